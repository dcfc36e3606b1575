/** The findings of a check line by line, for programs that look for them in a text: an editor's problem matcher, `grep`, `sort`. */

import type { Diagnosis } from '../engine/engine.ts';
import { printable, type TextStyle } from './text-style.ts';

/**
 * `policies/access.md:3:9: error criterion-unknown: There is no …`, one finding in each line, whatever its length: line and
 * column from 1. Empty where nothing is found.
 */
export function checkLines(diagnoses: readonly Diagnosis[], style: TextStyle): string {
  return diagnoses
    .map(({ path, range: { start }, severity, code, message }) => {
      const place = `${printable(path, style)}:${start.line + 1}:${start.character + 1}`;
      return `${place}: ${severity} ${code}: ${printable(message, style)}\n`;
    })
    .join('');
}
