/** The rule on policies whose text says something else of their owner, version or dates than their front-matter. */

import * as l10n from '@vscode/l10n';

import type { FieldFact, RecordFacts, StatedMetadata, ValueFact } from '../facts/document-facts.ts';
import { choice, field, isRetired, values } from '../facts/record.ts';
import { contradicts, isLaterVersion } from './metadata-comparison.ts';
import { listNames, nameInSentence, quoted } from './record-name.ts';
import type { RuleContext } from './rule.ts';

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
  const own = listNames(written.map(({ text }) => quoted(text)));
  report('policy-metadata-drift', stated, messageOf(policy, stated, own), [
    { place: 'here', range: rangeOf(fact, written), message: l10n.t('The front-matter says it here.') },
  ]);
}

function rangeOf({ range }: FieldFact, [first, second]: readonly ValueFact[]): ValueFact | FieldFact['range'] {
  return first !== undefined && second === undefined ? first : range;
}

function messageOf(policy: RecordFacts, stated: StatedMetadata, own: string): string {
  const name = nameInSentence(policy);
  if (stated.source === 'history' && stated.field === 'version') {
    const fault = l10n.t(
      'The latest revision of {0} is “{1}” here, and its version is {2} in the front-matter.',
      name,
      stated.text,
      own,
    );
    const remedy =
      isLaterVersion(policy, stated.text) === true
        ? l10n.t('Correct the version in the front-matter.')
        : l10n.t('Enter the revision here, or correct the version.');
    return `${fault} ${remedy}`;
  }
  const remedy = l10n.t('Correct the one that is out of date.');
  return `${difference(stated, name, stated.text, own)} ${remedy}`;
}

/** That the text of a policy says one thing of a field, and the front-matter another. */
function difference({ field, source }: StatedMetadata, name: string, here: string, own: string): string {
  if (source === 'update')
    return l10n.t('The day of the last change of {0} is “{1}” here, and {2} in the front-matter.', name, here, own);
  switch (field) {
    case 'id':
      return l10n.t('The ID of {0} is “{1}” here, and {2} in the front-matter.', name, here, own);
    case 'title':
      return l10n.t('The title of {0} is “{1}” here, and {2} in the front-matter.', name, here, own);
    case 'version':
      return l10n.t('The version of {0} is “{1}” here, and {2} in the front-matter.', name, here, own);
    case 'status':
      return l10n.t('The status of {0} is “{1}” here, and {2} in the front-matter.', name, here, own);
    case 'owner':
      return l10n.t('The owner of {0} is “{1}” here, and {2} in the front-matter.', name, here, own);
    case 'approver':
      return l10n.t('The approver of {0} is “{1}” here, and {2} in the front-matter.', name, here, own);
    case 'approved':
      return l10n.t('The day of the approval of {0} is “{1}” here, and {2} in the front-matter.', name, here, own);
    case 'effective':
      return l10n.t('The first day in force of {0} is “{1}” here, and {2} in the front-matter.', name, here, own);
    case 'last_reviewed':
      return l10n.t('The day of the last review of {0} is “{1}” here, and {2} in the front-matter.', name, here, own);
    case 'next_review':
      return l10n.t('The day of the next review of {0} is “{1}” here, and {2} in the front-matter.', name, here, own);
    case 'review_cadence':
    default:
      return l10n.t('The review cadence of {0} is “{1}” here, and {2} in the front-matter.', name, here, own);
  }
}
