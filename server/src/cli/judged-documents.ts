/** The documents of a folder that are asked about: all that are judged, or those that the command line names. */

import type { DocumentUri } from '../workspace/file-system.ts';
import { uriKey } from '../workspace/uri.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import type { LoadedFolder } from './loaded-folder.ts';

type Named = Pick<LoadedFolder, 'engine' | 'target' | 'caseSensitive'>;

/** The documents whose findings are asked for, in the order of their paths. */
export function judgedDocuments(folder: Named): readonly IndexedDocument[] {
  return folder.target.limits === undefined ? folder.engine.judgedDocuments() : namedDocuments(folder);
}

/** The documents that were named, in the order of their paths. */
export function namedDocuments({ engine, target, caseSensitive }: Named): readonly IndexedDocument[] {
  const named = new Set(target.limits?.map(({ uri }) => uriKey(uri, caseSensitive)));
  // A commit can name hundreds of files, and a folder can hold thousands: no document is compared with each of them.
  const isNamed = (uri: DocumentUri): boolean => {
    for (let key = uriKey(uri, caseSensitive); key.includes('/'); key = key.slice(0, key.lastIndexOf('/'))) {
      if (named.has(key)) return true;
    }
    return false;
  };
  return engine.documents().filter(({ uri }) => isNamed(uri));
}
