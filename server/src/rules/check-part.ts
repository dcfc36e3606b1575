/** Runs every check on a part of a document, and puts the findings of a document together. */

import * as l10n from '@vscode/l10n';

import type { Range } from '../syntax/range.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import type { Part } from './document-parts.ts';
import { plainMessage } from './plain-message.ts';
import { CHECKS } from './registry.ts';
import type { About, Finding, RelatedPlace } from './rule.ts';
import type { RuleCode } from './rule-codes.ts';

const NO_PLACES: readonly RelatedPlace[] = [];

/** Findings of one rule in one document: nobody goes through more, and a file can be made to have a million. */
export const MOST_OF_A_RULE = 1000;

/** What was found in a part: no more of a rule than is listed, and how many more there are from which place on. */
export interface PartFindings {
  readonly listed: readonly Finding[];
  readonly unlisted: ReadonlyMap<RuleCode, Unlisted>;
}

interface Unlisted {
  readonly count: number;
  readonly range: Range;
}

const NOTHING: PartFindings = { listed: [], unlisted: new Map() };

/** Checks a part, in the order of the checks. */
export function checkPart(snapshot: Snapshot, document: IndexedDocument, part: Part): PartFindings {
  const all = new Limited();
  const report = (code: RuleCode, range: Range, message: string, related = NO_PLACES, about?: About): void => {
    if (all.admits(code, range)) all.listed.push(finding(code, range, message, related, about));
  };
  for (const check of CHECKS) check({ snapshot, document, part, report });
  return all.isEmpty ? NOTHING : all;
}

/** Keeps to the limit: findings up to it, and the count of the others. */
class Limited implements PartFindings {
  readonly listed: Finding[] = [];
  readonly unlisted = new Map<RuleCode, Unlisted>();
  readonly #counts = new Map<RuleCode, number>();

  get isEmpty(): boolean {
    return this.listed.length === 0 && this.unlisted.size === 0;
  }

  /** Counts one of a rule; false when it is one too many. */
  admits(code: RuleCode, range: Range): boolean {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= MOST_OF_A_RULE) return true;
    this.leaveOut(code, { count: 1, range });
    return false;
  }

  leaveOut(code: RuleCode, { count, range }: Unlisted): void {
    const before = this.unlisted.get(code);
    this.unlisted.set(code, before === undefined ? { count, range } : { ...before, count: before.count + count });
  }
}

/** The findings of a document from those of its parts, in order of place and then of code. */
export function inOrder(parts: Iterable<PartFindings>): readonly Finding[] {
  const all = new Limited();
  for (const part of parts) {
    // Of most records there is nothing to be said, and a register has hundreds.
    if (part === NOTHING) continue;
    const { listed, unlisted } = part;
    for (const one of listed) if (all.admits(one.code, one)) all.listed.push(one);
    for (const [code, more] of unlisted) all.leaveOut(code, more);
  }
  // A rule never falls silent, so that the verdict is the same as without the limit.
  for (const [code, { count, range }] of all.unlisted) {
    all.listed.push({ ...finding(code, range, moreOf(count), NO_PLACES), unlisted: count });
  }
  return all.listed.sort(compareFindings);
}

/** Findings that were not found in a part, in order and within the limit. */
export function limited(findings: readonly Finding[]): readonly Finding[] {
  return inOrder([{ listed: findings, unlisted: NOTHING.unlisted }]);
}

/** The same findings, where their part begins `by` units later. */
export function movedBy(found: PartFindings, by: number): PartFindings {
  if (by === 0 || found === NOTHING) return found;
  const { listed, unlisted } = found;
  const moved = <T extends Range>(range: T): T => ({ ...range, start: range.start + by, end: range.end + by });
  return {
    listed: listed.map((one) => ({
      ...moved(one),
      related: one.related.map((place) => (place.place === 'here' ? { ...place, range: moved(place.range) } : place)),
    })),
    unlisted: new Map([...unlisted].map(([code, { count, range }]) => [code, { count, range: moved(range) }])),
  };
}

/** A finding whose sentences are fit to be shown. */
export function finding(
  code: RuleCode,
  { start, end }: Range,
  message: string,
  related: readonly RelatedPlace[],
  about?: About,
): Finding {
  const first = typeof about === 'string' ? about : about?.[0];
  return {
    code,
    start,
    end,
    message: plainMessage(message),
    related:
      related.length === 0 ? NO_PLACES : related.map((place) => ({ ...place, message: plainMessage(place.message) })),
    ...(first === undefined ? {} : { about: first }),
    ...(about === undefined || typeof about === 'string' || about.length < 2 ? {} : { members: about }),
  };
}

function moreOf(count: number): string {
  return count === 1
    ? l10n.t('One more finding of this rule in the file is not listed. Correct those above first.')
    : l10n.t('{0} more findings of this rule in the file are not listed. Correct those above first.', count);
}

/** The order of findings: by place, then by code, then by what they are about. */
export function compareFindings(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || inOrderOf(a.code, b.code) || inOrderOf(a.about ?? '', b.about ?? '');
}

function inOrderOf(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
