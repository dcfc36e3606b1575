/** A month as the matrix calls it, by a day that lies in it. */

import * as l10n from '@vscode/l10n';
import type { CivilDate } from '../domain/civil-date.ts';

const MONTHS: readonly ((year: string) => string)[] = [
  (year) => l10n.t('Jan {0}', year),
  (year) => l10n.t('Feb {0}', year),
  (year) => l10n.t('Mar {0}', year),
  (year) => l10n.t('Apr {0}', year),
  (year) => l10n.t('May {0}', year),
  (year) => l10n.t('Jun {0}', year),
  (year) => l10n.t('Jul {0}', year),
  (year) => l10n.t('Aug {0}', year),
  (year) => l10n.t('Sep {0}', year),
  (year) => l10n.t('Oct {0}', year),
  (year) => l10n.t('Nov {0}', year),
  (year) => l10n.t('Dec {0}', year),
];

/** `Jun 2026`. */
export function displayMonth(day: CivilDate): string {
  const year = day.slice(0, 4);
  return MONTHS[Number(day.slice(5, 7)) - 1]?.(year) ?? year;
}
