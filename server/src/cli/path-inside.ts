/** Whether a path on this machine lies in a folder: by its letters alone, so both have to be absolute, or both real. */

import { sep } from 'node:path';

/** Whether `path` is the folder itself or lies below it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
