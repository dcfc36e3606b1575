/** `check --format markdown`: read back as Markdown, in which nothing of a workspace comes alive. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import type { Diagnosis } from '../../../server/src/engine/engine.ts';
import { TSC_2017 } from '../../../server/src/frameworks/tsc-2017.ts';
import { checkMarkdown } from '../../../server/src/reports/check-markdown.ts';
import type { ChangeFigure, CheckDetails, CheckReport, FolderMove } from '../../../server/src/reports/check-report.ts';
import { inert } from '../../../server/src/reports/comment-text.ts';
import { rulePagesAddress } from '../../../server/src/reports/rule-pages.ts';
import { runs } from '../random-runs.ts';
import { anyDiagnoses, anyText } from './any-finding.ts';
import { nodesIn, readComment, textIn } from './comment-tree.ts';
import { checkedOf, inventedReport, ODD, ODD_WITHOUT_BASELINE, PAGES } from './format-workspace.ts';
import { assertGolden } from './golden-file.ts';
import { SMALL } from './report-workspace.ts';

const LIMIT = 65_536;

/** What GitHub and GitLab make a link of in what Markdown has become, outside of code. */
const ALIVE = [
  /@[\w-]/,
  /#\d/,
  /![0-9]/,
  /~[\w"]/,
  /%[\w"]/,
  /\$\w/,
  /GH-\d/i,
  /:[a-z]\w*:/,
  /(?:https?|ftp):\/\//i,
  /www\./i,
  /(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/i,
];

/** What is to be seen of a text: one line, without what takes no room. */
function seen(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\p{Cc}\p{Surrogate}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function paragraphsOf(text: string): readonly string[] {
  return readComment(text).children.map((node) => textIn(node).replaceAll('\u200b', ''));
}

function commentOf(report: CheckReport, details: CheckDetails): string {
  const text = checkMarkdown(report, details);
  assert.ok(text.length < LIMIT, `${text.length} characters`);
  return text;
}

/** A criterion that stands elsewhere. */
function moved(id: string, before: FolderMove['before'], after: FolderMove['after']): FolderMove {
  return { id, framework: TSC_2017.id, title: undefined, before, after, folder: undefined };
}

const found: Diagnosis = {
  uri: 'file:///workspace/a.yml',
  path: 'a.yml',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  severity: 'warning',
  code: 'key-unknown',
  message: 'Something.',
  related: [],
};

describe('check --format markdown', () => {
  it('is as it was', async () => {
    const { report, details } = await checkedOf(ODD);
    assertGolden('check-markdown', commentOf(report, details));
  });

  it('begins with the verdict, which is by what makes the check fail', async () => {
    const { report, details } = await checkedOf(ODD_WITHOUT_BASELINE);
    const verdict = (more: Partial<CheckDetails>): readonly string[] => {
      const [, heading = '', sentence = ''] = paragraphsOf(commentOf(report, { ...details, ...more }));
      return [heading, sentence.split('\n')[0] ?? ''];
    };
    assert.deepEqual(verdict({ failOn: 'error' }), [
      '✖ Plumbline: 2 errors, 2 warnings, 1 information',
      'The check fails: there are findings of the level “error” or graver.0 of 33 criteria evidenced as of 2026-09-15.1 finding is silenced by comments in the files.',
    ]);
    assert.match(
      verdict({ failOn: 'never' }).join(' '),
      /^Plumbline: 2 errors, .* The check passes whatever is found\./,
    );
    const nothing = inventedReport([]);
    assert.deepEqual(paragraphsOf(commentOf(nothing.report, nothing.details)).slice(1), [
      '✔ Plumbline: no findings',
      'The check passes: there are no findings of the level “error” or graver.',
    ]);
  });

  it('says what is worse and better than in the base, and which criteria and controls are', async () => {
    const { report, details } = await checkedOf(SMALL);
    const change = {
      base: 'origin/main @x',
      gone: 2,
      criteria: [
        moved('CC6.1', 'mapped', 'operating'),
        moved('CC6.2', 'owned', 'mapped'),
        moved('A1.1', undefined, 'unmapped'),
        { ...moved('1.1', 'mapped', undefined), framework: 'cis-v8', folder: 'b' },
      ],
      controls: [
        { ...moved('AC-01', 'owned', undefined), framework: undefined, title: 'Single *sign*-on' },
        { ...moved('AC-02', undefined, 'mapped'), framework: undefined, folder: 'b' },
      ],
    };
    const lines = paragraphsOf(commentOf(report, { ...details, change }));
    const at = lines.indexOf('Compared with origin/main @x');
    assert.deepEqual(lines.slice(at + 1, lines.indexOf('Criteria affected')), [
      `Worse: ${report.diagnoses.length} new findingsBetter: 2 findings are gone`,
      'Criteria that got worse',
      'CC6.2: mapped, was owned',
      'Criteria that got better',
      'CC6.1: operating, was mapped',
      'Criteria that came into scope or left it',
      'A1.1: unmapped, now in scopeb: cis-v8.1.1: was mapped, no longer in scope',
      'Controls that got worse',
      'AC-01 Single *sign*-on: was owned, gone',
      'Controls that got better',
      'b: AC-02: mapped, new',
    ]);
    const same = inventedReport([]);
    const withChange = (more: Partial<ChangeFigure>): readonly string[] => {
      const none = { base: 'x', gone: 0, criteria: [], controls: [], ...more };
      return paragraphsOf(commentOf(same.report, { ...same.details, change: none })).slice(3);
    };
    assert.deepEqual(withChange({}), ['Compared with x', 'Nothing is worse.']);
    assert.deepEqual(withChange({ criteria: [moved('CC6.2', 'owned', 'mapped')] }), [
      'Compared with x',
      'Criteria that got worse',
      'CC6.2: mapped, was owned',
    ]);
  });

  it('has the files with the gravest first, links each rule, and counts what it leaves out', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...found,
      path: `${index % 3}.yml`,
      message: `No. ${index}.`,
    }));
    const { report, details } = inventedReport([...many, { ...found, severity: 'error', path: 'z.yml' }]);
    const text = commentOf(report, details);
    const paragraphs = paragraphsOf(text);
    assert.deepEqual(paragraphs.slice(3, 6), ['Findings', 'z.yml', '✖ error, line 1: Something. (key-unknown)']);
    assert.equal(paragraphs.at(-1), '… and 201 more findings.');
    const links = nodesIn(readComment(text)).filter((node) => node.type === 'link');
    assert.deepEqual(new Set(links.map(({ url }) => url)), new Set([`${PAGES}/key-unknown.md`]));
    assert.equal(links.length, 100);
  });

  it('names rules without a link where nobody says where their pages are', () => {
    const { report, details } = inventedReport([found]);
    const text = commentOf(report, { ...details, rulePages: rulePagesAddress('docs/rules') });
    assert.match(text, /: Something\. \(`key-unknown`\)\n$/);
    assert.equal(rulePagesAddress('https://x.example/a (b)//'), 'https://x.example/a%20%28b%29');
  });

  it('is never longer than GitHub takes', () => {
    const long = { ...found, path: `${'&'.repeat(3000)}.yml`, message: '@'.repeat(5000) };
    const many = Array.from({ length: 200 }, (_, index) => ({ ...long, path: `${index}${long.path}` }));
    const { report, details } = inventedReport(many);
    const affected = Array.from({ length: 200 }, (_, index) => ({
      id: `${'<'.repeat(500)}${index}`,
      label: '&'.repeat(500),
      readiness: 'mapped' as const,
      goal: 'operating' as const,
      findings: 1,
    }));
    const readiness = Array.from({ length: 100 }, () => ({
      folder: '&'.repeat(500),
      ready: 0,
      inScope: 1,
      goal: 'operating' as const,
    }));
    const change = {
      base: '&'.repeat(500),
      gone: 1,
      criteria: affected.map(({ id }) => ({ ...moved(id, 'mapped', 'owned'), folder: id })),
      controls: affected.map(({ id }) => ({ ...moved(id, 'owned', 'mapped'), framework: undefined, title: id })),
    };
    const baseline = { file: '&'.repeat(500), known: 2, gone: 1 };
    const text = commentOf({ ...report, readiness, baseline }, { ...details, affected, change });
    assert.match(text, /… and 180 more criteria\.\n/);
    assert.match(text, /… and \d+ more findings\.\n$/);
  });

  it('lets nothing of a workspace come alive', () => {
    fc.assert(
      fc.property(anyDiagnoses, anyText, (diagnoses, name) => {
        const { report, details } = inventedReport(diagnoses);
        const affected = [{ id: name, label: name, readiness: 'mapped', goal: 'operating', findings: 1 }] as const;
        const step = { ...moved(name, 'owned', 'mapped'), framework: undefined, title: name, folder: name };
        const text = commentOf(
          { ...report, baseline: { file: name, known: 1, gone: 1 } },
          { ...details, affected, change: { base: name, gone: 1, criteria: [step], controls: [step] } },
        );
        const nodes = nodesIn(readComment(text));
        const known = new Set<Nodes['type']>([
          'root',
          'html',
          'heading',
          'paragraph',
          'text',
          'strong',
          'break',
          'list',
          'listItem',
          'link',
          'table',
          'tableRow',
          'tableCell',
        ]);
        assert.deepEqual(
          nodes.filter(({ type }) => !known.has(type)).map(({ type }) => type),
          [],
        );
        assert.equal(nodes.filter(({ type }) => type === 'html').length, 1);
        const items = nodes.filter(
          (node) => node.type === 'listItem' && nodesIn(node).some(({ type }) => type === 'link'),
        );
        assert.equal(items.length, diagnoses.length);
        const messages = items.map(
          (one) => /^. \w+, line \d+: ([^]*)\([a-z-]+\)$/.exec(textIn(one).replaceAll('\u200b', ''))?.[1],
        );
        assert.deepEqual(
          messages.map((one) => seen(one ?? '')).toSorted(),
          diagnoses.map(({ message }) => seen(message)).toSorted(),
        );
        for (const node of nodes) {
          if (node.type === 'link') assert.ok(node.url.startsWith(`${PAGES}/`), node.url);
          if (node.type !== 'text') continue;
          for (const alive of ALIVE) assert.doesNotMatch(node.value, alive);
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('text in a comment', () => {
  it('is cut where it is long, between two characters', () => {
    assert.equal(inert('a'.repeat(10), 5), 'aaaaa…');
    assert.equal(inert('aaaa😀b', 5), 'aaaa…');
  });

  it('is no list, and no heading', () => {
    assert.deepEqual(
      ['1. a', '- a', '+ a', '# a', '> a', '=== a'].map((text) => inert(text)),
      ['1\\. a', '\\- a', '\\+ a', '\\#&#8203; a', '&gt; a', '\\=== a'],
    );
  });
});
