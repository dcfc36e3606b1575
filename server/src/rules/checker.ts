/** Runs every check on a document, and keeps the findings until something they rest on changes. */

import type { Range } from '../syntax/range.ts';
import { Answers } from '../workspace/dependencies.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { Severity } from '../workspace/severity.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
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

function check(snapshot: Snapshot, document: IndexedDocument): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (code: RuleCode, range: Range, message: string, related = NONE): void => {
    findings.push({ code, start: range.start, end: range.end, message, related });
  };
  for (const one of CHECKS) one({ snapshot, document, report });
  return findings.sort(compareFindings);
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
