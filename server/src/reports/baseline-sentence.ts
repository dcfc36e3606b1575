/** Why a folder's own baseline cannot be used. */

import * as l10n from '@vscode/l10n';

/** `plumbline-baseline.json could not be read.`: the file's name, and what comes after it in the sentence. */
export function baselineSentence(file: string, fault: string): string {
  return l10n.t({
    message: '{0} {1}',
    args: [file, fault],
    comment: ['{0} is a file, and {1} the rest of the sentence: “could not be read.”'],
  });
}
