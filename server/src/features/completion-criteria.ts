/** The criteria that may be named: those in scope of which nobody speaks yet first, those out of scope last. */

import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Engine } from '../engine/engine.ts';
import { type CatalogueEntry, criterionName } from '../frameworks/catalogue.ts';
import { criterionKey } from '../frameworks/framework.ts';
import { readCriteria } from '../frameworks/reference.ts';
import { isInScope, isSpokenFor } from '../readiness/criteria-scope.ts';
import { levelWord } from '../readiness/state-words.ts';
import type { Offer } from './completion-offer.ts';

/** What a list of criteria says already. */
export interface CriteriaList {
  /** The framework over the list, where one is written. */
  readonly framework: string | undefined;
  readonly others: readonly string[];
}

/**
 * The criteria for a list, those left out that it names already, alone or by a range. Those of own frameworks are written with
 * the framework before them, unless it stands over the list. Whether somebody speaks for one is looked up, and its readiness is not: that
 * is reckoned for the one that is looked at.
 */
export function criteriaOffers({ snapshot }: Engine, { framework, others }: CriteriaList): readonly Offer[] {
  const { catalogue } = snapshot;
  const named = framework === undefined ? undefined : catalogue.framework(framework);
  if (framework !== undefined && named === undefined) return [];
  const present = new Set<string>();
  for (const other of others) {
    const reading = readCriteria(catalogue, other, framework);
    if (reading.kind !== 'one' && reading.kind !== 'several') continue;
    for (const criterion of reading.criteria) present.add(criterionKey(reading.framework, criterion));
  }
  const ranked: { readonly rank: number; readonly offer: Offer }[] = [];
  for (const one of named === undefined ? catalogue.frameworks : [named]) {
    for (const criterion of one.criteria) {
      const entry: CatalogueEntry = { framework: one, criterion };
      const key = criterionKey(one, criterion);
      if (present.has(key)) continue;
      const inScope = isInScope(snapshot, entry);
      const isUnmapped = inScope && !isSpokenFor(snapshot, entry);
      const standing = inScope ? (isUnmapped ? levelWord('unmapped') : '') : l10n.t('out of scope');
      ranked.push({
        rank: isUnmapped ? 0 : inScope ? 1 : 2,
        offer: {
          label: named === undefined ? criterionName(entry) : criterion.id,
          detail: [criterion.label, standing].filter((part) => part !== '').join(' · '),
          also: `${criterion.id} ${criterion.label}`,
          kind: CompletionItemKind.EnumMember,
          about: { subject: 'criterion', key },
        },
      });
    }
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ offer }) => offer);
}
