/** What the command line says of what is staged, and what the editor says of that. */
import { l10n } from 'vscode';

import { findingsText } from '../counts.ts';

/** A finding in a staged file. */
export interface StagedFinding {
  /** From the folder, with `/`. */
  readonly file: string;
  /** Both counted from 0. */
  readonly line: number;
  readonly character: number;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly code: string;
  readonly message: string;
}

const SEVERITIES: readonly string[] = ['error', 'warning', 'information', 'hint'];

/** The findings in the output of `check --format json`; undefined for a text that is something else. */
export function readFindings(output: string): readonly StagedFinding[] | undefined {
  let report: unknown;
  try {
    report = JSON.parse(output);
  } catch {
    return undefined;
  }
  const listed = at(report, 'diagnostics');
  if (!Array.isArray(listed)) return undefined;
  return listed.flatMap((one: unknown) => {
    const finding = {
      file: at(one, 'file'),
      line: at(at(at(one, 'range'), 'start'), 'line'),
      character: at(at(at(one, 'range'), 'start'), 'character'),
      severity: at(one, 'severity'),
      code: at(one, 'code'),
      message: at(one, 'message'),
    };
    return isFinding(finding) ? [finding] : [];
  });
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function isFinding(finding: Readonly<Record<keyof StagedFinding, unknown>>): finding is StagedFinding {
  const { file, line, character, severity, code, message } = finding;
  return (
    [file, code, message].every((text) => typeof text === 'string') &&
    [line, character].every((number) => typeof number === 'number') &&
    typeof severity === 'string' &&
    SEVERITIES.includes(severity)
  );
}

/** `2 errors, 1 warning`, or that nothing was found. */
export function foundText(findings: readonly StagedFinding[]): string {
  const count = (severity: StagedFinding['severity']): number =>
    findings.filter((one) => one.severity === severity).length;
  return findingsText({
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    hints: count('hint'),
  });
}

/** What the status bar says of the staged files: in the bar, and in full. */
export function stagedTexts(
  findings: readonly StagedFinding[],
  files: number,
): { readonly statusBar: string; readonly tooltip: string } {
  const found = foundText(findings);
  return {
    statusBar: l10n.t('Staged: {0}', found),
    tooltip:
      files === 1
        ? l10n.t('1 staged file, as it would be committed: {0}. Click to list them.', found)
        : l10n.t('{0} staged files, as they would be committed: {1}. Click to list them.', files, found),
  };
}
