/** Fixes of front-matter that is not there, or not closed. */

import { policy, SOUND } from '../rules/sound-records.ts';
import type { FixCase } from './fix-fixture.ts';

export const FRONT_MATTER_CASES: readonly FixCase[] = [
  {
    code: 'front-matter-missing',
    what: 'from the heading, the text and the other policies',
    files: { ...SOUND, 'policies/crypto.md': '# The *Encryption* Policy\n\nAs CC6.7 asks, and CC6.1.\n' },
    expected: {
      'policies/crypto.md':
        '---\nid: POL-ENCRYPTION\ntitle: The Encryption Policy\nversion: "1.0"\nstatus: draft\nowner: jane.doe\nreview_cadence: annual\nsatisfies: [CC6.1, CC6.7]\n---\n\n# The *Encryption* Policy\n\nAs CC6.7 asks, and CC6.1.\n',
    },
    cursor: 'POL-ENCRYPTION',
  },
  {
    code: 'front-matter-missing',
    what: 'from the name of the file, behind the byte order mark, with Windows line ends',
    files: { 'policies/access: 2.md': '\ufeffEveryone.\r\n', 'policies/old.md': policy({ id: undefined }) },
    expected: {
      'policies/access: 2.md':
        '\ufeff---\r\nid: POL-ACCESS-2\r\ntitle: "Access: 2"\r\nversion: "1.0"\r\nstatus: draft\r\nowner: jane.doe\r\nreview_cadence: annual\r\n---\r\n\r\nEveryone.\r\n',
    },
    cursor: 'POL-ACCESS-2',
    // Nobody could have said of it before what it satisfies.
    reveals: [/ policy-unmapped /],
  },
  {
    code: 'front-matter-unclosed',
    what: 'above the first heading',
    files: { ...SOUND, 'policies/access.md': policy().replace('\n---\n', '\n') },
    expected: { 'policies/access.md': policy().replace('\n---\n', '\n---\n') },
  },
  {
    code: 'front-matter-unclosed',
    what: 'at the end of the file, with Windows line ends',
    files: { ...SOUND, 'policies/access.md': '---\r\nid: POL-ACCESS\r\nversion: "1.0"\r\nstatus: retired' },
    expected: { 'policies/access.md': ['retired', 'retired\r\n---'] },
  },
];
