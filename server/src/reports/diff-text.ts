/** Two states side by side for a person at a terminal: what moved on the ladder, and which findings came and went. */

import * as l10n from '@vscode/l10n';

import type { Diagnosis } from '../engine/engine.ts';
import { isBetter, type Move } from '../engine/comparison.ts';
import { type DiffReport, type DiffSide, shortId } from './diff-report.ts';
import { displayWidth, padded, wrapped } from './display-width.ts';
import { cameOrWent } from './move-text.ts';
import { levelWord } from '../readiness/state-words.ts';
import { severityWord } from '../workspace/severity-words.ts';
import { printable, type TextStyle } from './text-style.ts';

/** Sentences are not drawn out over a wide screen. */
const LONGEST_LINE = 100;

/** The report as `diff` prints it, with a line break at its end. */
export function diffText(report: DiffReport, style: TextStyle): string {
  const { asOf, from, to, criteria, controls, came, went } = report;
  const { colors } = style;
  const lines = [
    colors.bold(
      l10n.t('{0} {1} {2}, as of {3}', sideName(from, style), style.unicode ? '→' : '->', sideName(to, style), asOf),
    ),
    '',
    ...section(l10n.t('Criteria'), criteria, style),
    ...section(l10n.t('Controls'), controls, style),
    ...findings(l10n.t('Findings that came'), came, style),
    ...findings(l10n.t('Findings that went'), went, style),
  ];
  if (criteria.length + controls.length + came.length + went.length === 0)
    lines.push(l10n.t('Nothing moved, and no findings came or went.'), '');
  return [...lines, ...summary(report), ''].join('\n');
}

function sideName({ ref, commit }: DiffSide, style: TextStyle): string {
  if (ref === undefined || commit === undefined) return l10n.t('the files as they are now');
  return printable(commit.startsWith(ref) ? shortId(commit) : `${ref} (${shortId(commit)})`, style);
}

function section(heading: string, moves: readonly Move[], style: TextStyle): readonly string[] {
  if (moves.length === 0) return [];
  const names = moves.map(({ id }) => printable(id, style));
  const width = Math.max(...names.map(displayWidth));
  const lines = moves.map((move, index) => {
    const start = `  ${sign(move, style)} ${padded(names[index] ?? '', width)}  ${steps(move, style)}`;
    return move.title === undefined || move.title === ''
      ? start
      : `${start}  ${style.colors.dim(printable(move.title, style))}`;
  });
  return [style.colors.bold(heading), ...lines, ''];
}

function sign(move: Move, style: TextStyle): string {
  const isUp = isBetter(move);
  const [up, down] = style.unicode ? ['▲', '▼'] : ['+', '-'];
  return isUp ? style.colors.green(up) : style.colors.red(down);
}

function steps(move: Move, style: TextStyle): string {
  const { before, after } = move;
  const arrow = style.unicode ? '→' : '->';
  return before !== undefined && after !== undefined
    ? `${levelWord(before)} ${arrow} ${levelWord(after)}`
    : cameOrWent(move);
}

function findings(heading: string, found: readonly Diagnosis[], style: TextStyle): readonly string[] {
  if (found.length === 0) return [];
  const lines = [style.colors.bold(heading)];
  for (const { path, range, severity, code, message } of found) {
    const place = `${printable(path, style)}:${range.start.line + 1}:${range.start.character + 1}`;
    lines.push(`  ${place}  ${severityWord(severity)}  ${style.colors.dim(code)}`);
    const width = Math.max(20, Math.min(LONGEST_LINE, style.width) - 4);
    for (const line of wrapped(printable(message, style), width)) lines.push(`    ${line}`);
  }
  return [...lines, ''];
}

function summary({ from, to, came, went }: DiffReport): readonly string[] {
  const ready = ({ figures: { criteria } }: DiffSide): string => l10n.t('{0} of {1}', criteria.ready, criteria.all);
  const controls = ({ figures: { controls: of } }: DiffSide): string => l10n.t('{0} of {1}', of.ready, of.all);
  const line =
    to.figures.goal === 'evidenced'
      ? l10n.t('Criteria evidenced: {0} before, {1} now.', ready(from), ready(to))
      : l10n.t('Criteria operating: {0} before, {1} now.', ready(from), ready(to));
  const ofControls =
    to.figures.goal === 'evidenced'
      ? l10n.t('Controls evidenced: {0} before, {1} now.', controls(from), controls(to))
      : l10n.t('Controls operating: {0} before, {1} now.', controls(from), controls(to));
  return [line, ofControls, l10n.t('Findings: {0} came, {1} went.', came.length, went.length)];
}
