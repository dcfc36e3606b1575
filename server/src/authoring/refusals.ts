/** Why nothing can be written, in sentences that several commands say. */

import type { RecordRef } from '../workspace/workspace-index.ts';

export const NO_REGISTER =
  'No file would be read as a register here: plumbline.yml gives other places under “files:”, or excludes these.';

export const NO_CONTROLS = 'There are no controls yet. Write one first, with “Plumbline: New control”.';

/** That an answer names none of the records that can be meant. */
export function noSuchRecord(name: string): string {
  return `There is no “${name}” here.`;
}

/** That a record cannot be edited as it is written. */
export function changedMeanwhile(ref: RecordRef | undefined): { readonly kind: 'refused'; readonly reason: string } {
  const name = ref?.id ?? ref?.title ?? 'the record';
  return {
    kind: 'refused',
    reason: `Nothing was written: where ${name} stands, there is no front-matter or list of fields to which it could be added.`,
  };
}
