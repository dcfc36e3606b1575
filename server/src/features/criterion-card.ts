/** The card of a criterion, for its hover: what it asks for, who speaks for it and how ready that is. */

import * as l10n from '@vscode/l10n';
import { CATEGORIES } from '../domain/category.ts';
import type { Engine } from '../engine/engine.ts';
import { mappedKeys } from '../frameworks/mapping.ts';
import { exposedFirst } from '../readiness/exposure.ts';

import { type CriterionRow, viaOf } from '../readiness/matrix.ts';
import { levelWord } from '../readiness/state-words.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { labelled, levelText } from './card-lines.ts';
import { numberOf } from './count-words.ts';
import { criterionToDo } from './criterion-to-do.ts';
import { escaped, list } from './markdown-text.ts';
import { recordLink } from './record-links.ts';

/** What a criterion asks for in a few words, who covers it and how ready that is, as Markdown; undefined for an unknown key. */
export function criterionCard(engine: Engine, key: string): string | undefined {
  const row = engine.readiness.criterion(key);
  if (row === undefined) return undefined;
  const { snapshot } = engine;
  const { criterion } = row;
  const parts = [`**${escaped(criterion.id)}** ${escaped(criterion.label)} · ${escaped(groupOf(row))}`];
  // The local file is for the licensed text of the built-in criteria.
  const licensed = criterion.category === undefined ? undefined : snapshot.localText(criterion.id);
  const text = licensed ?? criterion.description;
  if (text !== undefined) parts.push(escaped(text));
  if (!row.inScope) {
    parts.push(
      criterion.applies === false ? l10n.t('Said not to apply here.') : l10n.t('Out of scope of this engagement.'),
    );
  } else {
    const toDo = criterionToDo(engine, row);
    const readiness = labelled(l10n.t('Readiness'), levelText(row.readiness));
    parts.push(toDo === undefined ? readiness : `${readiness}  \n${labelled(l10n.t('To do'), escaped(toDo))}`);
  }
  const controls = exposedFirst(snapshot, row.controls, (seen) => seen).map((seen) => {
    const control = snapshot.current(seen) ?? seen;
    const title = control.record.fields.get('title')?.values[0]?.text ?? '';
    const { level, evidence } = engine.readiness.control(control);
    const count = numberOf(evidence.length, 'evidence');
    return `${recordLink(snapshot, control)} ${escaped(title)} · ${levelWord(level)} · ${count}${via(row, seen)}`;
  });
  parts.push(
    controls.length === 0
      ? labelled(l10n.t('Controls'), l10n.t({ message: 'none', comment: ['No controls'] }))
      : `**${l10n.t('Controls')}**\n\n${list(controls)}`,
  );
  if (row.policies.length > 0) {
    const policies = row.policies.map((policy) => `${recordLink(snapshot, policy)}${via(row, policy)}`);
    parts.push(labelled(l10n.t('Policies'), policies.join(', ')));
  }
  const mapped = mappedKeys(snapshot.catalogue, key).map((other) => {
    const label = snapshot.catalogue.entry(other)?.criterion.label ?? '';
    return `${escaped(other)} ${escaped(label)}`.trim();
  });
  if (mapped.length > 0) parts.push(labelled(l10n.t('Mapped to'), mapped.join(', ')));
  return parts.join('\n\n');
}

/** The category of a built-in criterion; of another, its framework and the group in it. */
function groupOf({ framework, criterion }: CriterionRow): string {
  const category = CATEGORIES.find(({ id }) => id === criterion.category)?.name;
  return category ?? [framework.name, criterion.family].filter((part) => part !== undefined).join(' · ');
}

function via(row: CriterionRow, record: RecordRef): string {
  const other = viaOf(row, record);
  return other === undefined ? '' : ` · ${l10n.t('via {0}', escaped(other))}`;
}
