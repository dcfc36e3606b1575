/** What of a folder was not looked at because there is too much of it, in sentences for a log. */

import type { Workspace } from '../workspace/workspace.ts';

/** The sentences; none as a rule. */
export function leftOut({ truncated, leavesOutCode }: Workspace): readonly string[] {
  return [
    ...(truncated ? ['The folder holds more files than are looked at; exclude some in plumbline.yml.'] : []),
    ...(leavesOutCode
      ? [
          'The folder holds more source code than is looked through for controls; name in plumbline.yml under files.code what matters.',
        ]
      : []),
  ];
}
