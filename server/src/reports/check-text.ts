/** The findings of a check for a person at a terminal: by file, each with the line it stands in, and a summary. */

import type { Diagnosis, Place, Totals } from '../engine/engine.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { SEVERITIES, type Severity } from '../workspace/severity.ts';
import type { BaselineFigure, CheckReport, ReadinessFigure } from './check-report.ts';
import { codeFrame, type FramedText, framedText } from './code-frame.ts';
import { wrapped } from './display-width.ts';
import { counted, printable, type TextStyle } from './text-style.ts';

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
  for (const diagnoses of byFile(report.diagnoses)) {
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

function byFile(diagnoses: readonly Diagnosis[]): readonly (readonly Diagnosis[])[] {
  const files = new Map<string, Diagnosis[]>();
  for (const diagnosis of diagnoses) {
    const known = files.get(diagnosis.path);
    if (known === undefined) files.set(diagnosis.path, [diagnosis]);
    else known.push(diagnosis);
  }
  return [...files.values()];
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
      const word = paint(severity, `${symbol(severity, style)} ${severity}`, style);
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
  if (report.silenced > 0) {
    lines.push(`${counted(report.silenced, 'finding is', 'findings are')} silenced by comments in the files.`);
  }
  if (report.baseline !== undefined) lines.push(...baselineLines(report.baseline, style));
  for (const figure of report.readiness) lines.push(readinessLine(figure, report, style));
  if (report.diagnoses.length > 0) {
    const [first] = report.diagnoses;
    lines.push(style.colors.dim(`Why, and what to do: plumbline explain ${first?.code ?? 'CODE'}`));
  }
  return lines;
}

function found(totals: Totals, style: TextStyle): string {
  const counts: readonly (readonly [Severity, number, string])[] = [
    ['error', totals.errors, counted(totals.errors, 'error')],
    ['warning', totals.warnings, counted(totals.warnings, 'warning')],
    ['information', totals.information, `${totals.information} information`],
    ['hint', totals.hints, counted(totals.hints, 'hint')],
  ];
  const said = counts
    .filter(([, count]) => count > 0)
    .map(([severity, , words]) => paint(severity, `${symbol(severity, style)} ${words}`, style));
  if (said.length > 0) return style.colors.bold(said.join('  '));
  return style.colors.green(`${style.unicode ? '✔ ' : ''}No findings.`);
}

function holdings(totals: Totals): string {
  if (totals.files === 0) return 'No policies and no registers were found here.';
  const kinds = [
    counted(totals.policies, 'policy', 'policies'),
    counted(totals.controls, 'control'),
    counted(totals.evidence, 'evidence record'),
  ];
  return `${counted(totals.files, 'file')} read: ${kinds.join(', ')}.`;
}

function baselineLines({ file, known, gone = 0 }: BaselineFigure, style: TextStyle): readonly string[] {
  const name = printable(file, style);
  const lines: string[] = [];
  if (known > 0) lines.push(`${counted(known, 'finding is', 'findings are')} in ${name} and not shown.`);
  if (gone > 0) {
    const what = known > 0 ? counted(gone, 'of its findings is', 'of its findings are') : goneFrom(name, gone);
    lines.push(`${what} gone: write it again with --write-baseline.`);
  }
  return lines;
}

function goneFrom(name: string, count: number): string {
  return counted(count, `finding in ${name} is`, `findings in ${name} are`);
}

function readinessLine(figure: ReadinessFigure, { asOf }: CheckReport, style: TextStyle): string {
  const where = figure.folder === undefined ? '' : `${printable(figure.folder, style)}: `;
  const ready = style.colors.bold(`${figure.ready} of ${figure.inScope}`);
  return `${where}${ready} criteria ${figure.goal} as of ${asOf}.`;
}
