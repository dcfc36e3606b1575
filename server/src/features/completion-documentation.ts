/** What is said of an offer when somebody looks at it: the same as its hover, and nothing is reckoned before. */

import * as l10n from '@vscode/l10n';
import { type MarkupContent, MarkupKind } from 'vscode-languageserver-types';
import { FIELDS, findField } from '../domain/fields.ts';
import { isRecordKind } from '../domain/kinds.ts';
import type { Engine } from '../engine/engine.ts';
import { ruleOf } from '../rules/registry.ts';
import { isRuleCode } from '../rules/rule-codes.ts';
import { severityWord } from '../workspace/severity-words.ts';
import type { OfferSubject } from './completion-offer.ts';
import { criterionCard } from './criterion-card.ts';
import { code } from './markdown-text.ts';
import { recordCard } from './record-card.ts';

/** What can be said at once, in plain words: for a client that does not ask. A record and a criterion cost too much for that. */
export function briefDocumentation(about: OfferSubject): string | undefined {
  switch (about.subject) {
    case 'field':
      return findField(about.owner, about.name)?.meaning;
    case 'rule':
      return isRuleCode(about.code) ? ruleOf(about.code).summary : undefined;
    case 'record':
    case 'criterion':
      return undefined;
    default:
      return undefined;
  }
}

/** All that there is to say; undefined where what was offered is gone, or never was there. */
export function documentation(engine: Engine, about: OfferSubject): MarkupContent | undefined {
  const value = markdownOf(engine, about);
  return value === undefined ? undefined : { kind: MarkupKind.Markdown, value };
}

function markdownOf(engine: Engine, about: OfferSubject): string | undefined {
  switch (about.subject) {
    case 'record': {
      const [ref] = engine.snapshot.definitions(about.id, about.kind);
      return ref === undefined ? undefined : recordCard(engine, ref);
    }
    case 'criterion':
      return criterionCard(engine, about.key);
    case 'field': {
      const field = findField(about.owner, about.name);
      return field === undefined
        ? undefined
        : `${field.meaning}\n\n${l10n.t('Example: {0}', code(`${field.name}: ${field.example}`))}`;
    }
    case 'rule': {
      if (!isRuleCode(about.code)) return undefined;
      const { summary, severity } = ruleOf(about.code);
      return `${summary}\n\n${l10n.t('By default: {0}.', severityWord(severity))}`;
    }
    default:
      return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** What a client sends back with an item; undefined where that is none of ours. */
export function readItemData(data: unknown): { readonly uri: string; readonly about: OfferSubject } | undefined {
  if (!isObject(data) || typeof data['uri'] !== 'string' || !isObject(data['about'])) return undefined;
  const about = readSubject(data['about']);
  return about === undefined ? undefined : { uri: data['uri'], about };
}

function readSubject({
  subject,
  kind,
  id,
  key,
  owner,
  name,
  code: ruleCode,
}: Readonly<Record<string, unknown>>): OfferSubject | undefined {
  if (subject === 'record' && typeof id === 'string' && typeof kind === 'string' && isRecordKind(kind)) {
    return { subject, kind, id };
  }
  if (subject === 'criterion' && typeof key === 'string') return { subject, key };
  if (subject === 'rule' && typeof ruleCode === 'string') return { subject, code: ruleCode };
  if (subject !== 'field') return undefined;
  const field = FIELDS.find((one) => one.name === name && one.owners.some((other) => other === owner));
  const known = field?.owners.find((other) => other === owner);
  return field === undefined || known === undefined ? undefined : { subject, owner: known, name: field.name };
}
