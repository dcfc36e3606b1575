/** The findings of a check in the form of Checkstyle, which many build servers read. */

import type { Diagnosis } from '../engine/engine.ts';
import type { Severity } from '../workspace/severity.ts';
import { byFile } from './by-file.ts';
import type { CheckReport } from './check-report.ts';
import { element, XML_DECLARATION } from './xml-text.ts';

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'info',
};

/** The report as `check --format checkstyle` prints it, with a line break at its end: lines and columns from 1. */
export function checkCheckstyle({ diagnoses }: CheckReport): string {
  const files = Array.from(byFile(diagnoses), ([path, several]) =>
    element('file', { name: path }, several.flatMap(errorElement)),
  );
  return `${[XML_DECLARATION, ...element('checkstyle', { version: '4.3' }, files.flat())].join('\n')}\n`;
}

function errorElement({ range: { start }, severity, code, message }: Diagnosis): readonly string[] {
  return element('error', {
    line: start.line + 1,
    column: start.character + 1,
    severity: SEVERITY[severity],
    message,
    source: `plumbline.${code}`, // l10n: a code
  });
}
