/** Fixes of what a record does not say: the field with the value that the records around it speak for, to be looked at. */

import * as l10n from '@vscode/l10n';
import type { ValueFact } from '../facts/document-facts.ts';
import { values } from '../facts/record.ts';
import { fieldAt, recordAt, recordRefAt, valueAt } from './at-finding.ts';
import { type Fix, type FixContext, type FixProvider, fixHere } from './fix.ts';
import { likelyPolicies } from './likely-criteria.ts';
import { likelyOwners } from './likely-owners.ts';
import { type LikelyValue, likelyValues } from './likely-values.ts';
import { fillField, replaceScalar, writeField } from './yaml-edit.ts';
import { yamlOf } from './yaml-source.ts';
import { scalar } from './yaml-text.ts';

/** What a message calls a value: without the quotes that YAML needs. */
function shown({ yaml }: LikelyValue): string {
  return yaml.startsWith('"') || yaml.startsWith('[') ? yaml.slice(1, -1) : yaml;
}

/**
 * Codes that miss a field: it is written with what it most likely holds. `spelling` is the key to write, where another than
 * the canonical one is usual.
 */
export function missingField(field: string, spelling = field): FixProvider {
  return (context) => {
    const ref = recordRefAt(context);
    const record = recordAt(context);
    const source = yamlOf(context);
    if (ref === undefined || record === undefined || source === undefined) return [];
    if (values(record, field).length > 0) return [];
    const isThere = record.fields.has(field);
    return likelyValues({ snapshot: context.snapshot, ref, record }, field).flatMap((likely, index) => {
      const edit = writeField(source, record, { key: field, spelling, value: likely.yaml, isGuess: true });
      const title = isThere ? l10n.t('Fill in {0}', shown(likely)) : l10n.t('Add “{0}”', `${spelling}: ${likely.yaml}`);
      return fixHere(context, likely.why(title), [edit], { isPreferred: index === 0 });
    });
  };
}

/** `value-placeholder`: what the field most likely holds, in the place of the placeholder. */
export function fillPlaceholder(context: FixContext): readonly Fix[] {
  const place = valueAt(context);
  const ref = recordRefAt(context);
  const record = recordAt(context);
  const source = yamlOf(context);
  if (place === undefined || ref === undefined || record === undefined || source === undefined) return [];
  const { field, group, value } = place;
  // One of several values is somebody's list, of which only they know the rest.
  if (field.values.length > 1 || group.owner !== record.kind) return [];
  return likelyValues({ snapshot: context.snapshot, ref, record }, field.field.name).flatMap((likely) => {
    const edit = fillField(source, field, { value: likely.yaml, isGuess: true });
    const title = l10n.t('Change “{0}” to {1}', value.text, shown(likely));
    return fixHere(context, likely.why(title), [edit]);
  });
}

/** How many of several owners one may choose from: a longer list is a team. */
const MOST_KEPT = 4;

/** `control-owner-multiple`: each of them as the one who answers for it. */
export function keepOneOwner(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  const written = record?.fields.get('owner');
  if (record === undefined || source === undefined || written === undefined) return [];
  const names = [...new Set(values(record, 'owner').map(({ text }) => text))];
  return names.slice(0, MOST_KEPT).flatMap((name) => {
    const edit = fillField(source, written, { value: scalar(name, true) });
    return fixHere(context, l10n.t('Keep {0} as its one owner', name), [edit]);
  });
}

/** `owner-inactive`: who most likely answers for it now, in the place of the one who left. */
export function nextOwner(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  if (record === undefined || source === undefined || writtenValue(context) === undefined) return [];
  return likelyOwners(context.snapshot, record).flatMap(({ name, why }) =>
    fixHere(context, why(l10n.t('Name {0}', name)), [replaceScalar(source, context.finding, name)]),
  );
}

/** `policy-retired-referenced`: the policies in force that satisfy most of what the retired one did. */
export function successor(context: FixContext): readonly Fix[] {
  const { snapshot } = context;
  const source = yamlOf(context);
  const retired = snapshot.bearer(writtenValue(context)?.text ?? '', 'policy');
  const named = new Set(fieldAt(context)?.field.values.map(({ text }) => text));
  if (source === undefined || retired === undefined) return [];
  return likelyPolicies(snapshot, retired)
    .filter(({ id }) => !named.has(id))
    .flatMap(({ id, why }) =>
      fixHere(context, why(l10n.t('Name {0}', id)), [replaceScalar(source, context.finding, id)]),
    );
}

function writtenValue(context: FixContext): ValueFact | undefined {
  return valueAt(context)?.value;
}
