/** Beginnings of addresses that nobody should be led to click on. */

/** What runs a program, or reads a disk, when it is clicked. */
export const UNSAFE_SCHEMES = ['command', 'javascript', 'vbscript', 'data', 'file'] as const;

const UNSAFE = new RegExp(`^\\s*(${UNSAFE_SCHEMES.join('|')}):`, 'i');

/** The unsafe scheme with which an address begins, in small letters: `command`. Undefined for any other text. */
export function unsafeScheme(address: string): string | undefined {
  return UNSAFE.exec(address)?.[1]?.toLowerCase();
}
