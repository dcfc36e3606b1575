/** Completion: criteria with labels, controls, owners, policies, field names and values, dates; only what fits there. */

import { CompletionItemKind, InsertTextFormat, MarkupKind, type CompletionItem } from 'vscode-languageserver-types';
import { advance } from '../domain/recurrence.ts';
import { fieldsOf } from '../domain/fields.ts';
import type { Field } from '../domain/field.ts';
import { LIST_KEYS, type RecordKind } from '../domain/kinds.ts';
import type { Position } from '../facts/line-starts.ts';
import { interval, text as textOf } from '../facts/record.ts';
import { TSC_2017 } from '../frameworks/tsc-2017.ts';
import { ruleOf } from '../rules/registry.ts';
import { RULE_CODES } from '../rules/rule-codes.ts';
import { splitFrontMatter } from '../syntax/front-matter.ts';
import type { Range } from '../syntax/range.ts';
import { SEVERITIES } from '../workspace/severity.ts';
import { type FeatureContext, lspRange, offsetOf } from './feature.ts';
import { titleOf } from './symbols.ts';
import { recordAt } from './symbol-at.ts';
import { cursorContext, type CursorContext, type Root } from './yaml-cursor-context.ts';

interface Offer {
  readonly label: string;
  readonly detail: string;
  readonly kind: CompletionItemKind;
  readonly meaning?: string;
  readonly insert?: string;
  readonly first?: boolean;
}

/** What may stand at a position, in the order in which it is likely; empty where nothing of ours fits. */
export function completion(context: FeatureContext, position: Position): readonly CompletionItem[] {
  const { document, text } = context;
  const offset = offsetOf(context, position);
  const block = yamlBlock(context);
  if (block === undefined || offset < block.start || offset > block.end) {
    return document.facts.kind === 'policy' ? proseOffers(context, offset) : [];
  }
  const found = cursorContext(text, block, offset, rootOf(context));
  if (found === undefined) return [];
  const offers = offersFor(context, offset, found);
  return offers.map((offer, index) => item(context, found.word, offer, index));
}

function item(context: FeatureContext, word: Range, offer: Offer, index: number): CompletionItem {
  const newText = offer.insert ?? offer.label;
  return {
    label: offer.label,
    kind: offer.kind,
    detail: offer.detail,
    sortText: `${offer.first === true ? '0' : '1'}${String(index).padStart(5, '0')}`,
    filterText: offer.label,
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range: lspRange(context.document, word), newText },
    ...(offer.meaning === undefined ? {} : { documentation: { kind: MarkupKind.PlainText, value: offer.meaning } }),
  };
}

function yamlBlock({ document, text }: FeatureContext): Range | undefined {
  if (!document.facts.markdown) return { start: 0, end: text.length };
  return splitFrontMatter(text).frontMatter;
}

function rootOf({ engine, document }: FeatureContext): Root {
  if (document.facts.kind === 'configuration') return 'configuration';
  if (document.facts.kind === 'policy') return 'policy';
  const role = engine.workspace.roleOf(document.uri);
  return { kind: role?.role === 'register' ? role.kind : undefined };
}

function offersFor(context: FeatureContext, offset: number, found: CursorContext): readonly Offer[] {
  switch (found.wanted) {
    case 'key':
      return fieldsOf(found.owner)
        .filter((field) => !found.present.has(field.name) && !field.aliases.some((alias) => found.present.has(alias)))
        .map((field) => ({
          label: field.name,
          detail: field.example,
          kind: CompletionItemKind.Field,
          meaning: field.meaning,
          insert: afterWord(context, found.word) === ':' ? field.name : `${field.name}: `,
        }));
    case 'list':
      return [...LIST_KEYS]
        .filter(([key]) => !found.present.has(key))
        .map(([key, kind]) => ({
          label: key,
          detail: `a list: ${kind}`,
          kind: CompletionItemKind.Module,
          insert: `${key}:\n  - id: `,
        }));
    case 'rule':
      return RULE_CODES.map((code) => ({
        label: code,
        detail: ruleOf(code).severity,
        kind: CompletionItemKind.EnumMember,
        meaning: ruleOf(code).summary,
        insert: `${code}: `,
      }));
    case 'severity':
      return [...SEVERITIES, 'off'].map((severity) => ({
        label: severity,
        detail: 'severity',
        kind: CompletionItemKind.EnumMember,
      }));
    case 'value':
      return valueOffers(context, offset, found.field).filter((offer) => !found.others.includes(offer.label));
    default:
      return [];
  }
}

function afterWord(context: FeatureContext, word: Range): string {
  return context.text.slice(word.end).trimStart().charAt(0);
}

const FREQUENCIES: readonly (readonly [string, string])[] = [
  ['continuous', 'without a pause, by a system'],
  ['daily', 'every day'],
  ['weekly', 'every week'],
  ['monthly', 'every month'],
  ['quarterly', 'every three months'],
  ['semiannual', 'every six months'],
  ['annual', 'every year'],
  ['per-event', 'whenever something happens, such as a joiner'],
];

function valueOffers(context: FeatureContext, offset: number, field: Field): readonly Offer[] {
  const { type } = field;
  const value = CompletionItemKind.Value;
  switch (type.type) {
    case 'choice':
      return type.choices.map((choice) => ({
        label: choice.value,
        detail: choice.meaning,
        kind: CompletionItemKind.EnumMember,
      }));
    case 'boolean':
      return ['true', 'false'].map((label) => ({ label, detail: field.meaning, kind: value }));
    case 'frequency':
      return FREQUENCIES.map(([label, detail]) => ({ label, detail, kind: value }));
    case 'cadence':
      return FREQUENCIES.slice(3, 7).map(([label, detail]) => ({ label, detail, kind: value }));
    case 'duration':
      return ['P30D', 'P90D', 'P1Y', 'P7Y'].map((label) => ({ label, detail: 'ISO 8601 duration', kind: value }));
    case 'criteria':
      return criteriaOffers(context);
    case 'owner':
      return [...recordOffers(context, 'person'), ...recordOffers(context, 'team')];
    case 'reference':
      return recordOffers(context, type.to);
    case 'date':
      return dateOffers(context, offset, field);
    case 'period':
      return periodOffers(context);
    default:
      return [];
  }
}

/** Criteria in scope first; those out of scope cannot be asked for by this engagement. */
function criteriaOffers({ engine }: FeatureContext): readonly Offer[] {
  const { categories } = engine.snapshot.configuration.engagement;
  return TSC_2017.criteria
    .map((criterion) => {
      const inScope = criterion.category !== undefined && categories.has(criterion.category);
      const { readiness } = engine.readiness.criterion(criterion);
      const detail = `${criterion.label} · ${inScope ? readiness : 'out of scope'}`;
      return { label: criterion.id, detail, kind: CompletionItemKind.EnumMember, first: inScope };
    })
    .sort((a, b) => Number(b.first) - Number(a.first));
}

function recordOffers({ engine }: FeatureContext, kind: RecordKind): readonly Offer[] {
  const seen = new Set<string>();
  const offers: Offer[] = [];
  for (const { record } of engine.snapshot.records(kind)) {
    const id = record.id?.text;
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    offers.push({ label: id, detail: titleOf(record), kind: CompletionItemKind.Reference });
  }
  return offers;
}

function dateOffers(context: FeatureContext, offset: number, field: Field): readonly Offer[] {
  const { snapshot } = context.engine;
  const offers: Offer[] = [{ label: snapshot.asOf, detail: 'today', kind: CompletionItemKind.Value, first: true }];
  const record = recordAt(context.document, offset)?.record;
  const cadence = record === undefined ? undefined : interval(record, 'review_cadence');
  if (['next_review', 'expires'].includes(field.name)) {
    const step = cadence ?? { kind: 'interval' as const, unit: 'month' as const, count: 12 };
    const detail = cadence === undefined ? 'a year from today' : 'today plus the review cadence';
    offers.push({ label: advance(snapshot.asOf, step), detail, kind: CompletionItemKind.Value });
  }
  const { engagement } = snapshot.configuration;
  if (engagement.type === 2 && engagement.period !== undefined) {
    offers.push(
      { label: engagement.period.start, detail: 'the audit period begins', kind: CompletionItemKind.Value },
      { label: engagement.period.end, detail: 'the audit period ends', kind: CompletionItemKind.Value },
    );
  }
  return offers;
}

function periodOffers({ engine }: FeatureContext): readonly Offer[] {
  const { asOf } = engine.snapshot;
  const year = asOf.slice(0, 4);
  const quarter = Math.ceil(Number(asOf.slice(5, 7)) / 3);
  return [
    { label: `${year}-Q${quarter}`, detail: 'this quarter', kind: CompletionItemKind.Value, first: true },
    { label: asOf.slice(0, 7), detail: 'this month', kind: CompletionItemKind.Value, first: true },
    { label: asOf, detail: 'today', kind: CompletionItemKind.Value, first: true },
    ...[1, 2, 3, 4]
      .filter((one) => one !== quarter)
      .map((one) => ({
        label: `${year}-Q${one}`,
        detail: `quarter ${one}`,
        kind: CompletionItemKind.Value,
      })),
    ...[1, 2].map((one) => ({ label: `${year}-H${one}`, detail: `half ${one}`, kind: CompletionItemKind.Value })),
    { label: year, detail: 'this year', kind: CompletionItemKind.Value },
  ];
}

const PROSE_KINDS: readonly RecordKind[] = ['control', 'policy', 'evidence', 'risk'];

/** In a policy's prose: IDs that begin as the word before the cursor does, once that looks like one. */
function proseOffers(context: FeatureContext, offset: number): readonly CompletionItem[] {
  const word = /[A-Z][A-Z0-9.-]*$/.exec(context.text.slice(Math.max(0, offset - 64), offset))?.[0];
  if (word === undefined) return [];
  const range = { start: offset - word.length, end: offset };
  const records = PROSE_KINDS.flatMap((kind) => context.engine.snapshot.records(kind));
  const offers: Offer[] = [];
  const seen = new Set<string>();
  for (const { record } of records) {
    const id = record.id?.text ?? '';
    if (!id.startsWith(word) || seen.has(id)) continue;
    seen.add(id);
    offers.push({ label: id, detail: textOf(record, 'title') ?? '', kind: CompletionItemKind.Reference });
  }
  for (const criterion of TSC_2017.criteria) {
    if (!criterion.id.startsWith(word)) continue;
    offers.push({ label: criterion.id, detail: criterion.label, kind: CompletionItemKind.EnumMember });
  }
  return offers.map((offer, index) => item(context, range, offer, index));
}
