/** Hover: what an ID, a criterion, a key, a value or a path means, and what proves it. */

import * as l10n from '@vscode/l10n';
import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import { displayDate } from '../domain/civil-date.ts';
import { type Choice, findChoice } from '../domain/field.ts';
import { displayPeriod } from '../domain/period.ts';
import { displayFrequency, type Interval } from '../domain/recurrence.ts';
import type { Engine } from '../engine/engine.ts';
import type { FieldFact, Reference, ValueFact } from '../facts/document-facts.ts';
import type { Position } from '../facts/line-starts.ts';
import { reviewDue } from '../facts/review.ts';
import { integrityOf } from '../readiness/evidence-integrity.ts';
import { levelWord } from '../readiness/state-words.ts';
import { follow } from '../rules/links.ts';
import { ruleOf } from '../rules/registry.ts';
import { isRuleCode } from '../rules/rule-codes.ts';
import { looksLikeId } from '../syntax/marked-ids.ts';
import type { FileTarget } from '../workspace/file-target.ts';
import type { Severity } from '../workspace/severity.ts';
import { severityWord } from '../workspace/severity-words.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { labelled } from './card-lines.ts';
import { wordMeaning } from './completion-values.ts';
import { criterionCard } from './criterion-card.ts';
import { criterionDefinedAt } from './criterion-place.ts';
import { referenced } from './definition.ts';
import { isAddress } from './document-links.ts';
import { type FeatureContext, lspRange, offsetOf } from './feature.ts';
import { integrityText } from './integrity-text.ts';
import { listKeyCard } from './list-key.ts';
import { code, escaped, link, list } from './markdown-text.ts';
import { recordCard } from './record-card.ts';
import { symbolAt } from './symbol-at.ts';

/** The hover at a position; undefined where there is nothing to say. */
export function hover(context: FeatureContext, position: Position): Hover | undefined {
  const { engine, document } = context;
  const offset = offsetOf(context, position);
  const found = symbolAt(document, offset);
  if (found === undefined) {
    const card = listKeyCard(context, offset);
    if (card === undefined) return undefined;
    return { contents: { kind: MarkupKind.Markdown, value: card.value }, range: lspRange(document, card.range) };
  }
  const value = ((): string | undefined => {
    switch (found.symbol) {
      case 'definition':
        return recordCard(engine, found.ref);
      case 'reference': {
        const refs = referenced(engine.snapshot, found.reference);
        if (refs.length === 0) return unknownCard(engine.snapshot, found.reference);
        return refs.map((ref) => recordCard(engine, ref)).join('\n\n---\n\n');
      }
      case 'criterion': {
        const key = criterionDefinedAt(engine.snapshot, document, found.range);
        return key === undefined ? undefined : criterionCard(engine, key);
      }
      case 'criteria':
        return criteriaCard(engine, engine.snapshot.expand(found.reference), found.reference.text);
      case 'file':
        return fileCard(follow({ snapshot: engine.snapshot, document }, found.reference), found.reference.destination);
      case 'rule':
        return ruleCard(engine, found.code);
      case 'key':
        return keyCard(found.field);
      case 'value':
        return valueCard(engine.snapshot, found);
      default:
        return undefined;
    }
  })();
  if (value === undefined) return undefined;
  return { contents: { kind: MarkupKind.Markdown, value }, range: lspRange(document, found.range) };
}

/** Of an ID that no record has; of a word in prose that may be no ID at all, nothing. */
function unknownCard(snapshot: Snapshot, { to, id, source }: Reference): string | undefined {
  if (source === 'mention' || (source === 'code' && !looksLikeId(id))) return undefined;
  if (to !== 'person') return l10n.t('{0} is not defined in this workspace.', code(id));
  if (snapshot.isCodeOwner(id) === true) return l10n.t('{0} is named in CODEOWNERS.', code(id));
  const isRegistered = snapshot.has('person') || snapshot.has('team');
  return isRegistered
    ? l10n.t('No person or team is known as {0}.', code(id))
    : `${code(id)} · ${l10n.t('People and teams can be listed in a register, such as people.control.yml.')}`;
}

function ruleCard(engine: Engine, ruleCode: string): string {
  if (!isRuleCode(ruleCode)) return l10n.t('{0} is not the code of a rule.', code(ruleCode));
  const { summary, severity } = ruleOf(ruleCode);
  const own = engine.view.get(ruleCode);
  const parts = [
    `**${escaped(ruleCode)}** · ${escaped(summary)}`,
    l10n.t('By default: {0}.', severityWord(severity)),
    ...(own === undefined ? [] : [viewText(own)]),
  ];
  return parts.join('\n\n');
}

/** How findings of a rule are shown to this person, where that is not as everybody sees them. */
function viewText(own: Severity | 'off'): string {
  const setting = code('plumbline.rules');
  return own === 'off'
    ? l10n.t('Not shown in your editor, by its setting {0}.', setting)
    : l10n.t('Shown as {0} in your editor, by its setting {1}.', severityWord(own), setting);
}

/** How many members of a range or series are shown in full. */
const FULL_CARDS = 1;

function criteriaCard(engine: Engine, keys: readonly string[], text: string): string | undefined {
  if (keys.length === 0) return l10n.t('{0} is not a criterion that is known here.', code(text));
  if (keys.length > FULL_CARDS) {
    const lines = keys.map((key) => {
      const row = engine.readiness.criterion(key);
      if (row === undefined) return code(key);
      const standing = row.inScope ? levelWord(row.readiness) : l10n.t('out of scope');
      return `**${escaped(row.criterion.id)}** ${escaped(row.criterion.label)} · ${standing}`;
    });
    return `${l10n.t('{0} stands for {1} criteria:', code(text), keys.length)}\n\n${list(lines)}`;
  }
  return criterionCard(engine, keys[0] ?? '');
}

const REFUSALS: Readonly<Record<Extract<FileTarget, { state: 'refused' }>['reason'], () => string>> = {
  outside: () => l10n.t('It leads out of the workspace folder and is not followed.'),
  absolute: () =>
    l10n.t('It is a place on one machine only and is not followed. Write the path from the workspace folder.'),
  malformed: () => l10n.t('It cannot be read as a path.'),
  scheme: () => l10n.t('Addresses of this kind are not followed.'),
};

function fileCard(target: FileTarget, destination: string): string | undefined {
  switch (target.state) {
    case 'file':
      return `${link(destination, target.uri)} · ${l10n.t('a file of this workspace')}`;
    case 'directory':
      return `${link(destination, target.uri)} · ${l10n.t('a folder of this workspace')}`;
    case 'missing': {
      const fault = l10n.t('{0} does not exist.', code(destination));
      return target.nearest === undefined ? fault : `${fault} ${l10n.t('There is {0}.', code(target.nearest))}`;
    }
    case 'refused':
      return `${l10n.t('{0} is refused.', code(destination))} ${REFUSALS[target.reason]()}`;
    case 'external':
      return isAddress(destination) ? `${link(destination, destination)} · ${l10n.t('an address')}` : undefined;
    case 'unknown':
      return undefined;
    default:
      return undefined;
  }
}

function keyCard(fact: FieldFact): string {
  const { field } = fact;
  const parts = [
    `**${escaped(field.name)}** · ${escaped(field.meaning)}`,
    l10n.t('Example: {0}', code(`${field.name}: ${field.example}`)),
  ];
  if (field.type.type === 'choice') {
    parts.push(list(field.type.choices.map((choice) => `${code(choice.value)} ${escaped(choice.meaning)}`)));
  }
  if (field.aliases.length > 0) parts.push(l10n.t('Also written {0}.', field.aliases.map(code).join(', ')));
  return parts.join('\n\n');
}

function choiceText(choice: Choice | undefined): string | undefined {
  return choice === undefined ? undefined : escaped(choice.meaning);
}

/** How long something is kept: `7 years`, `18 months`, `90 days`. */
function durationText({ unit, count }: Interval): string {
  if (unit === 'day') return count === 1 ? l10n.t('1 day') : l10n.t('{0} days', count);
  if (count % 12 !== 0) return count === 1 ? l10n.t('1 month') : l10n.t('{0} months', count);
  const years = count / 12;
  return years === 1 ? l10n.t('1 year') : l10n.t('{0} years', years);
}

interface FoundValue {
  readonly field: FieldFact;
  readonly value: ValueFact;
  readonly record: RecordRef | undefined;
}

function valueCard(snapshot: Snapshot, { field: { field }, value, record }: FoundValue): string | undefined {
  const head = `**${escaped(field.name)}** ${code(value.text)}`;
  if (value.placeholder) return `${head}\n\n${l10n.t('A placeholder: it counts as missing.')}`;
  const says = ((): string | undefined => {
    switch (value.reading.kind) {
      case 'choice':
        return field.type.type === 'choice' ? choiceText(findChoice(field.type.choices, value.text)) : undefined;
      case 'date':
        return displayDate(value.reading.date);
      case 'period': {
        const { period } = value.reading;
        return l10n.t('{0}: {1} to {2}', displayPeriod(period), displayDate(period.start), displayDate(period.end));
      }
      case 'interval':
        return field.type.type === 'duration'
          ? durationText(value.reading.interval)
          : (wordMeaning(value.text) ?? displayFrequency(value.reading.interval));
      case 'frequency':
        return wordMeaning(value.text) ?? displayFrequency(value.reading.frequency);
      case 'text':
        return isAddress(value.text) ? link(value.text, value.text) : undefined;
      case 'boolean':
      case 'number':
      case 'quantity':
      case 'target':
      case 'none':
        return undefined;
      default:
        return undefined;
    }
  })();
  const isDigest = field.name === 'sha256' && record?.kind === 'evidence';
  const integrity = isDigest ? integrityOf(snapshot, record) : undefined;
  const due = record === undefined ? undefined : reviewDue(record.record);
  const isReview = ['last_reviewed', 'review_cadence', 'next_review'].includes(field.name);
  const parts = [head, says ?? escaped(field.meaning)];
  if (integrity !== undefined) parts.push(labelled('SHA-256', integrityText(integrity)));
  if (isReview && due !== undefined) parts.push(l10n.t('The next review is due by {0}.', displayDate(due.due)));
  return parts.join('\n\n');
}
