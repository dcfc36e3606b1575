/**
 * An example of a field as one kind of record would have it: rows of the table that several kinds share have one for all.
 *
 * l10n: what is written into files is in nobody's language but its author's.
 */

import type { Field } from '../domain/field.ts';
import { type FieldOwner, isRecordKind, type RecordKind } from '../domain/kinds.ts';

/** What a record of each kind may be called. */
const RECORDS: Readonly<Record<RecordKind, { readonly id: string; readonly name: string }>> = {
  policy: { id: 'POL-ACCESS', name: 'Access Control Policy' },
  control: { id: 'AC-02', name: 'Quarterly user access review' },
  evidence: { id: 'EV-2026-Q1-AC-02', name: 'Signed-off export of accounts' },
  exception: { id: 'EX-7', name: 'One sending key for all regions' },
  risk: { id: 'R-004', name: 'Accounts of leavers stay active' },
  vendor: { id: 'V-OKTA', name: 'Okta' },
  person: { id: 'jane.doe', name: 'Jane Doe' },
  team: { id: 'security', name: 'Security' },
  system: { id: 'okta', name: 'Okta' },
  incident: { id: 'INC-12', name: 'API key pasted into a ticket' },
  population: { id: 'POP-JOINERS-2026-H1', name: 'Joiners of the first half-year' },
  metric: { id: 'patch-age', name: 'Days until a patch is installed' },
};

/** A value as it would be written after the colon; undefined where the table's example would be of another kind. */
export function exampleOf(owner: FieldOwner, field: Field): string | undefined {
  if (!isRecordKind(owner)) return field.example;
  switch (field.name) {
    case 'kind':
      return owner;
    case 'id':
      return RECORDS[owner].id;
    case 'title':
    case 'name':
      return RECORDS[owner].name;
    case 'description':
      return owner === 'control' || owner === 'risk' ? field.example : undefined;
    default:
      return field.example;
  }
}
