/** The keys that fit: fields of a record or group, the lists of a register, kinds, rules and what the configuration may name. */

import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { foldKey } from '../domain/field.ts';
import { fieldsAsWritten } from '../domain/field-order.ts';
import { FIELDS, findField } from '../domain/fields.ts';
import {
  type FieldOwner,
  isRecordKind,
  LIST_KEYS,
  RECORD_KINDS,
  type RecordKind,
  withArticle,
} from '../domain/kinds.ts';
import { ruleOf } from '../rules/registry.ts';
import { isRuleCode, RULE_CODES } from '../rules/rule-codes.ts';
import { SEVERITIES } from '../workspace/severity.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { severityWord } from '../workspace/severity-words.ts';
import type { Offer } from './completion-offer.ts';

/** The fields of a record or group that are not there yet, under this name or another. */
export function keyOffers({ configuration }: Snapshot, owner: FieldOwner, keys: readonly string[]): readonly Offer[] {
  const { keyAliases } = configuration;
  const present = new Set(
    keys.map((key) => findField(owner, key)?.name ?? keyAliases.get(foldKey(key)) ?? foldKey(key)),
  );
  return fieldsAsWritten(owner)
    .filter(({ name }) => !present.has(name))
    .map(({ name, example }) => ({
      label: name,
      detail: example,
      kind: CompletionItemKind.Field,
      about: { subject: 'field', owner, name },
    }));
}

/** The lists of a register and, while it may still become a file with one record, what that begins with. */
export function topOffers(
  snapshot: Snapshot,
  {
    single,
    keys,
    newLine,
  }: { readonly single: RecordKind | undefined; readonly keys: readonly string[]; readonly newLine: string },
): readonly Offer[] {
  const present = new Set(keys.map(foldKey));
  const lists = [...LIST_KEYS].filter(([key]) => !present.has(key));
  // What the folder is called after is the likeliest.
  lists.sort(([, a], [, b]) => Number(b === single) - Number(a === single));
  const offers: Offer[] = lists.map(([key, kind]) => ({
    label: key,
    detail: l10n.t('a list, each item of which is {0}', withArticle(kind)),
    insert: `${key}:${newLine}  - id: `,
    kind: CompletionItemKind.Module,
  }));
  const hasList = [...present].some((key) => LIST_KEYS.has(key));
  if (hasList) return offers;
  if (!present.has('kind')) {
    offers.push({
      label: 'kind',
      detail: single ?? 'control',
      meaning: l10n.t('What the record is, where a file holds just one.'),
      kind: CompletionItemKind.Field,
    });
  }
  return single === undefined ? offers : [...offers, ...keyOffers(snapshot, single, keys)];
}

/** Fields of records, to which the configuration may give further keys. */
export function aliasOffers(keys: readonly string[]): readonly Offer[] {
  const names = new Map(
    FIELDS.filter((field) => field.owners.some((owner) => isRecordKind(owner))).map((field) => [field.name, field]),
  );
  return [...names.values()]
    .filter(({ name }) => !keys.some((key) => foldKey(key) === name) && name !== 'kind')
    .map(({ name, meaning }) => ({ label: name, detail: '', meaning, kind: CompletionItemKind.Field }));
}

/** The kinds of the one record of a file. */
export function kindOffers(): readonly Offer[] {
  return RECORD_KINDS.map((kind) => ({
    label: kind,
    detail: l10n.t('a kind of record'),
    kind: CompletionItemKind.EnumMember,
  }));
}

/** The rules that are not there yet, each with the severity it has by itself. */
export function ruleOffers(keys: readonly string[]): readonly Offer[] {
  return RULE_CODES.filter((code) => !keys.includes(code)).map((code) => ({
    label: code,
    detail: severityWord(ruleOf(code).severity),
    snippet: `${code}: \${1|${severitiesOf(code).join(',')}|}`,
    kind: CompletionItemKind.EnumMember,
    about: { subject: 'rule', code },
  }));
}

/** What a rule may be set to: what it is by itself comes last, since that need not be written. */
function severitiesOf(code: string): readonly string[] {
  const own = isRuleCode(code) ? ruleOf(code).severity : undefined;
  const all = [...SEVERITIES, 'off'];
  return own === undefined ? all : [...all.filter((one) => one !== own), own];
}

/** The severities that a rule may be given, and that it has by itself. */
export function severityOffers(code: string): readonly Offer[] {
  const own = isRuleCode(code) ? ruleOf(code).severity : undefined;
  return [...SEVERITIES, 'off'].map((label) => ({
    label,
    detail: severityMeaning(label, own),
    kind: CompletionItemKind.EnumMember,
  }));
}

function severityMeaning(severity: string, own: string | undefined): string {
  if (severity === own) return l10n.t('severity · by default');
  return severity === 'off' ? l10n.t('nothing is reported') : l10n.t('severity');
}
