/** The rule on policies whose text says something else of their owner, version or dates than their front-matter. */

import type { StatedField } from '../domain/metadata-labels.ts';
import type { FieldFact, RecordFacts, StatedMetadata, ValueFact } from '../facts/document-facts.ts';
import { choice, field, isRetired, values } from '../facts/record.ts';
import { contradicts, isLaterVersion } from './metadata-comparison.ts';
import { listNames, nameInSentence } from './record-name.ts';
import type { RuleContext } from './rule.ts';

/** What a field is called in a sentence. */
const NAMES: Readonly<Record<StatedField, string>> = {
  id: 'ID',
  title: 'title',
  version: 'version',
  status: 'status',
  owner: 'owner',
  approver: 'approver',
  approved: 'day of the approval',
  effective: 'first day in force',
  last_reviewed: 'day of the last review',
  next_review: 'day of the next review',
  review_cadence: 'review cadence',
};

/** Compares what the text of a policy says of its own fields with its front-matter. */
export function checkMetadataDrift(context: RuleContext): void {
  const { metadata } = context.document.facts;
  const [policy] = context.part.records;
  if (metadata.length === 0 || policy?.kind !== 'policy' || isRetired(policy)) return;
  for (const stated of metadata) {
    const fact = field(policy, stated.field);
    if (fact === undefined || (stated.source === 'history' && !isInForce(policy))) continue;
    if (contradicts(context.snapshot, policy, fact, stated)) reportDrift(context, policy, fact, stated);
  }
}

/** A revision is entered when it is approved: while the next one is in the making, the list is not wrong. */
function isInForce(policy: RecordFacts): boolean {
  const status = choice(policy, 'status');
  return status === undefined || status === 'approved';
}

function reportDrift({ report }: RuleContext, policy: RecordFacts, fact: FieldFact, stated: StatedMetadata): void {
  const written = values(policy, stated.field);
  const own = listNames(written.map(({ text }) => `“${text}”`));
  report('policy-metadata-drift', stated, messageOf(policy, stated, own), [
    { place: 'here', range: rangeOf(fact, written), message: 'The front-matter says it here.' },
  ]);
}

function rangeOf({ range }: FieldFact, [first, second]: readonly ValueFact[]): ValueFact | FieldFact['range'] {
  return first !== undefined && second === undefined ? first : range;
}

function messageOf(policy: RecordFacts, stated: StatedMetadata, own: string): string {
  const name = nameInSentence(policy);
  if (stated.source === 'history' && stated.field === 'version') {
    const remedy =
      isLaterVersion(policy, stated.text) === true
        ? 'Correct the version in the front-matter.'
        : 'Enter the revision here, or correct the version.';
    return `The latest revision of ${name} is “${stated.text}” here, and its version is ${own} in the front-matter. ${remedy}`;
  }
  const what = stated.source === 'update' ? 'day of the last change' : NAMES[stated.field];
  return `The ${what} of ${name} is “${stated.text}” here, and ${own} in the front-matter. Correct the one that is out of date.`;
}
