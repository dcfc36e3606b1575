/** What is to be done, for the end of the matrix: first for the controls that a high risk depends on, and why these are first. */

import * as l10n from '@vscode/l10n';

import { criterionName } from '../frameworks/catalogue.ts';
import { exposedFirst, exposureOf, exposureText } from '../readiness/exposure.ts';
import { wrapped } from './display-width.ts';
import { type MatrixReport, recordKey } from './matrix-report.ts';
import { printable, type TextStyle } from './text-style.ts';

/** More than this nobody reads in a sentence. */
const MOST_NAMES = 8;

/** Each step once, with all that wait for it; lines of at most `width` columns. Empty where nothing is to be done. */
export function nextSteps({ snapshot, matrix }: MatrixReport, width: number, style: TextStyle): readonly string[] {
  const sentences: string[] = [];
  const waiting = new Map<string, string[]>();
  for (const { control, readiness } of exposedFirst(snapshot, matrix.controls, (row) => row.control)) {
    if (readiness.next === undefined) continue;
    const exposure = exposureOf(snapshot, control);
    if (exposure !== undefined) {
      sentences.push(l10n.t('{0}: {1}', recordKey(control), `${readiness.next} ${exposureText(exposure)}`));
      continue;
    }
    const names = waiting.get(readiness.next);
    if (names === undefined) waiting.set(readiness.next, [recordKey(control)]);
    else names.push(recordKey(control));
  }
  for (const [step, names] of waiting) sentences.push(l10n.t('{0}: {1}', fewNames(names), step));
  const alone = matrix.criteria.filter(({ inScope, controls }) => inScope && controls.length === 0);
  if (alone.length > 0) {
    const names = fewNames(alone.map(criterionName));
    sentences.push(l10n.t('{0}: Say which control helps to meet it, or add one.', names));
  }
  if (sentences.length === 0) return [];
  const lines = [style.colors.bold(l10n.t('What comes next'))];
  for (const sentence of sentences) {
    const [first = '', ...more] = wrapped(printable(sentence, style), width - 4);
    lines.push(`  ${style.unicode ? '→' : '>'} ${first}`, ...more.map((line) => `    ${line}`));
  }
  return [...lines, ''];
}

/** All of them, or the first and how many more. */
function fewNames(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ');
  return l10n.t('{0} and {1} more', names.slice(0, MOST_NAMES - 1).join(', '), names.length - MOST_NAMES + 1);
}
