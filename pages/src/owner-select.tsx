/** The box in which an owner is chosen, each with how many things there are. */
import * as l10n from '@vscode/l10n';

import type { CalendarOwner } from '../../server/src/protocol/calendar-page.ts';
import { EVERYBODY, NOBODY } from './owner-choice.ts';

interface SelectProps {
  readonly owners: readonly CalendarOwner[];
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: string;
  readonly choose: (owner: string) => void;
}

export function OwnerSelect({ owners, counts, chosen, choose }: SelectProps) {
  const known = owners.filter(({ id }) => counts.has(id) || id === chosen);
  // Whoever was chosen stays so where nothing is left to do: that is good news, not another choice.
  const isKnown = chosen === EVERYBODY || chosen === NOBODY || known.some(({ id }) => id === chosen);
  const listed = isKnown ? known : [...known, { id: chosen, label: chosen }];
  return (
    <label class="field">
      <span class="field-name">{l10n.t('Owner')}</span>
      <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        <option value={EVERYBODY}>{l10n.t('Everybody ({0})', counts.get(EVERYBODY) ?? 0)}</option>
        {listed.map(({ id, label }) => (
          <option key={id} value={id}>{`${label} (${counts.get(id) ?? 0})`}</option>
        ))}
        <option value={NOBODY}>{l10n.t('Nobody ({0})', counts.get(NOBODY) ?? 0)}</option>
      </select>
    </label>
  );
}
