/** Puts imported controls into registers that are not there yet, and leaves out those whose IDs are taken. */

import * as l10n from '@vscode/l10n';

import { type ImportedRecord, type ImportFile, type ImportNote, type ImportTarget, placeOf } from './import-plan.ts';
import { commentLines, recordLines } from './record-yaml.ts';

/** Half of what is read of one file, in UTF-16 units, so that it can grow. */
const MOST_OF_A_FILE = 600_000;

interface ControlFiles {
  readonly files: readonly ImportFile[];
  readonly records: number;
  readonly conflicts: readonly ImportNote[];
}

/**
 * The registers of controls, `controls/NAME.yml` and, where that is taken or full, `controls/NAME-2.yml` and so on. The comment
 * stands at their beginning.
 */
export async function controlFiles(
  controls: readonly ImportedRecord[],
  name: string,
  comment: string,
  target: ImportTarget,
): Promise<ControlFiles> {
  const conflicts: ImportNote[] = [];
  const taken = new Map<string, ImportedRecord>();
  const files: ImportFile[] = [];
  const head = `${commentLines(comment)}controls:\n`;
  let number = 0;
  let text = head;
  let records = 0;
  const nextPath = async (): Promise<string> => {
    for (;;) {
      number += 1;
      const path = `controls/${name}${number === 1 ? '' : `-${number}`}.yml`;
      // oxlint-disable-next-line eslint/no-await-in-loop -- the next one is asked for only where this one is taken
      if ((await target.fileAt(path)) === 'nothing') return path;
    }
  };
  for (const control of controls) {
    const conflict = conflictOf(control, taken, target);
    if (conflict !== undefined) {
      conflicts.push({ ...placeOf(control), message: conflict });
      continue;
    }
    taken.set(control.id, control);
    records += 1;
    const lines = recordLines([['id', control.id], ...control.fields]);
    if (text.length + lines.length > MOST_OF_A_FILE && text !== head) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one name after the other
      files.push({ path: await nextPath(), content: text });
      text = head;
    }
    text += lines;
  }
  if (text !== head) files.push({ path: await nextPath(), content: text });
  return { files, records, conflicts };
}

function conflictOf(
  { id }: ImportedRecord,
  taken: ReadonlyMap<string, ImportedRecord>,
  target: ImportTarget,
): string | undefined {
  const path = target.controlAt(id);
  if (path !== undefined) return l10n.t('A control {0} is in {1} already, so this one was left out.', id, path);
  const earlier = taken.get(id);
  if (earlier === undefined) return undefined;
  if (earlier.file !== undefined)
    return l10n.t('{0} gives a control {1} too, so this one was left out.', earlier.file, id);
  return earlier.line === undefined
    ? l10n.t('There is another control {0} before, so this one was left out.', id)
    : l10n.t('Line {0} has a control {1} too, so this one was left out.', earlier.line, id);
}
