/** What of a folder was not looked at because there is too much of it, in sentences for a log. */

import * as l10n from '@vscode/l10n';
import type { Workspace } from '../workspace/workspace.ts';

/** The sentences; none as a rule. */
export function leftOut({ truncated, leavesOutCode }: Workspace): readonly string[] {
  return [
    ...(truncated ? [l10n.t('The folder holds more files than are looked at; exclude some in plumbline.yml.')] : []),
    ...(leavesOutCode
      ? [
          l10n.t(
            'The folder holds more source code than is looked through for controls; name in plumbline.yml under files.code what matters.',
          ),
        ]
      : []),
  ];
}
