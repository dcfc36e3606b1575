/**
 * The findings of a check as tests that failed, in the form of JUnit: a suite for each file. What is less grave than what makes
 * the check fail is a test that was skipped, so that the tests are red where the check is.
 */

import * as l10n from '@vscode/l10n';

import type { Diagnosis } from '../engine/engine.ts';
import { severitiesFrom } from '../workspace/severity.ts';
import { byFile } from './by-file.ts';
import type { CheckDetails, CheckReport } from './check-report.ts';
import { element, XML_DECLARATION, xmlText } from './xml-text.ts';

/** The report as `check --format junit` prints it, with a line break at its end. */
export function checkJunit({ diagnoses }: CheckReport, { failOn }: Pick<CheckDetails, 'failOn'>): string {
  const grave: readonly string[] = severitiesFrom(failOn);
  const fails = ({ severity }: Diagnosis): boolean => grave.includes(severity);
  const suites = Array.from(byFile(diagnoses), ([path, several]) =>
    element(
      'testsuite',
      { name: path, ...counts(several, fails) },
      several.flatMap((one) => testCase(one, fails(one))),
    ),
  );
  // Readers take a report without a single test for one that went wrong.
  if (suites.length === 0) {
    const passed = element('testcase', { name: l10n.t('No findings.'), classname: 'plumbline' });
    suites.push(element('testsuite', { name: 'plumbline', tests: 1, failures: 0, errors: 0, skipped: 0 }, passed));
  }
  const all = diagnoses.length === 0 ? { tests: 1, failures: 0, errors: 0 } : withoutSkipped(counts(diagnoses, fails));
  return `${[XML_DECLARATION, ...element('testsuites', { name: 'plumbline', ...all }, suites.flat())].join('\n')}\n`;
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  /** Of a test that broke instead of failing; a finding is none. */
  readonly errors: number;
  readonly skipped: number;
}

function counts(
  diagnoses: readonly Diagnosis[],
  fails: (diagnosis: Diagnosis) => boolean,
): { readonly [K in keyof Counts]: number } {
  const failures = diagnoses.filter(fails).length;
  return { tests: diagnoses.length, failures, errors: 0, skipped: diagnoses.length - failures };
}

/** The element around all suites has no such attribute. */
function withoutSkipped({ tests, failures, errors }: Counts): Readonly<Record<string, number>> {
  return { tests, failures, errors };
}

function testCase(diagnosis: Diagnosis, isFailure: boolean): readonly string[] {
  const { path, code, severity, message, range, related } = diagnosis;
  const place = (of: string, at: Diagnosis['range']): string => `${of}:${at.start.line + 1}:${at.start.character + 1}`;
  const where = place(path, range);
  const lines = [`${where}: ${message}`, ...related.map((one) => `${place(one.path, one.range)}: ${one.message}`)];
  const inside = isFailure
    ? element('failure', { type: `${severity}: ${code}`, message }, lines.map(xmlText))
    : element('skipped', { message: `${severity}: ${message}` });
  return element('testcase', { name: `${code} (${where})`, classname: path }, inside);
}
