/** What a file system's error is called. */

/** The code of an error, such as `ENOSPC`; undefined for anything that has none. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
