/** What the command line writes for people, in the pseudo-language: nothing of ours is left in English. */

import { deepEqual } from 'node:assert/strict';

import * as l10n from '@vscode/l10n';

import { messageKey } from '../../../localization/pseudo-language.ts';
import { programMessages } from '../../../localization/program-messages.ts';
import { displayDate } from '../../../server/src/domain/civil-date.ts';
import { CATEGORIES } from '../../../server/src/domain/category.ts';
import { displayPeriod } from '../../../server/src/domain/period.ts';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { exposureOf, exposureText } from '../../../server/src/readiness/exposure.ts';
import { baselineSentence } from '../../../server/src/reports/baseline-sentence.ts';
import type { CheckReport } from '../../../server/src/reports/check-report.ts';
import { checkText } from '../../../server/src/reports/check-text.ts';
import { diffText } from '../../../server/src/reports/diff-text.ts';
import { logText } from '../../../server/src/reports/log-text.ts';
import { matrixText } from '../../../server/src/reports/matrix-text.ts';
import { configurationFaultText, unreadText, unverifiedText } from '../../../server/src/reports/not-read.ts';
import { proposalText } from '../../../server/src/reports/proposal-text.ts';
import { ruleListText } from '../../../server/src/reports/rule-list-text.ts';
import { ruleSummaryText } from '../../../server/src/reports/rule-page-text.ts';
import { samplesText } from '../../../server/src/reports/samples-text.ts';
import { timelineText } from '../../../server/src/reports/timeline-text.ts';
import { verifyingText } from '../../../server/src/reports/verifying-text.ts';
import { RULES } from '../../../server/src/rules/registry.ts';
import { RULE_CODES } from '../../../server/src/rules/rule-codes.ts';
import { diffReport, LOG, sameReport } from '../reports/git-reports.ts';
import { engineOf, type Files, plainStyle } from '../reports/report-workspace.ts';
import { formatTexts } from './format-reports.ts';
import { inPseudoLanguage, plainWords } from './in-pseudo-language.ts';

/** The words of `run` in plain letters, without those of `others`, which other rooms say and translate. */
function wordsOf(run: () => readonly string[], others: () => readonly (string | undefined)[] = () => []): string[] {
  return inPseudoLanguage(() => {
    const foreign = new Set(plainWords(others().filter((text) => text !== undefined)));
    return plainWords(run()).filter((word) => !foreign.has(word));
  });
}

const CONTROLS = `controls:
  - {id: AC-01, title: 'x1', owner: o1, frequency: monthly, status: operating, criteria: [CC6.1], policies: [POL-A]}
  - {id: AC-02, title: 'x1', owner: o1, frequency: quarterly, status: operating, criteria: [CC6.1, A1.1], risks: [R-1], type: preventive}
  - {id: AC-03, title: 'x1', frequency: annual, status: planned, criteria: [CC6.2]}
  - {id: AC-04, title: 'x1', owner: o1, frequency: per-event, status: operating, criteria: [CC6.2], evidence: [{population: hires}]}
  - {id: AC-05, title: 'x1', owner: o1, frequency: weekly, status: operating, criteria: [CC6.3]}
  - {id: AC-06, title: 'x1', owner: o1, status: designed, criteria: [CC6.3]}
  - {id: AC-07, title: 'x1', owner: o1, status: operating, criteria: [CC6.3]}
  - {id: AC-08, title: 'x1', owner: o1, frequency: P45D, status: operating, criteria: [CC6.6]}
  - {id: AC-09, title: 'x1', owner: o1, frequency: continuous, status: operating, criteria: [C1.1]}
  - {id: AC-10, title: 'x1', owner: o1, frequency: per-event, status: operating, criteria: [CC6.2]}
  - {id: AC-11, title: 'x1', owner: o1, frequency: annual, status: operating, effective: 2028-01-01, criteria: [CC6.2]}
  - {id: AC-12, title: 'x1', owner: o1, frequency: quarterly, status: operating, criteria: [CC6.1], policies: [POL-A]}
`;

const EVIDENCE = `evidence:
  - {id: EV-1, control: AC-01, period: {start: 2026-01-01, end: 2026-03-31}, collected: 2026-04-02, url: 'https://a.b/1'}
  - {id: EV-2, control: AC-01, period: {start: 2026-04-01, end: 2026-04-30}, collected: 2026-08-30, url: 'https://a.b/2'}
  - {id: EV-3, control: AC-02, period: 2026-Q1, collected: 2026-08-03, url: 'https://a.b/3'}
  - {id: EV-4, control: AC-06, date: 2026-03-03, collected: 2026-03-03, url: 'https://a.b/4'}
`;

const REST: Files = {
  'policies/a.md': `---\nid: POL-A\ntitle: x1\nversion: "1"\nstatus: approved\nowner: o1\napprover: o2\napproved: 2026-01-15\nnext_review: 2027-01-15\nreview_cadence: annual\nsatisfies: [CC6.1, CC7.1]\n---\n# x1\n`,
  'controls/a.yml': CONTROLS,
  'evidence/a.yml': EVIDENCE,
  'risks/a.yml':
    'risks:\n  - {id: R-1, title: x1, owner: o1, likelihood: 5, impact: 5, treatment: mitigate, controls: [AC-02]}\n',
  'exceptions/a.yml':
    'exceptions:\n  - {id: EX-1, title: x1, control: AC-05, owner: o1, approver: o2, approved: 2026-01-01, expires: 2026-03-01}\n',
  'src/a.ts': '// @control AC-01\n',
  'people/a.yml': 'people:\n  - {id: o1, name: x1, email: a@b.c}\n',
  'controls/populations.yml': `populations:
  - {id: P-1, control: AC-10, period: {start: 2026-01-01, end: 2026-09-15}, collected: 2026-09-15, events: []}
  - {id: P-2, control: AC-04, period: {start: 2026-01-01, end: 2026-03-31}, collected: 2026-09-15, events: []}
  - {id: P-3, control: AC-04, period: {start: 2026-04-02, end: 2026-09-15}, collected: 2026-09-15, events: []}
`,
  'frameworks/a.yml': 'id: x1\nname: x1\ncriteria:\n  - {id: "5.1", label: x1, maps: [CC6.1]}\n',
};

const configuration = (engagement: string): string =>
  `organization: x1\nengagement: ${engagement}\nfiles: {code: ['src/**']}\n`;
const YEAR = configuration(
  '{type: 2, categories: [security, availability], period: {start: 2026-01-01, end: 2026-12-31}}',
);
const TWO_YEARS = configuration('{type: 2, categories: [security], period: {start: 2026-02-10, end: 2027-02-09}}');
const ACROSS = configuration('{type: 2, categories: [security], period: {start: 2026-07-01, end: 2027-06-30}}');
const DESIGN = configuration('{type: 1, categories: [security]}');
const UNSAID = configuration('{type: 2, categories: [security]}');

/** Controls as often as this, and nothing else. */
function controls(...frequencies: readonly string[]): Files {
  const rows = frequencies.map(
    (often, index) => `  - {id: AC-${index + 20}, frequency: ${often}, status: operating}\n`,
  );
  return { 'controls/a.yml': `controls:\n${rows.join('')}` };
}

const DAYS = ['P41D', 'P43D', 'P47D', 'P53D', 'P59D'];

/** What other rooms say of the same workspace. */
function said({ snapshot, readiness }: Engine): readonly (string | undefined)[] {
  const matrix = readiness.matrix();
  const { engagement } = snapshot.configuration;
  const period = engagement.type === 2 ? engagement.period : undefined;
  return [
    ...CATEGORIES.map(({ name }) => name),
    ...matrix.criteria.map(({ criterion }) => criterion.label),
    ...matrix.controls.map((row) => row.readiness.next),
    ...matrix.controls.map(({ control }) => {
      const exposure = exposureOf(snapshot, control);
      return exposure === undefined ? '' : exposureText(exposure);
    }),
    ...(period === undefined ? [] : [displayPeriod(period)]),
    displayDate(snapshot.asOf),
    ...matrix.controls.flatMap((row) => row.readiness.occurrences.map(({ due }) => displayDate(due))),
  ];
}

const NOTHING = { files: 0, policies: 0, controls: 0, evidence: 0, errors: 0, warnings: 0, information: 0, hints: 0 };
const ONE = { files: 1, policies: 1, controls: 1, evidence: 1, errors: 1, warnings: 1, information: 1, hints: 1 };
const MANY = { files: 2, policies: 2, controls: 2, evidence: 2, errors: 2, warnings: 2, information: 2, hints: 2 };

function checkReports(asOf: CheckReport['asOf']): readonly CheckReport[] {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const place = { uri: 'file:///1.y', path: '1.y', range, message: '1' };
  const diagnoses = (['error', 'warning', 'information', 'hint'] as const).map((severity) => ({
    ...place,
    code: 'link-broken' as const,
    severity,
    related: [place],
  }));
  const figure = { folder: undefined, ready: 1, inScope: 2, goal: 'operating' as const };
  const base = { asOf, diagnoses, silenced: 0, baseline: undefined, readiness: [] };
  return [
    { ...base, totals: NOTHING, diagnoses: [], readiness: [figure, { ...figure, folder: '1', goal: 'evidenced' }] },
    { ...base, totals: ONE, silenced: 1, baseline: { file: '1.j', known: 1, gone: 1 } },
    { ...base, totals: MANY, silenced: 2, baseline: { file: '1.j', known: 2, gone: 2 } },
    { ...base, totals: MANY, baseline: { file: '1.j', known: 0, gone: 1 } },
    { ...base, totals: MANY, baseline: { file: '1.j', known: 0, gone: 2 } },
    ...[0, 1, 2].map((known) => ({
      ...base,
      totals: MANY,
      since: { ref: '1', commit: undefined, known, gone: known },
    })),
  ];
}

describe('the reports in the pseudo-language', () => {
  const engines: Engine[] = [];
  const wide = plainStyle(120);
  const narrow = plainStyle(40, false);

  before(async () => {
    for (const [text, files] of [
      [YEAR, REST],
      [TWO_YEARS, REST],
      [DESIGN, REST],
      [UNSAID, REST],
      [ACROSS, REST],
      [YEAR, controls('annual')],
      [YEAR, controls('monthly')],
      [YEAR, controls('annual', 'per-event')],
      [YEAR, controls('semiannual')],
      [YEAR, controls(...DAYS, ...Array.from({ length: 14 }, () => 'monthly'))],
      [YEAR, controls(...DAYS, 'P61D', 'P67D')],
      [configuration('{type: 2, categories: [availability], period: {start: 2026-01-01, end: 2026-12-31}}'), {}],
      [YEAR, {}],
      [DESIGN, {}],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- a few
      engines.push(await engineOf({ ...files, 'plumbline.yml': text }));
    }
  });

  const reports = (): readonly {
    readonly snapshot: Engine['snapshot'];
    readonly matrix: ReturnType<Engine['readiness']['matrix']>;
  }[] => engines.map(({ snapshot, readiness }) => ({ snapshot, matrix: readiness.matrix() }));

  const texts: Readonly<Record<string, () => readonly string[]>> = {
    check: () =>
      engines
        .slice(0, 1)
        .flatMap(({ snapshot }) => checkReports(snapshot.asOf).map((report) => checkText(report, () => '12', wide))),
    formats: () => engines.slice(0, 1).flatMap(({ snapshot }) => formatTexts(checkReports(snapshot.asOf))),
    matrix: () => reports().flatMap((report) => [matrixText(report, wide), matrixText(report, narrow)]),
    timeline: () => reports().flatMap((report) => [timelineText(report, wide), timelineText(report, plainStyle(40))]),
    samples: () => reports().flatMap((report) => [samplesText(report, wide), samplesText(report, narrow)]),
    proposal: () =>
      [NOTHING, ONE, MANY].map((totals) =>
        proposalText({ path: '1.y', proposal: { text: '', recognized: ['1'], decided: ['2'] }, totals }, wide),
      ),
    git: () => [
      diffText(diffReport('operating'), wide),
      diffText(diffReport('evidenced'), narrow),
      diffText(sameReport(), wide),
      logText(LOG, wide),
      logText({ rows: [], hasOlder: false }, wide),
    ],
    rules: () => [ruleListText(wide), ...RULES.map((rule) => ruleSummaryText(rule, wide))],
    rest: () => [
      verifyingText({ filesRead: 1, files: 4, bytesRead: 1e9, bytes: 2e9 }),
      baselineSentence('1.j', '2'),
      ...unverifiedText(['o1']),
      ...unverifiedText(['o1', 'o1']),
      ...unreadText({ folder: '1:///1', unreadFolders: ['1:///1/o1'] }),
      ...unreadText({ folder: '1:///1', unreadFolders: ['1:///1/o1'] }, new Set(['1:///1/o1'])),
      configurationFaultText(
        { problems: [{ code: 'yaml-syntax', message: '', start: 0, end: 0 }], lineStarts: Uint32Array.of(0) },
        'o1',
      ) ?? '',
    ],
  };

  const others = (): readonly (string | undefined)[] => engines.flatMap(said);
  /** IDs, weeks, durations and how often, as they are written in files. */
  const VALUES =
    /^(?:AC-\d\d|A1|C1|CC\d|POL-A|R-1|EX-1|o1|TSC|P\d+D|W\d\d.*|weekly|monthly|quarterly|semiannual|annual|continuous|per-event)$/;
  const ours = (name: string): readonly string[] =>
    wordsOf(texts[name] ?? (() => []), others).filter((word) => !VALUES.test(word));

  it('name in plain letters what is typed and what it is of', () => {
    deepEqual(ours('check'), ['explain', 'link-broken', 'plumbline', 'write-baseline']);
    deepEqual(ours('formats'), ['Plumbline', 'link-broken']);
    // The letter of what is ready, and a dash for what is not.
    deepEqual(ours('matrix'), ['D-']);
    // What is to be written in plumbline.yml.
    deepEqual(ours('timeline'), ['end', 'engagement', 'period', 'start', 'type']);
    deepEqual(ours('samples'), []);
    deepEqual(ours('proposal'), []);
    deepEqual(ours('rest'), ['GB']);
    // IDs of commits, subjects, and what is typed.
    deepEqual(ours('git'), ['a1b2c3d', 'b2c3d', 'limit', 'link-broken', 'm1']);
  });

  it('say of rules nothing but their codes', () => {
    const words = wordsOf(texts['rules'] ?? (() => []), () => RULES.map(({ summary }) => summary));
    deepEqual(
      words.filter((word) => !RULE_CODES.some((code) => code === word)),
      [],
    );
  });

  it('have all been tried', () => {
    const asked = new Set<string>();
    l10n.config({
      contents: new Proxy<Record<string, string>>(
        {},
        {
          get(_target, key) {
            asked.add(String(key));
            return undefined;
          },
        },
      ),
    });
    for (const run of Object.values(texts)) run();
    l10n.config({ contents: {} });
    const all = programMessages(['server/src/reports']).messages.map(messageKey);
    deepEqual(
      all.filter((key) => !asked.has(key)),
      [],
    );
  });
});
