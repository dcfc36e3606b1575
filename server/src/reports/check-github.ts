/**
 * The findings of a check as workflow commands, of which GitHub Actions makes annotations at the lines. It shows the first ten
 * of each kind in a step, so that the gravest come first, and says so when there are more.
 */

import * as l10n from '@vscode/l10n';

import type { Diagnosis } from '../engine/engine.ts';
import { SEVERITIES, type Severity } from '../workspace/severity.ts';
import type { CheckReport } from './check-report.ts';
import { countsText } from './counted.ts';
import { printable } from './text-style.ts';

type Command = 'error' | 'warning' | 'notice';

const COMMANDS: Readonly<Record<Severity, Command>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Of each kind, in a step. */
const MOST_ANNOTATIONS = 10;

/** The report as `check --format github` prints it: a command in each line, and a line that counts. */
export function checkGithub({ diagnoses, totals }: CheckReport): string {
  const sorted = SEVERITIES.flatMap((severity) => diagnoses.filter((one) => one.severity === severity));
  const commands = sorted.map(annotation);
  const counts = countsText(totals);
  const isCut = (['error', 'warning', 'notice'] as const).some(
    (kind) => diagnoses.filter(({ severity }) => COMMANDS[severity] === kind).length > MOST_ANNOTATIONS,
  );
  if (!isCut) return `${[...commands, `Plumbline: ${counts}`].join('\n')}\n`; // l10n: a name and what is translated
  const said = l10n.t('{0}. GitHub shows at most {1} of each kind, the gravest first.', counts, MOST_ANNOTATIONS);
  return `${[command('notice', { title: 'Plumbline' }, said), ...commands].join('\n')}\n`;
}

function annotation({ path, range: { start, end }, severity, code, message, related }: Diagnosis): string {
  const line = start.line + 1;
  const endLine = end.line + 1;
  const column = start.character + 1;
  const places = related.map((one) => `${one.path}:${one.range.start.line + 1}: ${one.message}`);
  return command(
    COMMANDS[severity],
    {
      file: printable(path, { unicode: true }),
      line,
      // Columns are taken within one line alone. The last one is named, not the one after it.
      ...(line === endLine ? { col: column } : {}),
      endLine,
      ...(line === endLine ? { endColumn: Math.max(column, end.character) } : {}),
      title: code,
    },
    [message, ...places].map((text) => printable(text, { unicode: true })).join('\n'),
  );
}

function command(name: Command, properties: Readonly<Record<string, string | number>>, data: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name} ${written.join(',')}::${escapedData(data)}`;
}

function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
