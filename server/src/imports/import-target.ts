/** The folder into which an import goes, as an engine has read it. */

import type { Engine } from '../engine/engine.ts';
import { criteriaOfReading, readCriteria } from '../frameworks/reference.ts';
import { MAX_SIZE } from '../syntax/guards.ts';
import { classifierOf } from '../workspace/classify.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { dirnameUri, isInside, joinUri } from '../workspace/uri.ts';
import type { ImportTarget } from './import-plan.ts';
import { REMEMBERED_FILE } from './remembered-columns.ts';

/** The target for a folder that was read. Files are asked for when the import wants to know of them. */
export async function importTarget({ snapshot }: Engine, fileSystem: FileSystem): Promise<ImportTarget> {
  const { folder, configuration, catalogue } = snapshot;
  const classifier = classifierOf(configuration.files, fileSystem.caseSensitive);
  const root = (await fileSystem.resolve(folder))?.real ?? folder;
  // What lies outside of the folder, by a link, is not read.
  const isOurs = (real: string): boolean => isInside(root, real, fileSystem.caseSensitive);
  const memory = await fileSystem.resolve(joinUri(folder, REMEMBERED_FILE));
  const isThere = memory?.type === 'file' && isOurs(memory.real);
  const remembered = isThere ? await fileSystem.readFile(memory.real, MAX_SIZE) : undefined;
  return {
    controlAt: (id) => snapshot.definitions(id, 'control')[0]?.document.path,
    async fileAt(path, content) {
      const uri = joinUri(folder, path);
      const there = await fileSystem.resolve(uri);
      if (there === undefined) {
        // A link that leads nowhere has the name all the same.
        const name = path.slice(path.lastIndexOf('/') + 1);
        const beside = await fileSystem.readDirectory(dirnameUri(uri));
        return beside?.some((entry) => entry.name === name) === true ? 'other' : 'nothing';
      }
      if (content === undefined || there.type !== 'file' || !isOurs(there.real)) return 'other';
      const read = await fileSystem.readFile(uri, content.length);
      return read.ok && isSame(read.bytes, content) ? 'same' : 'other';
    },
    isCriteria: (text) => criteriaOfReading(readCriteria(catalogue, text)).length > 0,
    isRead(path) {
      const role = classifier.role(path)?.role;
      return role !== undefined && role !== 'code';
    },
    ...(remembered?.ok === true
      ? { remembered: new TextDecoder().decode(remembered.bytes) }
      : { isRememberedUnread: memory !== undefined }),
  };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
