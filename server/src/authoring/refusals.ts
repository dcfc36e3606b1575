/** Why nothing can be written, in sentences that several commands say. */

import * as l10n from '@vscode/l10n';
import type { RecordRef } from '../workspace/workspace-index.ts';

/** That there is no place for a new record. */
export function noRegister(): string {
  return l10n.t(
    'No file would be read as a register here: plumbline.yml gives other places under “files:”, or excludes these.',
  );
}

/** That there is no control of which a record could speak. */
export function noControls(): string {
  return l10n.t('There are no controls yet. Write one first, with “Plumbline: New control”.');
}

/** That an answer names none of the records that can be meant. */
export function noSuchRecord(name: string): string {
  return l10n.t('There is no “{0}” here.', name);
}

/** That a record cannot be edited as it is written. */
export function changedMeanwhile(ref: RecordRef | undefined): { readonly kind: 'refused'; readonly reason: string } {
  const name = ref?.id ?? ref?.title;
  const reason =
    name === undefined
      ? l10n.t(
          'Nothing was written: where the record stands, there is no front-matter or list of fields to which it could be added.',
        )
      : l10n.t(
          'Nothing was written: where {0} stands, there is no front-matter or list of fields to which it could be added.',
          name,
        );
  return { kind: 'refused', reason };
}
