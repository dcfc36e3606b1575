/** The report of an issue: versions and numbers, and room for a person's words. */

import assert from 'node:assert/strict';
import { reportText } from '../../../client/src/report/report-text.ts';

describe('the report of an issue', () => {
  it('is a table under the room for what happened', () => {
    const text = reportText({
      extension: '0.1.0',
      editor: '1.105.0',
      host: 'desktop, Node',
      server: 'running',
      isTrusted: false,
      schemes: ['file'],
      tally: { folders: 1, documents: { policy: 2, register: 3 }, records: {} },
      settings: { 'plumbline.asOf': 'not set' },
      activation: 120,
    });
    assert.equal(
      text,
      `<!-- Say what you did, what you expected, and what happened instead. -->



| | |
| --- | --- |
| Plumbline | 0.1.0 |
| VS Code | 1.105.0 |
| Host | desktop, Node |
| Workspace trust | Restricted Mode |
| File systems | file |
| Language server | running |
| Workspace read after | 120 ms |
| Folders | 1 |
| Documents | 2 policy, 3 register |
| Records | none |
| plumbline.asOf | not set |

<!-- These are versions and numbers. No text, name or path of your workspace is among them. -->
`,
    );
  });

  it('says what nobody knows while there is no server', () => {
    const text = reportText({
      extension: '0.1.0',
      editor: '1.105.0',
      host: 'web, web worker',
      server: 'stopped',
      isTrusted: true,
      schemes: [],
      tally: undefined,
      settings: {},
      activation: undefined,
    });
    assert.match(
      text,
      /\| File systems \| none \|\n.*stopped \|\n.*not yet \|\n.*unknown \|\n.*unknown \|\n.*unknown \|/,
    );
  });
});
