/** The stand-in for a `plumbline.yml` that does not exist: what findings about the whole folder stand in. */

import { readDocument } from '../facts/read-document.ts';
import { CONFIGURATION_FILE } from './classify.ts';
import type { DocumentUri } from './file-system.ts';
import { IndexedDocument } from './indexed-document.ts';
import { UnpackedDocuments } from './unpacked-documents.ts';

/** An empty configuration at the place where the file would be. */
export function absentConfiguration(uri: DocumentUri): IndexedDocument {
  const facts = readDocument('', false, { role: 'configuration' });
  return new IndexedDocument({ uri, path: CONFIGURATION_FILE, exists: false }, facts, new UnpackedDocuments());
}
