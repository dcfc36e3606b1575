/** Fixes of links and paths that lead nowhere. */

import { GOOD } from '../rules/good-workspace.ts';
import type { FixtureFiles } from '../rules/rule-fixture.ts';
import { policy, SOUND } from '../rules/sound-records.ts';
import type { FixCase } from './fix-fixture.ts';

function withBody(body: string, more: FixtureFiles = {}): FixtureFiles {
  return { ...SOUND, ...more, 'policies/access.md': policy({}, `# Purpose & scope\n\n${body}`) };
}

function link(what: string, before: string, after: string, more: FixtureFiles = {}): FixCase {
  const [from = '', to = ''] = [before, after].map((one) => /\(([^)]*)\)|: (.*)/.exec(one)?.slice(1).join('') ?? '');
  return {
    code: 'link-broken',
    what,
    files: withBody(before, more),
    expected: { 'policies/access.md': [from, to] },
  };
}

const EVIDENCE = 'evidence:\n  - {id: EV-1, control: AC-01, period: 2026-Q2, path: ';

function evidencePath(what: string, before: string, after: string, more: FixtureFiles = {}): FixCase {
  return {
    code: 'evidence-file-missing',
    what,
    files: { ...GOOD, ...more, 'evidence/2026/more.yml': `${EVIDENCE}${before}}\n` },
    expected: { 'evidence/2026/more.yml': [before, after] },
  };
}

const OTHER = { 'policies/other policy.md': policy({ id: 'POL-OTHER', satisfies: '[CC6.2]' }) };

export const LINK_CASES: readonly FixCase[] = [
  link('letter case, from the document', '[x](Access.md?plain=1#top)', '[x](access.md?plain=1#top)'),
  link('letter case, from the folder', '[x](/Policies/access.md)', '[x](/policies/access.md)'),
  link('letter case, without the extension', '[x](./Access)', '[x](./access)'),
  link('letter case, of a name with a space', '[x](Other%20policy.md)', '[x](other%20policy.md)', OTHER),
  link('in angle brackets', '[x](<Other policy.md>)', '[x](<other%20policy.md>)', OTHER),
  link('in a definition', '[x]\n\n[x]: ../Evidence/access.yml', '[x]\n\n[x]: ../evidence/access.yml'),
  link('a file that lies elsewhere', '[x](../old/all.yml#L3)', '[x](../controls/all.yml#L3)', {
    'controls/all.yml': 'controls:\n',
  }),
  link('the nearest heading', '[x](#purpose--scop)', '[x](#purpose--scope)'),
  link(
    'the nearest heading of another document',
    '[x](other%20policy.md#purpos)',
    '[x](other%20policy.md#purpose)',
    OTHER,
  ),
  link('the scheme', '[x](htps://acme.example)', '[x](https://acme.example)'),
  evidencePath('letter case', 'evidence/2026/Q1-access-review.csv', 'evidence/2026/q1-access-review.csv'),
  evidencePath('letter case, from the document', '"./Q1-access-review.csv"', '"./q1-access-review.csv"'),
  evidencePath('a file that was moved', 'evidence/2025/q1-access-review.csv', 'evidence/2026/q1-access-review.csv'),
  evidencePath('a file that was moved, from the document', '../q1-access-review.csv', './q1-access-review.csv'),
  evidencePath('a file on one machine only', '"/home/jane/q2, all users.csv"', '"evidence/q2, all users.csv"', {
    'evidence/q2, all users.csv': 'a\n',
  }),
  {
    code: 'evidence-name',
    what: 'the file renamed, and all that leads to it',
    files: {
      ...GOOD,
      'plumbline.yml':
        'engagement: {type: 1, as_of: 2026-06-30}\nevidence_name: "{year}/{control}-{period}-{title}"\nrules: {criterion-unmapped: off}\n',
      'policies/access.md':
        GOOD['policies/access.md']?.replace(
          'Everything.',
          'See [the review](../evidence/2026/q1-access-review.csv?raw#L2) and [x](/evidence/2026/q1-access-review.csv).',
        ) ?? '',
      'evidence/2026/again.yml':
        'evidence:\n  - {id: EV-2, control: AC-01, period: 2026-Q1, path: "./q1-access-review.csv"}\n',
    },
    title: 'Rename it to “evidence/2026/AC-01-2026-Q1-access-review.csv”',
    expected: {
      'policies/access.md':
        GOOD['policies/access.md']?.replace(
          'Everything.',
          'See [the review](../evidence/2026/AC-01-2026-Q1-access-review.csv?raw#L2) and [x](/evidence/2026/AC-01-2026-Q1-access-review.csv).',
        ) ?? '',
      'evidence/access.yml': ['q1-access-review', 'AC-01-2026-Q1-access-review'],
      'evidence/2026/again.yml': ['q1-access-review', 'AC-01-2026-Q1-access-review'],
    },
    renamed: { 'evidence/2026/q1-access-review.csv': 'evidence/2026/AC-01-2026-Q1-access-review.csv' },
  },
];
