/**
 * The fingerprint of what is approved when a policy is: its body and the fields that say what it commits to, in a form
 * in which nothing counts but what they say. `docs/formats.md` describes the form, so that anyone can reckon it anew.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { readSha256 } from '../domain/sha256.ts';
import type { RecordFacts, ValueFact } from './document-facts.ts';
import { value, values } from './record.ts';

/**
 * The fields of what is approved, in the order in which they are taken. Who owns it, who approved it and when, its status
 * and when it is read again may change without the text being another; keys that are not ours say nothing of it.
 */
const APPROVED_FIELDS = ['id', 'title', 'version', 'effective', 'review_cadence', 'satisfies', 'controls'] as const;

/** Fields whose values are a set: another order, or one of them twice, says the same. */
const SETS: ReadonlySet<string> = new Set(['satisfies', 'controls']);

/**
 * What the fingerprint is taken of: a line `name: value` for each value of an approved field, an empty line, and the
 * lines of the body without white space at their ends and without empty ones before the first and after the last; each
 * line ends in a line feed. Placeholders count as missing. `body` is the text below the front-matter.
 */
export function approvedForm(policy: RecordFacts, body: string): string {
  let form = '';
  for (const name of APPROVED_FIELDS) {
    const said = values(policy, name).map(asOneLine);
    const lines = SETS.has(name) ? [...new Set(said)].sort() : said;
    for (const line of lines) if (line !== '') form += `${name}: ${line}\n`;
  }
  return `${form}\n${bodyLines(body)}`;
}

/** The fingerprint of a policy as its front-matter gives it: `sha256-` and 64 hexadecimal digits. */
export function policyDigest(policy: RecordFacts, body: string): string {
  return `sha256-${bytesToHex(sha256(utf8ToBytes(approvedForm(policy, body))))}`;
}

/** A policy with what became of its text since the approval, where an `approved_digest` that can be read says what it was. */
export function comparedWithApproval(policy: RecordFacts, body: string): RecordFacts {
  const written = value(policy, 'approved_digest');
  const approved = written === undefined ? undefined : readSha256(written.text);
  if (approved === undefined) return policy;
  const isSame = readSha256(policyDigest(policy, body)) === approved;
  return isSame
    ? { ...policy, sinceApproval: 'unchanged' }
    : { ...policy, sinceApproval: 'changed', fingerprint: otherThan(policy.fingerprint) };
}

/** Of a text of which only the body changed, whoever rests on the policy hears by its fingerprint. */
function otherThan(fingerprint: number): number {
  return fingerprint % 2 === 0 ? fingerprint + 1 : fingerprint - 1;
}

/** A value on a line of its own. Dates are the day they mean, however it is spelled; criteria have the framework they stand under. */
function asOneLine({ text, reading, framework }: ValueFact): string {
  const said = reading.kind === 'date' ? reading.date : text;
  return `${framework === undefined ? '' : `${framework.text}.`}${said}`.split(/\s+/).filter(Boolean).join(' ');
}

function bodyLines(body: string): string {
  const lines = body
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map(withoutEnd);
  const isText = (line: string): boolean => line !== '';
  const first = lines.findIndex(isText);
  return first < 0 ? '' : `${lines.slice(first, lines.findLastIndex(isText) + 1).join('\n')}\n`;
}

/** A line without the spaces and tabs at its end: by hand, since a pattern would try each space within a line. */
function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return end === line.length ? line : line.slice(0, end);
}
