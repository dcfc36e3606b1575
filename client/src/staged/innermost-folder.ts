/** Of folders that lie in each other, the innermost speaks for a file: here as in the server. */

/** The innermost of some folders in which a file lies; undefined where it is in none. All are URIs as text. */
export function innermostFolder(folders: readonly string[], file: string): string | undefined {
  const around = folders.filter((folder) => file.startsWith(folderStart(folder)));
  return around.toSorted((one, other) => folderStart(other).length - folderStart(one).length)[0];
}

/** With what the URIs of all that lies in a folder begin. */
export function folderStart(folder: string): string {
  return `${folder.replace(/\/$/, '')}/`;
}
