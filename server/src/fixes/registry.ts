/** Which fixes there are for the findings of which rule. */

import type { Engine } from '../engine/engine.ts';
import type { Finding } from '../rules/rule.ts';
import type { RuleCode } from '../rules/rule-codes.ts';
import type { Range } from '../syntax/range.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { compatible, inOrder } from './apply.ts';
import { recordApproval } from './approval.ts';
import { agreeOnFrequency } from './drift.ts';
import { addExpiry, closeException, recordExceptionApproval, requestException } from './exceptions.ts';
import { agreeOnMetadata } from './metadata.ts';
import { fileUses, renameEvidence } from './evidence-files.ts';
import type { FileUse, Fix, FixContext, FixProvider, TextChange } from './fix.ts';
import { addFrontMatter, closeFrontMatter } from './front-matter.ts';
import { correctLink } from './links.ts';
import { fillPlaceholder, keepOneOwner, missingField, nextOwner, successor } from './missing-fields.ts';
import { createControl, createNamedControl } from './new-control.ts';
import { endPeriodWhenCollected, recordFirstEvidence, recordNewerEvidence, recordOccurrence } from './new-evidence.ts';
import { recordEventEvidence, recordPopulation, recordPull } from './populations.ts';
import { nearestKey, removeSecond } from './keys.ts';
import { nextId } from './record-ids.ts';
import { nearestCriterion, nearestFramework, nearestOwner, nearestRecord, writeOutCriteria } from './references.ts';
import {
  addBridge,
  addTreatment,
  makeLimit,
  mapExpectation,
  ownerOfControls,
  resolveIncident,
  startReview,
} from './risks-and-operations.ts';
import { moveNextReview, recordReview } from './reviews.ts';
import { takeOutOfScope, writeScope } from './scope.ts';
import { silence } from './silence.ts';
import { correctSuppression } from './suppression-comments.ts';
import { ambiguousDate, invalidValue, nearestDay, quoteVersion } from './values.ts';

/** The providers by code; why a code is not here says `without-fix.ts`. */
const PROVIDERS: Readonly<Partial<Record<RuleCode, readonly FixProvider[]>>> = {
  'front-matter-missing': [addFrontMatter],
  'front-matter-unclosed': [closeFrontMatter],
  'key-duplicate': [removeSecond],
  'key-unknown': [nearestKey],
  'value-invalid': [invalidValue],
  'value-placeholder': [fillPlaceholder],
  'date-invalid': [nearestDay],
  'date-ambiguous': [ambiguousDate],
  'version-not-string': [quoteVersion],
  'id-duplicate': [nextId],
  'link-broken': [correctLink],
  'suppression-unused': [correctSuppression],
  'criterion-unknown': [nearestCriterion],
  'criterion-unmapped': [createControl],
  'criterion-shorthand': [writeOutCriteria],
  'framework-unknown': [nearestFramework],
  'policy-id-missing': [missingField('id')],
  'policy-owner-missing': [missingField('owner')],
  'policy-approver-missing': [missingField('approver')],
  'policy-version-missing': [missingField('version')],
  'policy-cadence-missing': [missingField('review_cadence')],
  'policy-unmapped': [missingField('satisfies')],
  'policy-not-approved': [recordApproval],
  'policy-review-overdue': [recordReview, moveNextReview],
  'policy-review-due-soon': [recordReview, moveNextReview],
  'policy-changed-since-approval': [recordApproval],
  'policy-retired-referenced': [successor],
  'control-owner-missing': [missingField('owner')],
  'control-owner-multiple': [keepOneOwner],
  'control-frequency-missing': [missingField('frequency')],
  'control-cadence-missing': [missingField('review_cadence')],
  'control-unmapped': [missingField('criteria')],
  'control-policy-missing': [nearestRecord('policy'), missingField('policies')],
  'control-evidence-missing': [recordFirstEvidence, requestException],
  'control-review-overdue': [recordReview, moveNextReview],
  'control-review-due-soon': [recordReview, moveNextReview],
  'control-unknown': [nearestRecord('control'), createNamedControl],
  'policy-metadata-drift': [agreeOnMetadata],
  'control-text-frequency-mismatch': [agreeOnFrequency],
  'owner-unknown': [nearestOwner],
  'owner-inactive': [nextOwner],
  'evidence-control-unknown': [nearestRecord('control'), missingField('controls', 'control')],
  'evidence-file-missing': [correctLink],
  'evidence-name': [renameEvidence],
  'evidence-expired': [recordNewerEvidence],
  'evidence-stale': [recordNewerEvidence],
  'evidence-occurrence-missing': [
    recordOccurrence,
    recordPopulation,
    recordPull,
    recordEventEvidence,
    requestException,
  ],
  'evidence-collected-early': [endPeriodWhenCollected],
  'exception-expired': [closeException],
  'exception-expiry-missing': [addExpiry],
  'exception-approver-missing': [recordExceptionApproval],
  'exception-compensation-missing': [missingField('compensating_control')],
  'scope-missing': [writeScope],
  'system-owner-missing': [missingField('owner')],
  'system-uncontrolled': [takeOutOfScope],
  'incident-overdue': [resolveIncident],
  'incident-review-missing': [startReview],
  'risk-untreated': [addTreatment],
  'risk-owner-missing': [ownerOfControls],
  'risk-review-overdue': [recordReview, moveNextReview],
  'vendor-review-overdue': [recordReview, moveNextReview],
  'vendor-report-gap': [addBridge],
  'cuec-unmapped': [mapExpectation],
  'metric-off-target': [makeLimit],
};

/** The codes of the rules whose findings can be fixed. */
export const FIXABLE_CODES: ReadonlySet<string> = new Set(Object.keys(PROVIDERS));

/** The codes of which some fix is safe: of a long document, “Fix all” looks at nothing else. */
export const SAFE_CODES: ReadonlySet<string> = new Set<RuleCode>([
  'key-duplicate',
  'version-not-string',
  'criterion-shorthand',
]);

/** The fixes of one finding, the likeliest first. */
async function fixesOf(context: FixContext): Promise<readonly Fix[]> {
  const fixes: Fix[] = [];
  for (const provider of PROVIDERS[context.finding.code] ?? []) fixes.push(...(await provider(context)));
  return fixes;
}

/** A document with its text, of which the findings are to be fixed. */
export interface FixRequest {
  readonly engine: Engine;
  readonly uri: DocumentUri;
  /** The text from which the document's facts were drawn. */
  readonly text: string;
}

/** How much is read to see whether comments would be heard: the document once for each of its findings that are asked for. */
const MOST_READ = 8_000_000;

/** The findings of a document that touch a range (UTF-16 offsets), with the fixes of each; silencing it comes last. */
export async function fixesIn(
  request: FixRequest,
  range: Range,
  isAsked: (finding: Finding) => boolean = () => true,
): Promise<readonly { readonly finding: Finding; readonly fixes: readonly Fix[] }[]> {
  const found: { readonly finding: Finding; readonly fixes: readonly Fix[] }[] = [];
  let read = 0;
  for (const context of contextsOf(request)) {
    const { finding, text } = context;
    if (finding.end < range.start || finding.start > range.end || !isAsked(finding)) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- what one reads of another file, the next has at hand
    const fixes = await fixesOf(context);
    read += text.length;
    found.push({ finding, fixes: read > MOST_READ ? fixes : [...fixes, ...silence(context)] });
  }
  return found;
}

/** The edits of all safe fixes of a document together, those left out that get in the way of an earlier one. */
export async function safeEdits(request: FixRequest): Promise<readonly TextChange[]> {
  return inOrder((await safeFixes(request)).flat());
}

/** The safe fixes of a document that can be applied together, by the edits of each. */
export async function safeFixes(request: FixRequest): Promise<readonly (readonly TextChange[])[]> {
  const all: (readonly TextChange[])[] = [];
  for (const context of contextsOf(request)) {
    if (!SAFE_CODES.has(context.finding.code)) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- nearly all of them wait for nothing
    for (const { isSafe, changes } of await fixesOf(context)) {
      const [only, second] = changes;
      if (isSafe && only?.uri === request.uri && second === undefined) all.push(only.edits);
    }
  }
  return compatible(all);
}

function contextsOf({ engine, uri, text }: FixRequest): readonly FixContext[] {
  const judged = engine.findings(uri);
  if (judged === undefined) return [];
  const texts = new Map<DocumentUri, Promise<string | undefined>>();
  const textOf = (other: DocumentUri): Promise<string | undefined> => {
    const known = texts.get(other);
    if (known !== undefined) return known;
    const read = other === uri ? Promise.resolve(text) : engine.workspace.textOf(other);
    texts.set(other, read);
    return read;
  };
  let uses: ReadonlyMap<DocumentUri, readonly FileUse[]> | undefined;
  const usesOf = (file: DocumentUri): readonly FileUse[] => (uses ??= fileUses(engine)).get(file) ?? [];
  const { document } = judged;
  const { snapshot } = engine;
  return judged.findings.map((finding) => ({ engine, snapshot, document, text, finding, textOf, usesOf }));
}
