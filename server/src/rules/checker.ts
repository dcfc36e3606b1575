/** Runs every check on a document, and keeps the findings until something they rest on changes. */

import type { Range } from '../syntax/range.ts';
import { Answers } from '../workspace/dependencies.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Severity } from '../workspace/severity.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import { plainMessage } from './plain-message.ts';
import { CHECKS, ruleOf } from './registry.ts';
import type { Finding, RelatedPlace } from './rule.ts';
import type { RuleCode } from './rule-codes.ts';

const NONE: readonly RelatedPlace[] = [];

export class Checker {
  readonly #snapshot: Snapshot;
  readonly #findings: Answers<readonly Finding[]>;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.#findings = new Answers(snapshot.dependencies);
  }

  /** The findings in a document, in order of place and then of code, whatever their severity in this workspace. */
  findings(document: IndexedDocument): readonly Finding[] {
    return this.#findings.get(document.uri, () => check(this.#snapshot, document));
  }

  /** To be called when a document's own text has changed or it is gone. */
  drop(uri: DocumentUri): void {
    this.#findings.drop(uri);
  }

  /** The documents whose findings are to be asked for anew, since the last call. */
  takeDropped(): ReadonlySet<DocumentUri> {
    return this.#findings.takeDropped();
  }
}

/** Findings of one rule in one document: nobody goes through more, and a file can be made to have a million. */
const MOST_OF_A_RULE = 1000;

function check(snapshot: Snapshot, document: IndexedDocument): readonly Finding[] {
  const findings: Finding[] = [];
  const counts = new Map<RuleCode, number>();
  const unlisted = new Map<RuleCode, Range>();
  const report = (code: RuleCode, range: Range, message: string, related = NONE): void => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count <= MOST_OF_A_RULE) findings.push(finding(code, range, message, related));
    else if (!unlisted.has(code)) unlisted.set(code, range);
  };
  for (const one of CHECKS) one({ snapshot, document, report });
  // A rule never falls silent, so that the verdict is the same as without the limit.
  for (const [code, range] of unlisted) {
    findings.push(finding(code, range, moreOf((counts.get(code) ?? 0) - MOST_OF_A_RULE), NONE));
  }
  return findings.sort(compareFindings);
}

function finding(code: RuleCode, { start, end }: Range, message: string, related: readonly RelatedPlace[]): Finding {
  return {
    code,
    start,
    end,
    message: plainMessage(message),
    related: related.map((place) => ({ ...place, message: plainMessage(place.message) })),
  };
}

function moreOf(count: number): string {
  const findings =
    count === 1
      ? 'One more finding of this rule in the file is'
      : `${count} more findings of this rule in the file are`;
  return `${findings} not listed. Correct those above first.`;
}

function compareFindings(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

/** The severity of a rule in a workspace folder; undefined when it is off. */
export function severityOf(snapshot: Snapshot, code: RuleCode): Severity | undefined {
  const configured = snapshot.configuration.rules.get(code);
  const severity = configured ?? ruleOf(code).severity;
  return severity === 'off' ? undefined : severity;
}
