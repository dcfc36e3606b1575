/**
 * The findings of a check as a comment on a pull request or a summary of a build: the verdict, what is better and worse, the
 * criteria that are affected, and the findings, cut to what such a comment may hold.
 */

import * as l10n from '@vscode/l10n';

import type { Diagnosis } from '../engine/engine.ts';
import { READINESS } from '../readiness/ladder.ts';
import { SEVERITIES, severitiesFrom, type Severity } from '../workspace/severity.ts';
import type { AffectedCriterion } from './affected-criteria.ts';
import { byFile } from './by-file.ts';
import type { BaselineFigure, ChangeFigure, CheckDetails, CheckReport, ReadinessFigure } from './check-report.ts';
import { inert } from './comment-text.ts';
import { countsText } from './counted.ts';
import { gotWorse, moreCriteria, movesMarkdown } from './moves-markdown.ts';
import { ladder } from './readiness-text.ts';
import { rulePage } from './rule-pages.ts';
import { levelWord } from '../readiness/state-words.ts';
import { severityWord } from '../workspace/severity-words.ts';
import { PLAIN } from './text-style.ts';

/** GitHub takes comments of fewer than 65,536 characters; what comes after the findings has room in the rest. */
const MOST_CHARACTERS = 60_000;
/** More than anybody reads in a comment. */
const MOST_FINDINGS = 100;
const MOST_CRITERIA = 20;
const MOST_FOLDERS = 10;
/** So many characters may be taken by what moved on the ladder. */
const MOST_MOVED = 10_000;
/** How much of a name is shown, in characters: each may take twelve in the comment. */
const NAME = 80;
const SHORT_NAME = 40;

const SYMBOLS: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', information: '◆', hint: '◇' };
const STYLE = { width: 100, unicode: true, colors: PLAIN };

/** By this a script finds the comment that it wrote before. */
export const COMMENT_MARK = '<!-- plumbline -->';

/** The report as `check --format markdown` prints it, with a line break at its end; fewer than 65,536 UTF-16 units. */
export function checkMarkdown(report: CheckReport, details: CheckDetails): string {
  const lines = [
    COMMENT_MARK,
    ...verdict(report, details),
    ...comparison(report, details.change),
    ...criteria(details.affected),
  ];
  return `${[...lines, ...findings(report.diagnoses, details.rulePages, MOST_CHARACTERS - length(lines))].join('\n')}\n`;
}

function length(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

function verdict({ totals, asOf, readiness, diagnoses, silenced }: CheckReport, details: CheckDetails): string[] {
  const { failOn } = details;
  const grave = severitiesFrom(failOn);
  const fails = diagnoses.some(({ severity }) => grave.includes(severity));
  // Where nothing makes it fail, a tick beside so many errors would say too much.
  const mark = fails ? '✖ ' : failOn === 'never' && diagnoses.length > 0 ? '' : '✔ ';
  const lines = [`## ${mark}Plumbline: ${countsText(totals)}`, '', sentence(fails, failOn)];
  for (const figure of readiness.slice(0, MOST_FOLDERS)) lines.push(readinessLine(figure, asOf));
  if (readiness.length > MOST_FOLDERS) lines.push(moreFolders(readiness.length - MOST_FOLDERS));
  if (silenced > 0) {
    lines.push(
      silenced === 1
        ? l10n.t('1 finding is silenced by comments in the files.')
        : l10n.t('{0} findings are silenced by comments in the files.', silenced),
    );
  }
  // Sentences stand on lines of their own.
  return lines.map((line, index) => (index < 2 || index === lines.length - 1 ? line : `${line}  `));
}

function sentence(fails: boolean, failOn: Severity | 'never'): string {
  if (failOn === 'never') return l10n.t('The check passes whatever is found.');
  const level = severityWord(failOn);
  return fails
    ? l10n.t('**The check fails:** there are findings of the level “{0}” or graver.', level)
    : l10n.t('**The check passes:** there are no findings of the level “{0}” or graver.', level);
}

function readinessLine({ folder, ready, inScope, goal }: ReadinessFigure, asOf: string): string {
  const figure = `**${l10n.t('{0} of {1}', ready, inScope)}**`;
  const said =
    goal === 'evidenced'
      ? l10n.t('{0} criteria evidenced as of {1}.', figure, asOf)
      : l10n.t('{0} criteria operating as of {1}.', figure, asOf);
  return folder === undefined ? said : l10n.t('{0}: {1}', inert(folder, NAME), said);
}

function moreFolders(count: number): string {
  return count === 1 ? l10n.t('… and 1 more folder.') : l10n.t('… and {0} more folders.', count);
}

/** What is worse and what is better than in the base, or than in the baseline where there is no base. */
function comparison({ baseline, diagnoses }: CheckReport, change: ChangeFigure | undefined): readonly string[] {
  const lines: string[] = [];
  if (change !== undefined) {
    lines.push('', `### ${l10n.t('Compared with {0}', inert(change.base, NAME))}`, '');
    const isWorse = change.criteria.some(gotWorse) || change.controls.some(gotWorse);
    lines.push(...worseAndBetter(diagnoses.length, change.gone, isWorse), ...movesMarkdown(change, MOST_MOVED));
  }
  if (baseline !== undefined) {
    lines.push('', `### ${l10n.t('Compared with {0}', inert(baseline.file, NAME))}`, '');
    if (change === undefined) lines.push(...worseAndBetter(diagnoses.length, baseline.gone));
    lines.push(...knownLine(baseline));
  }
  return lines;
}

/** `better` is undefined where only a part was checked; `isWorse` says that something but findings is. */
function worseAndBetter(worse: number, better: number | undefined, isWorse = false): readonly string[] {
  const lines: string[] = [];
  if (worse > 0) lines.push(worse === 1 ? l10n.t('Worse: 1 new finding') : l10n.t('Worse: {0} new findings', worse));
  if (better !== undefined && better > 0) {
    lines.push(better === 1 ? l10n.t('Better: 1 finding is gone') : l10n.t('Better: {0} findings are gone', better));
  }
  if (lines.length === 0 && !isWorse) lines.push(l10n.t('Nothing is worse.'));
  return lines.map((line) => `- ${line}`);
}

function knownLine({ known }: BaselineFigure): readonly string[] {
  if (known === 0) return [];
  return [
    `- ${
      known === 1
        ? l10n.t('Unchanged: 1 finding, which is not listed')
        : l10n.t('Unchanged: {0} findings, which are not listed', known)
    }`,
  ];
}

function criteria(affected: readonly AffectedCriterion[]): readonly string[] {
  if (affected.length === 0) return [];
  const lines = [
    '',
    `### ${l10n.t('Criteria affected')}`,
    '',
    `| ${l10n.t('Criterion')} | ${l10n.t('Readiness')} | ${l10n.t('Findings')} |`,
    '| --- | --- | ---: |',
  ];
  // What is furthest from being ready is not what is cut.
  const sorted = affected.toSorted((a, b) => READINESS.indexOf(a.readiness) - READINESS.indexOf(b.readiness));
  for (const { id, label, readiness, goal, findings: count } of sorted.slice(0, MOST_CRITERIA)) {
    const name = [inert(id, SHORT_NAME), inert(label, NAME)].join(' ').trim();
    lines.push(`| ${name} | ${ladder(readiness, goal, STYLE)} ${levelWord(readiness)} | ${count} |`);
  }
  if (affected.length > MOST_CRITERIA) lines.push('', moreCriteria(affected.length - MOST_CRITERIA));
  return lines;
}

/** The findings by file, those with the gravest first, as many as there is room for. */
function findings(diagnoses: readonly Diagnosis[], pages: string | undefined, room: number): readonly string[] {
  if (diagnoses.length === 0) return [];
  const rank = (several: readonly Diagnosis[]): number =>
    Math.min(...several.map(({ severity }) => SEVERITIES.indexOf(severity)));
  const files = [...byFile(diagnoses)].sort(([, a], [, b]) => rank(a) - rank(b));
  const lines = ['', `### ${l10n.t('Findings')}`];
  let left = room - length(lines);
  let shown = 0;
  for (const [path, several] of files) {
    const added = ['', `#### ${inert(path)}`, ''];
    let count = 0;
    for (const diagnosis of several) {
      const line = item(diagnosis, pages);
      if (shown + count >= MOST_FINDINGS || length(added) + line.length + 1 > left) break;
      added.push(line);
      count += 1;
    }
    if (count === 0) break;
    lines.push(...added);
    left -= length(added);
    shown += count;
    if (count < several.length) break;
  }
  const more = diagnoses.length - shown;
  if (more > 0) lines.push('', more === 1 ? l10n.t('… and 1 more finding.') : l10n.t('… and {0} more findings.', more));
  return lines;
}

function item({ range, severity, code, message }: Diagnosis, pages: string | undefined): string {
  const page = rulePage(pages, code);
  const name = page === undefined ? `\`${code}\`` : `[${code}](${page})`;
  const where = l10n.t('line {0}', range.start.line + 1);
  return `- ${SYMBOLS[severity]} ${severityWord(severity)}, ${where}: ${inert(message)} (${name})`;
}
