/** The findings of a check for a person at a terminal: by file, each with the line it stands in, and a summary. */

import * as l10n from '@vscode/l10n';

import type { Diagnosis, Place, Totals } from '../engine/engine.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { SEVERITIES, type Severity } from '../workspace/severity.ts';
import { byFile } from './by-file.ts';
import type { BaselineFigure, CheckReport, ReadinessFigure, SinceFigure } from './check-report.ts';
import { counted } from './counted.ts';
import { codeFrame, type FramedText, framedText } from './code-frame.ts';
import { shortId } from './diff-report.ts';
import { wrapped } from './display-width.ts';
import { severityWord } from '../workspace/severity-words.ts';
import { printable, type TextStyle } from './text-style.ts';

/** The text of a file as it was checked; undefined where it cannot be had, and then no line is shown. */
export type TextOf = (uri: DocumentUri) => string | undefined;

/** Sentences are not drawn out over a wide screen. */
const LONGEST_LINE = 100;

const SYMBOLS: Readonly<Record<Severity, { readonly unicode: string; readonly ascii: string }>> = {
  error: { unicode: '✖', ascii: 'x' },
  warning: { unicode: '▲', ascii: '!' },
  information: { unicode: '◆', ascii: 'i' },
  hint: { unicode: '◇', ascii: '-' },
};

const SEVERITY_COLORS = { error: 'red', warning: 'yellow', information: 'blue', hint: 'cyan' } as const;

/** The report as `check` prints it, with a line break at its end. */
export function checkText(report: CheckReport, textOf: TextOf, style: TextStyle): string {
  const lines: string[] = [];
  for (const diagnoses of byFile(report.diagnoses).values()) {
    const [first] = diagnoses;
    if (first === undefined) continue;
    const text = textOf(first.uri);
    const file = text === undefined ? undefined : framedText(text);
    lines.push(style.colors.underline(style.colors.bold(printable(first.path, style))));
    const columns = locationWidth(diagnoses);
    for (const several of byPlace(diagnoses)) lines.push(...place(several, file, columns, style), '');
  }
  return [...lines, ...summary(report, style), ''].join('\n');
}

/** `12:5`, counted from 1 as editors do: below its file's name, a terminal makes a link of it. */
function location({ range }: Pick<Place, 'range'>): string {
  return `${range.start.line + 1}:${range.start.character + 1}`;
}

function locationWidth(diagnoses: readonly Diagnosis[]): number {
  return Math.max(...diagnoses.map((diagnosis) => location(diagnosis).length));
}

/** Findings at one place, such as all that a policy lacks, are told together: the line is shown once. */
function byPlace(diagnoses: readonly Diagnosis[]): readonly (readonly Diagnosis[])[] {
  const places: Diagnosis[][] = [];
  for (const diagnosis of diagnoses) {
    const last = places.at(-1);
    if (last?.[0] !== undefined && isSameRange(last[0], diagnosis)) last.push(diagnosis);
    else places.push([diagnosis]);
  }
  return places;
}

function isSameRange({ range: a }: Place, { range: b }: Place): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

function place(
  several: readonly Diagnosis[],
  file: FramedText | undefined,
  columns: number,
  style: TextStyle,
): readonly string[] {
  const { colors } = style;
  const margin = ' '.repeat(columns + 4);
  const lines: string[] = [];
  for (const [index, diagnosis] of several.entries()) {
    const { severity, code } = diagnosis;
    if (code !== several[index - 1]?.code) {
      const start = index === 0 ? `  ${colors.dim(location(diagnosis).padStart(columns))}  ` : margin;
      const word = paint(severity, `${symbol(severity, style)} ${severityWord(severity)}`, style);
      lines.push(`${start}${word}  ${colors.dim(code)}`);
    }
    for (const line of sentence(diagnosis.message, margin, style)) lines.push(margin + line);
  }
  const gravest = SEVERITIES.find((severity) => several.some((one) => one.severity === severity));
  const [first] = several;
  if (first !== undefined && gravest !== undefined) lines.push(...frame(first, gravest, file, margin, style));
  return [...lines, ...relatedPlaces(several, margin, style)];
}

function relatedPlaces(several: readonly Diagnosis[], margin: string, style: TextStyle): readonly string[] {
  const lines: string[] = [];
  for (const { path, message, range } of several.flatMap(({ related }) => related)) {
    const where = `${style.unicode ? '→' : '->'} ${path}:${location({ range })}`;
    for (const line of sentence(`${where} ${message}`, margin, style)) lines.push(margin + style.colors.dim(line));
  }
  return lines;
}

function sentence(message: string, margin: string, style: TextStyle): readonly string[] {
  return wrapped(printable(message, style), Math.max(20, Math.min(LONGEST_LINE, style.width - margin.length)));
}

function frame(
  { range }: Place,
  severity: Severity,
  file: FramedText | undefined,
  margin: string,
  style: TextStyle,
): readonly string[] {
  const { colors } = style;
  const bar = style.unicode ? '│ ' : '| ';
  const width = Math.max(20, style.width - margin.length - bar.length);
  const shown = file === undefined ? undefined : codeFrame(file, range, width, style);
  if (shown === undefined) return [];
  const line = (style.unicode ? '━' : '^').repeat(shown.marked);
  return [
    margin + colors.dim(bar) + shown.code,
    margin + colors.dim(bar) + ' '.repeat(shown.before) + paint(severity, line, style),
  ];
}

function symbol(severity: Severity, style: TextStyle): string {
  return style.unicode ? SYMBOLS[severity].unicode : SYMBOLS[severity].ascii;
}

function paint(severity: Severity, text: string, style: TextStyle): string {
  return style.colors[SEVERITY_COLORS[severity]](text);
}

function summary(report: CheckReport, style: TextStyle): string[] {
  const { totals } = report;
  const lines = [found(totals, style), holdings(totals)];
  if (report.since !== undefined) lines.push(...sinceLines(report.since, style));
  if (report.silenced > 0) {
    lines.push(
      report.silenced === 1
        ? l10n.t('1 finding is silenced by comments in the files.')
        : l10n.t('{0} findings are silenced by comments in the files.', report.silenced),
    );
  }
  if (report.baseline !== undefined) lines.push(...baselineLines(report.baseline, style));
  for (const figure of report.readiness) lines.push(readinessLine(figure, report, style));
  if (report.diagnoses.length > 0) {
    const [first] = report.diagnoses;
    // l10n: what is typed
    const command = `plumbline explain ${first?.code ?? 'CODE'}`;
    lines.push(style.colors.dim(l10n.t('Why, and what to do: {0}', command)));
  }
  return lines;
}

function found(totals: Totals, style: TextStyle): string {
  const counts: readonly (readonly [Severity, number])[] = [
    ['error', totals.errors],
    ['warning', totals.warnings],
    ['information', totals.information],
    ['hint', totals.hints],
  ];
  const said = counts
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => paint(severity, `${symbol(severity, style)} ${counted(count, severity)}`, style));
  if (said.length > 0) return style.colors.bold(said.join('  '));
  return style.colors.green(`${style.unicode ? '✔ ' : ''}${l10n.t('No findings.')}`);
}

function holdings(totals: Totals): string {
  if (totals.files === 0) return l10n.t('No policies and no registers were found here.');
  const policies = counted(totals.policies, 'policy');
  const controls = counted(totals.controls, 'control');
  const evidence = counted(totals.evidence, 'evidence');
  return totals.files === 1
    ? l10n.t('1 file read: {0}, {1}, {2}.', policies, controls, evidence)
    : l10n.t('{0} files read: {1}, {2}, {3}.', totals.files, policies, controls, evidence);
}

function baselineLines({ file, known, gone = 0 }: BaselineFigure, style: TextStyle): readonly string[] {
  const name = printable(file, style);
  const lines: string[] = [];
  if (known === 1) lines.push(l10n.t('1 finding is in {0} and not shown.', name));
  if (known > 1) lines.push(l10n.t('{0} findings are in {1} and not shown.', known, name));
  if (gone > 0) lines.push(known > 0 ? goneFromIt(gone) : goneFrom(name, gone));
  return lines;
}

/** The baseline was just named. */
function goneFromIt(count: number): string {
  return count === 1
    ? l10n.t('1 of its findings is gone: write it again with --write-baseline.')
    : l10n.t('{0} of its findings are gone: write it again with --write-baseline.', count);
}

function sinceLines({ ref, commit, known, gone }: SinceFigure, style: TextStyle): readonly string[] {
  const name = printable(commit === undefined ? ref : `${ref} (${shortId(commit)})`, style);
  const lines = [
    known === 0
      ? l10n.t('Shown is what is new since {0}, where nothing was found that is still there.', name)
      : known === 1
        ? l10n.t('Shown is what is new since {0}: 1 finding was there already.', name)
        : l10n.t('Shown is what is new since {0}: {1} findings were there already.', name, known),
  ];
  if (gone === 1) lines.push(l10n.t('1 finding that was there is gone.'));
  if (gone > 1) lines.push(l10n.t('{0} findings that were there are gone.', gone));
  return lines;
}

function goneFrom(name: string, count: number): string {
  return count === 1
    ? l10n.t('1 finding in {0} is gone: write it again with --write-baseline.', name)
    : l10n.t('{0} findings in {1} are gone: write it again with --write-baseline.', count, name);
}

function readinessLine(figure: ReadinessFigure, { asOf }: CheckReport, style: TextStyle): string {
  const ready = style.colors.bold(l10n.t('{0} of {1}', figure.ready, figure.inScope));
  const said =
    figure.goal === 'evidenced'
      ? l10n.t('{0} criteria evidenced as of {1}.', ready, asOf)
      : l10n.t('{0} criteria operating as of {1}.', ready, asOf);
  return figure.folder === undefined ? said : l10n.t('{0}: {1}', printable(figure.folder, style), said);
}
