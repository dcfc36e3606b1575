/** Whole records to fill in: the fields that a kind needs, with the next ID, the user's day and what may be chosen. */

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Field } from '../domain/field.ts';
import { findField } from '../domain/fields.ts';
import { KIND_LABELS, type RecordKind } from '../domain/kinds.ts';
import { wholeOne } from './kind-sentences.ts';
import type { Engine } from '../engine/engine.ts';
import { scalar } from '../fixes/yaml-text.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import { nextId } from './completion-ids.ts';
import type { Offer } from './completion-offer.ts';
import { valueOffers } from './completion-values.ts';

/** The fields of a whole record, in the order in which they are written. A field in brackets is written as a list. */
const SHAPES: Readonly<Record<RecordKind, readonly string[]>> = {
  policy: [
    'id',
    'title',
    'version',
    'status',
    'owner',
    'approver',
    'approved',
    'effective',
    'last_reviewed',
    'review_cadence',
    '[satisfies]',
    '[controls]',
  ],
  control: [
    'id',
    'title',
    'owner',
    'type',
    'nature',
    'layer',
    'frequency',
    'review_cadence',
    'last_reviewed',
    'status',
    '[criteria]',
    '[policies]',
  ],
  evidence: ['id', '[controls]', 'period', 'collected', 'collector', 'reviewer', 'path'],
  exception: [
    'id',
    '[controls]',
    'scope',
    'reason',
    'compensating_control',
    'owner',
    'approver',
    'approved',
    'expires',
  ],
  risk: ['id', 'title', 'owner', 'likelihood', 'impact', 'treatment', '[controls]', 'last_reviewed', 'review_cadence'],
  vendor: ['id', 'name', 'owner', 'criticality', 'method', 'last_reviewed', 'review_cadence'],
  person: ['id', 'name', 'email', 'role', 'active'],
  team: ['id', 'name', '[members]'],
  system: ['id', 'name', 'owner', 'in_scope', '[data]', 'vendor'],
  incident: ['id', 'title', 'severity', 'detected', 'owner', '[controls]'],
  population: ['id', '[controls]', 'period', 'source', 'collected', 'events'],
  metric: ['id', 'title', '[controls]', 'value', 'unit', 'target', 'measured'],
};

/** What is chosen first, where that is not what is likeliest at that place by itself. */
const FIRST: Readonly<Record<string, string>> = {
  'control frequency': 'quarterly',
  'control review_cadence': 'annual',
  'control status': 'planned',
  'risk review_cadence': 'quarterly',
  'policy review_cadence': 'annual',
  'vendor review_cadence': 'annual',
};

/** Days that have passed or pass today: the day of the user. Others only a person can know. */
const TODAY: ReadonlySet<string> = new Set(['last_reviewed', 'collected', 'detected', 'measured']);

/** More is not read in a list of choices. */
const MOST_CHOICES = 30;

/** A line of a record: its key, and what may stand there, the first of it unless somebody chooses. */
interface Line {
  readonly key: string;
  readonly isList: boolean;
  readonly choices: readonly string[];
}

/** Where a whole record would stand. */
export interface RecordPlace {
  readonly kind: RecordKind;
  readonly document: IndexedDocument;
  /** What indents its second line and those after it. */
  readonly indent: string;
  readonly newLine: string;
  /** What stands before its first line and after its last. */
  readonly before?: string;
  readonly after?: string;
}

/** A whole record: with places to fill in, and for editors that take none as far as it can be known. */
export function wholeRecordOffer(engine: Engine, place: RecordPlace): Offer {
  const { kind, document, before = '', after = '' } = place;
  const id = nextId(engine.snapshot, kind, document);
  const lines = SHAPES[kind].map((name) => lineOf(engine, place, name, id));
  const join = (written: readonly string[]): string => before + written.join(`${place.newLine}${place.indent}`) + after;
  return {
    label: KIND_LABELS[kind],
    detail: id === undefined ? wholeOne(kind) : `${wholeOne(kind)}, ${id}`,
    also: kind,
    insert: join(lines.map(plainLine)),
    meaning: join(lines.map(plainLine)),
    snippet: join(lines.map((line, index) => snippetLine(line, index + 1))),
    kind: CompletionItemKind.Snippet,
  };
}

function lineOf(engine: Engine, { kind, document }: RecordPlace, written: string, id: string | undefined): Line {
  const isList = written.startsWith('[');
  const name = isList ? written.slice(1, -1) : written;
  const field = findField(kind, name);
  if (field === undefined) return { key: name, isList, choices: [] };
  if (name === 'id') return { key: name, isList, choices: id === undefined ? [] : [scalar(id, true)] };
  return { key: name, isList, choices: choicesOf(engine, document, kind, field) };
}

function choicesOf(engine: Engine, document: IndexedDocument, kind: RecordKind, field: Field): readonly string[] {
  if (field.type.type === 'date') return TODAY.has(field.name) ? [engine.snapshot.today] : [];
  // A path is typed piece by piece.
  if (field.type.type === 'path') return [];
  const context = { engine, document, owner: kind, record: undefined, typed: '', framework: undefined, others: [] };
  // Of hundreds only some could be shown, and the one that is meant would mostly not be among them.
  if (countOf(engine, field) > MOST_CHOICES) return [];
  const { offers } = valueOffers(context, field);
  const first = FIRST[`${kind} ${field.name}`];
  const sorted =
    first === undefined ? offers : offers.toSorted((a, b) => Number(b.label === first) - Number(a.label === first));
  return sorted
    .slice(0, MOST_CHOICES)
    .map(({ label, isText }) => (isText === true ? JSON.stringify(label) : scalar(label, true)));
}

/** How many records could stand in a field; 0 where none does. */
function countOf({ snapshot }: Engine, { type }: Field): number {
  if (type.type === 'owner') return snapshot.count('person') + snapshot.count('team');
  return type.type === 'reference' ? snapshot.count(type.to) : 0;
}

/** What holds for most new records, so that it may stand there though nobody chose it. */
const USUAL: ReadonlySet<string> = new Set([
  'id',
  'version',
  'status',
  'review_cadence',
  'active',
  'in_scope',
  ...TODAY,
]);

function plainLine({ key, isList, choices }: Line): string {
  if (isList) return `${key}: []`;
  const value = USUAL.has(key) ? choices[0] : undefined;
  return value === undefined ? `${key}:` : `${key}: ${value}`;
}

function snippetLine({ key, isList, choices }: Line, stop: number): string {
  const [only] = choices;
  const place =
    only === undefined
      ? `$${stop}`
      : choices.length === 1
        ? `\${${stop}:${only.replace(/[\\$}]/g, '\\$&')}}`
        : `\${${stop}|${choices.map((choice) => choice.replace(/[\\,|$}]/g, '\\$&')).join(',')}|}`;
  return isList ? `${key}: [${place}]` : `${key}: ${place}`;
}
