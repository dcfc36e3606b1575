/**
 * Inlay hints: what an ID or a cadence comes to, said beside it: the label of a criterion, the day of the next review, the name
 * of a person. Only what is in sight is asked for, and more about it only when somebody points at it.
 */

import * as l10n from '@vscode/l10n';
import { type InlayHint, type MarkupContent, MarkupKind, type Range as LspRange } from 'vscode-languageserver-types';
import { displayDate } from '../domain/civil-date.ts';
import type { CriteriaReference, Reference } from '../facts/document-facts.ts';
import { text, value } from '../facts/record.ts';
import { lastReview, reviewDue } from '../facts/review.ts';
import { criterionKey } from '../frameworks/framework.ts';
import type { Range } from '../syntax/range.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { countOf } from './count-words.ts';
import { criterionCard } from './criterion-card.ts';
import { type FeatureContext, lspRange, offsetOf } from './feature.ts';
import { recordCard } from './record-card.ts';

/** Which hints somebody wants to see. */
export interface WantedHints {
  readonly criteria: boolean;
  readonly reviews: boolean;
  readonly people: boolean;
}

/** What a hint is about: kept by the client until it asks for more. */
export interface HintData {
  readonly uri: string;
  readonly about: 'criterion' | 'person';
  /** The key of the criterion, or what the person is called. */
  readonly name: string;
}

/** The hints in a range of a document, in the order of the text; `uri` is the document as the client spells it. */
export function inlayHints(
  context: FeatureContext,
  uri: string,
  range: LspRange,
  wanted: WantedHints,
): readonly InlayHint[] {
  const { facts } = context.document;
  const from = offsetOf(context, range.start);
  const to = offsetOf(context, range.end);
  const isIn = ({ end }: Range): boolean => from <= end && end <= to;
  const hints = new Map<number, InlayHint>();
  const add = ({ start, end }: Range, label: string | undefined, more: Partial<InlayHint> = {}): void => {
    if (label === undefined || hints.has(end)) return;
    const position = lspRange(context.document, { start, end }).end;
    hints.set(end, { position, label, paddingLeft: true, ...more });
  };
  const { snapshot } = context.engine;
  for (const reference of wanted.criteria ? facts.criteria : []) {
    if (reference.source !== 'field' || !isIn(reference)) continue;
    const key = keyOf(snapshot, reference);
    const data: HintData | undefined = key === undefined ? undefined : { uri, about: 'criterion', name: key };
    add(reference, criteriaLabel(snapshot, reference), data === undefined ? {} : { data });
  }
  for (const reference of wanted.people ? facts.references : []) {
    if (reference.to !== 'person' || reference.source !== 'field' || !isIn(reference)) continue;
    const data: HintData = { uri, about: 'person', name: reference.id };
    add(reference, personLabel(snapshot, reference), { data });
  }
  for (const record of wanted.reviews ? facts.records : []) {
    const cadence = value(record, 'review_cadence');
    const due = cadence === undefined || !isIn(cadence) ? undefined : reviewDue(record);
    // A day that is written need not be said once more.
    if (cadence === undefined || due === undefined || due.written) continue;
    const isOver = due.due < snapshot.asOf;
    const last = lastReview(record);
    const day = displayDate(due.due);
    const sentences = [
      l10n.t('The next review is due by {0}.', day),
      ...(last === undefined ? [] : [l10n.t('It was last reviewed on {0}.', displayDate(last.date))]),
    ];
    add(cadence, isOver ? l10n.t('review was due {0}', day) : l10n.t('next review {0}', day), {
      tooltip: sentences.join(' '),
    });
  }
  return [...hints].sort(([a], [b]) => a - b).map(([, hint]) => hint);
}

/** The key of the one criterion that a reference means. */
function keyOf(snapshot: Snapshot, reference: CriteriaReference): string | undefined {
  const reading = snapshot.reading(reference);
  return reading.kind === 'one' ? criterionKey(reading.framework, reading.criteria[0]) : undefined;
}

/** A longer label would push what is written out of sight. */
const LONGEST_LABEL = 32;

/** The label of the criterion, where it is not written there already; of a range or a series, how many it stands for. */
function criteriaLabel(snapshot: Snapshot, reference: CriteriaReference): string | undefined {
  const reading = snapshot.reading(reference);
  if (reading.kind === 'several') return countOf(reading.criteria.length, 'criterion');
  if (reading.kind !== 'one' || /\s/.test(reference.text.trim())) return undefined;
  // By way of the catalogue, so that another label of an own criterion is heard of.
  const label = snapshot.catalogue.entry(criterionKey(reading.framework, reading.criteria[0]))?.criterion.label ?? '';
  return label === '' ? undefined : shortened(label);
}

function shortened(label: string): string {
  const words = label.replace(/\s+/g, ' ');
  if (words.length <= LONGEST_LABEL) return words;
  // Half a character at its end would be shown as one that nobody knows.
  const cut = words.slice(0, LONGEST_LABEL).replace(/[\ud800-\udbff]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > 0 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/, '')}…`;
}

/** The name of the person or team that is meant, unless what is written says as much. */
function personLabel(snapshot: Snapshot, { id }: Reference): string | undefined {
  const [person] = snapshot.people(id);
  const name = person === undefined ? undefined : text(person.record, 'name');
  if (name === undefined) return undefined;
  return isObvious(id, name) ? undefined : shortened(name);
}

/** Whether an ID, a handle or an address consists of the words of a name: `jane.doe`, `Doe, Jane`, `@janedoe`. */
function isObvious(id: string, name: string): boolean {
  const words = (said: string): readonly string[] => said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const written = words(id.replace(/^@/, '').replace(/@.*$/, ''));
  const named = words(name);
  return written.join('') === named.join('') || written.toSorted().join(' ') === named.toSorted().join(' ');
}

/** The data of a hint that comes back from a client; undefined for what is none. */
export function readHintData(data: unknown): HintData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, about, name }: Readonly<Record<string, unknown>> = { ...data };
  if (typeof uri !== 'string' || typeof name !== 'string') return undefined;
  return about === 'criterion' || about === 'person' ? { uri, about, name } : undefined;
}

/** What there is to say of a hint: the card of what it is about, as a hover shows it. */
export function hintTooltip({ engine }: FeatureContext, { about, name }: HintData): MarkupContent | undefined {
  const [person] = about === 'person' ? engine.snapshot.people(name) : [];
  const card =
    about === 'criterion' ? criterionCard(engine, name) : person === undefined ? undefined : recordCard(engine, person);
  return card === undefined ? undefined : { kind: MarkupKind.Markdown, value: card };
}
