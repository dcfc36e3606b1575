/**
 * Takes apart what an export of ours says of a control in one text: the evidence that is expected of it, and how it was defined
 * before. Whatever comes of it is exported as the same text again.
 *
 * l10n: words that stand in files.
 */

import { isCivilDate } from '../domain/civil-date.ts';
import type { Part } from './record-yaml.ts';

/** In UTF-16 units: a longer line is one text. */
const LONGEST = 2000;

/** `Signed-off export (source: Okta, retention: P7Y)`. What is not written so is a title. */
export function readExpected(line: string): Part {
  if (line.length > LONGEST) return { title: line };
  const found = /^(?:(.+) )?\((?:source: (.+?)(?:, retention: (.+))?|retention: (.+))\)$/.exec(line);
  const [, title = '', source = '', retention = '', alone = ''] = found ?? [];
  return found === null ? { title: line } : { title, source, retention: retention || alone };
}

/** `2026-05-31 (frequency: monthly, owner: sam.roe)`. What is not written so is said of the day. */
export function readEarlier(line: string): Part {
  if (line.length > LONGEST) return { until: line };
  const [, until = '', inside = ''] = /^(?:(.+?) )?\(((?:frequency|owner|description): .+)\)$/.exec(line) ?? [];
  const found = /^(?:frequency: (.+?))?(?:(?:^|, )owner: (.+?))?(?:(?:^|, )description: (.+))?$/.exec(inside);
  const [, frequency = '', owner = '', description = ''] = found ?? [];
  return inside === '' || found === null ? { until: line } : { until, frequency, owner, description };
}

/** Whether an earlier definition has a day, as it has where somebody else means one. */
export function hasDay({ until = '' }: Part): boolean {
  return isCivilDate(until);
}

/** The parts of a text of several lines. */
export function partsOfLines(text: string, read: (line: string) => Part): readonly Part[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .flatMap((line) => (line === '' ? [] : [read(line)]));
}
