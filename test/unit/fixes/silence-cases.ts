/** Comments that silence a finding, with a reason to be written: where they stand, and how. */

import { GOOD } from '../rules/good-workspace.ts';
import { control, controls, policy, SOUND } from '../rules/sound-records.ts';
import type { FixCase } from './fix-fixture.ts';

const REVEALS = [/ suppression-without-reason /];
const BODY = '# Purpose\n\nSee [the list](list.md) and\n[the scope](scope.md).\n\n- [One](one.md)\n- Two\n';

export const SILENCE_CASES: readonly FixCase[] = [
  {
    code: 'control-owner-missing',
    what: 'silenced above the record, as far in as it is',
    files: { ...SOUND, 'controls/access.yml': controls(control({ owner: undefined })) },
    title: 'Silence control-owner-missing here, with a reason',
    expected: {
      'controls/access.yml': ['  - id:', '  # plumbline-ignore control-owner-missing: TODO\n  - id:'],
    },
    cursor: 'TODO',
    reveals: REVEALS,
  },
  {
    code: 'criterion-unknown',
    what: 'silenced above the item, with Windows line ends',
    files: {
      ...SOUND,
      'policies/access.md': policy({ satisfies: '\n  - CC6.1\n  - CC9.9' }).replaceAll('\n', '\r\n'),
    },
    title: 'Silence criterion-unknown here, with a reason',
    expected: {
      'policies/access.md': ['  - CC9.9', '  # plumbline-ignore criterion-unknown: TODO\r\n  - CC9.9'],
    },
    cursor: 'TODO',
    reveals: REVEALS,
  },
  {
    code: 'control-unknown',
    what: 'silenced beside a comment that silences something else',
    files: {
      ...GOOD,
      'evidence/more.yml':
        'populations:\n  # plumbline-ignore owner-unknown: left in May\n  - {id: POP-1, control: AC-77, owner: nobody}\n',
    },
    title: 'Silence control-unknown here, with a reason',
    expected: {
      'evidence/more.yml': ['  - {id: POP', '  # plumbline-ignore control-unknown: TODO\n  - {id: POP'],
    },
    reveals: REVEALS,
  },
  {
    code: 'link-broken',
    what: 'silenced above the paragraph',
    files: { ...SOUND, 'policies/access.md': policy({}, BODY) },
    title: 'Silence link-broken here, with a reason',
    expected: { 'policies/access.md': ['See', '<!-- plumbline-ignore link-broken: TODO -->\nSee'] },
    cursor: 'TODO',
    reveals: REVEALS,
  },
  {
    code: 'link-broken',
    what: 'silenced in the item of a list',
    files: { ...SOUND, 'policies/access.md': policy({}, BODY.replace(/See.*\n.*\n/, '')) },
    title: 'Silence link-broken here, with a reason',
    expected: { 'policies/access.md': ['](one.md)', '](one.md) <!-- plumbline-ignore link-broken: TODO -->'] },
    cursor: 'TODO',
    reveals: REVEALS,
  },
  {
    code: 'front-matter-missing',
    what: 'silenced above the first heading, behind the byte order mark',
    files: { ...SOUND, 'policies/old.md': '\ufeff# Old\n' },
    title: 'Silence front-matter-missing here, with a reason',
    expected: { 'policies/old.md': ['# Old', '<!-- plumbline-ignore front-matter-missing: TODO -->\n# Old'] },
    reveals: REVEALS,
  },
  {
    code: 'criterion-unmapped',
    what: 'silenced for one criterion and not the others',
    files: { ...SOUND, 'plumbline.yml': 'engagement: {type: 1, as_of: 2026-06-30}\n' },
    title: 'Silence criterion-unmapped for CC1.1 here, with a reason',
    expected: {
      'plumbline.yml': ['engagement', '# plumbline-ignore criterion-unmapped CC1.1: TODO\nengagement'],
    },
    cursor: 'TODO',
    reveals: REVEALS,
  },
];
