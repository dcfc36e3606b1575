/** Paths as references of URIs, for documents that name files. */

import { wellFormed } from './well-formed.ts';

/** A path from a root as a reference to be read from there: each of its names is escaped, so that none can be a scheme. */
export function relativeUri(path: string): string {
  return wellFormed(path).split('/').map(encodeURIComponent).join('/');
}
