/** The check of IDs in fields: each names a record that exists, where there is a register of such records at all. */

import type { RecordKind } from '../domain/kinds.ts';
import { findField } from '../domain/fields.ts';
import type { RecordFacts, Reference } from '../facts/document-facts.ts';
import { recordOf, type Snapshot } from '../workspace/snapshot.ts';
import type { RuleContext } from './rule.ts';
import { unknownId } from './unknown-id.ts';

/**
 * Reports IDs of risks, systems, vendors, people and evidence that no record has, and of policies outside of controls.
 * Controls, the policies that controls name, and owners have rules of their own.
 */
export function checkReferences(context: RuleContext): void {
  const { document, part } = context;
  for (const reference of part.references) {
    const kind = reference.to;
    const record = recordOf(document, reference)?.record;
    if (kind === undefined || record === undefined || !isOurs(reference, kind, record)) continue;
    checkReference(context, reference, kind);
  }
}

function isOurs(reference: Reference, kind: RecordKind, record: RecordFacts): boolean {
  if (reference.source !== 'field' || kind === 'control') return false;
  if (kind === 'policy') return record.kind !== 'control';
  // An owner need not be a person: it has a rule that knows of teams and CODEOWNERS.
  return kind !== 'person' || findField(record.kind, reference.field ?? '')?.type.type === 'reference';
}

function checkReference({ snapshot, report }: RuleContext, reference: Reference, kind: RecordKind): void {
  const { id } = reference;
  if (isDefined(snapshot, id, kind) || !snapshot.has(kind)) return;
  const { message, related } = unknownId(snapshot, id, kind);
  report('value-invalid', reference, message, related);
}

/** A person goes by name, e-mail address and handle too. */
function isDefined(snapshot: Snapshot, id: string, kind: RecordKind): boolean {
  return kind === 'person' ? snapshot.people(id).length > 0 : snapshot.bearer(id, kind) !== undefined;
}
