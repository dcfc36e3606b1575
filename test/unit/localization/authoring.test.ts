/** What the commands that ask and then write say, in the pseudo-language: nothing of it is left in English but values. */

import { deepEqual } from 'node:assert/strict';

import { compose } from '../../../server/src/authoring/compose.ts';
import type { Engine } from '../../../server/src/engine/engine.ts';
import {
  AUTHORING_COMMANDS,
  type AuthoringCommand,
  type ComposeParams,
  type Question,
} from '../../../server/src/protocol/authoring-messages.ts';
import { GOOD } from '../rules/good-workspace.ts';
import { dedent, engineFor, type FixtureFiles } from '../rules/rule-fixture.ts';
import { ownPlainWords, unseenMessages, whileInPseudoLanguage } from './pseudo-room.ts';

const YEAR = 'engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n';
const POLICY = 'review_cadence: annual\nlast_reviewed: 2026-06-01\nowner: jane.doe\n';
const CONTROL = 'review_cadence: annual, criteria: [CC6.1], owner: jane.doe';

/** As of 2026-06-30. */
const WORKSPACES: readonly FixtureFiles[] = [
  { ...GOOD, 'plumbline.yml': YEAR },
  {
    'plumbline.yml': YEAR,
    'people.control.yml': 'people:\n  - {id: jane.doe, name: Jane Doe}\n  - {id: sam.roe, role: Auditor}\n',
    'policies/a.md': `---\nid: POL-A\ntitle: A\nstatus: draft\nversion: "1"\nsatisfies: [CC7.1]\n${POLICY}---\n# A\n`,
    'policies/b.md': `---\nid: POL-B\ntitle: B\nstatus: in-review\nnext_review: 2026-06-29\n${POLICY}---\n# B\n`,
    'policies/c.md': `---\nid: POL-C\ntitle: C\nnext_review: 2026-06-30\n${POLICY}---\n# C\n`,
    'policies/d.md': `---\nid: POL-D\ntitle: D\napproved: 2026-06-01\nnext_review: 2026-07-01\n${POLICY}---\n# D\n`,
    'policies/e.md': `---\nid: POL-E\nversion: "1.2"\napprover: sam.roe\napproved: 2026-06-01\napproved_digest: sha256-${'a'.repeat(64)}\n${POLICY}---\n# E\n`,
    'policies/f.md': '# F\n',
    'controls/one.yml': `controls:
  - {id: AC-01, title: Yearly, frequency: annual, ${CONTROL}}
  - {id: AC-02, title: Quarters, frequency: quarterly, started: 2026-01-01, ${CONTROL}}
  - {id: AC-03, title: Events, frequency: per-event, ${CONTROL}}
  - {id: AC-04, title: Months, frequency: monthly, started: 2026-05-01, ${CONTROL}}
  - {id: AC-05, title: Half years, frequency: semiannual, started: 2026-01-01, ${CONTROL}, next_review: 2026-06-20}
  - {id: AC-06, title: Weeks, frequency: weekly, started: 2026-06-01, ${CONTROL}}
  - {id: AC-07, title: No frequency, ${CONTROL}}
risks:
  - {id: R-1, title: Loss}
vendors:
  - {id: V-1, name: Host, last_reviewed: 2026-01-01}
  - {name: Nameless, last_reviewed: 2026-01-01, review_cadence: annual}
evidence:
  - {id: EV-1, control: AC-01, period: 2026}
  - {id: EV-7, control: AC-07, period: 2026-01}
  - {id: EV-5, control: AC-05, period: 2026-02-01}
populations:
  - {id: POP-1, control: AC-03, period: 2026, collected: 2026-06-30, events: [{date: 2026-01-05}, {id: E-2, date: 2026-01-06}]}
`,
  },
  { 'controls/one.yml': `controls:\n  - {id: AC-01, title: Two months, frequency: P2M, ${CONTROL}}\n` },
  { 'README.md': '# Nothing yet\n' },
  { 'plumbline.yml': 'files: {policies: ["none.md"], exclude: ["**"]}\n' },
  {
    'plumbline.yml': 'files: {policies: [], registers: ["controls/**/*.md"]}\n',
    'controls/one.md': '---\nid: AC-01\ntitle: One\nkind: control\ncriteria: [CC6.1]\n---\n',
  },
];

/** What somebody types where a text is asked for. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  title: ['Keys are rotated each quarter', 'Backups are restored every other week', 'Keys are kept'],
  reason: ['The directory moves'],
};

/** Answers that no question takes, or that lead elsewhere than what is offered first. */
const ODD = ['', 'nonsense', '2020-01-01', 'AC-01', 'jane.doe'];

async function said(engine: Engine, command: AuthoringCommand): Promise<readonly string[]> {
  const found: string[] = [];
  const ask = async (answers: ComposeParams['answers']): Promise<void> => {
    const outcome = await compose({ command, answers }, { engine, at: undefined });
    if (outcome.kind === 'change') found.push(outcome.said);
    if (outcome.kind === 'refused') found.push(outcome.reason);
    if (outcome.kind !== 'question') return;
    const { question } = outcome;
    found.push(...textsOf(question));
    const answer = (value: string): ComposeParams['answers'] => ({
      ...answers,
      [question.name]: question.kind === 'several' ? [value] : value,
    });
    for (const value of ODD) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      const next = await compose({ command, answers: answer(value) }, { engine, at: undefined });
      if (next.kind === 'question') found.push(...textsOf(next.question));
    }
    const offered = question.offers.map(({ value }) => value);
    const tried =
      question.kind === 'text' ? (TYPED[question.name] ?? []) : new Set([...offered.slice(0, 8), ...offered.slice(-1)]);
    // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
    for (const value of tried) await ask(answer(value));
  };
  await ask({});
  return found;
}

function textsOf({ title, prompt, fault, offers }: Question): readonly string[] {
  const texts = [
    title,
    prompt,
    fault,
    ...offers.flatMap(({ label, description, detail }) => [label, description, detail]),
  ];
  return texts.filter((text) => text !== undefined);
}

/** IDs, names, paths, and what stands in the files or was typed. */
const VALUES: readonly string[] = `
  AC-01 AC-02 AC-03 AC-04 AC-05 AC-06 AC-07 AC-08 Access Auditor CC1 CC1-1-01 CC1-2-01 CC1-3-01 CC1-4-01 CC1-5-01 CC2
  CC2-1-01 CC2-2-01 CC2-3-01 CC3 CC4 CC5 CC6 CC7 CC8 CC9 CC9-2-01 Chris Control Doe E-2 EV-2026-01-05-AC-03
  EV-2026-01-06-AC-03 EV-2026-05-AC-04 EV-2026-06-01-AC-06 EV-2026-06-30-AC-01 EV-2026-06-30-AC-02 EV-2026-06-30-AC-03
  EV-2026-06-30-AC-04 EV-2026-06-30-AC-05 EV-2026-06-30-AC-06 EV-2026-06-30-AC-07 EV-2026-06-AC-01 EV-2026-06-AC-02
  EV-2026-06-AC-03 EV-2026-06-AC-04 EV-2026-06-AC-05 EV-2026-06-AC-06 EV-2026-06-AC-07 EV-2026-AC-01 EV-2026-AC-02
  EV-2026-AC-03 EV-2026-AC-04 EV-2026-AC-05 EV-2026-AC-06 EV-2026-AC-07 EV-2026-H1-AC-05 EV-2026-Q1-AC-02
  EV-2026-Q2-AC-01 EV-2026-Q2-AC-02 EV-2026-Q2-AC-03 EV-2026-Q2-AC-04 EV-2026-Q2-AC-05 EV-2026-Q2-AC-06
  EV-2026-Q2-AC-07 EV-2026-W25-AC-06 EV-2026-W26-AC-06 EV-2026-W27-AC-06 EX-1 Events H1 Half Host Jane Lee Loss Months
  Nameless No One P2M POL-A POL-ACCESS POL-B POL-BACKUPS-ARE-RESTORED POL-C POL-D POL-E POL-KEYS-ARE-KEPT
  POL-KEYS-ARE-ROTATED Policy Q1 Q2 Quarterly Quarters R-1 Roe Sam Two V-1 W23 W25 W26 W27 Weeks Yearly access annual
  backups-are-restored-every-other-week chris continuous controls daily doe evidence exceptions fortnightly frequency
  jane keys-are-kept keys-are-rotated-each-quarter lee md monthly months next nonsense one per-event policies
  quarterly review roe sam same security semiannual user weekly years yml
`
  .trim()
  .split(/\s+/);

describe('commands in the pseudo-language', () => {
  it('leave only values in plain letters', async () => {
    const texts = await whileInPseudoLanguage(async () => {
      const found: string[] = [];
      for (const files of WORKSPACES) {
        const read = Object.entries(files).map(([path, text]) => [path, dedent(text)] as const);
        // oxlint-disable-next-line eslint/no-await-in-loop -- one workspace after the other
        const engine = await engineFor(new Map(read));
        // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
        for (const command of AUTHORING_COMMANDS) found.push(...(await said(engine, command)));
      }
      return found;
    });
    // For what the questions before do not let happen.
    deepEqual(unseenMessages('server/src/authoring', texts), [
      'Nothing was written: where the record stands, there is no front-matter or list of fields to which it could be added.',
      'Recorded that somebody approved {0} on {1}.',
    ]);
    deepEqual(ownPlainWords(texts, VALUES), VALUES);
  }).timeout(60_000);
});
