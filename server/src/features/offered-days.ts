/** The days as of which somebody may want to see everything, with what each is: for a list to choose from. */

import * as l10n from '@vscode/l10n';
import { capitalized } from '../domain/capitalized.ts';
import { addDays, type CivilDate, displayDate, readDate } from '../domain/civil-date.ts';
import { endOfQuarter } from '../domain/period.ts';
import type { OfferedDay, ReadDayResult } from '../protocol/messages.ts';
import type { Engagement } from '../workspace/configuration.ts';

interface Days {
  /** The user's. */
  readonly today: CivilDate;
  /** The days for which folders are judged when nobody asks for another one, each once. */
  readonly usual: readonly CivilDate[];
}

export interface FolderEngagement {
  readonly folder: string;
  readonly engagement: Engagement;
}

interface Meaning {
  readonly label: string;
  readonly day: CivilDate;
}

/**
 * Today, what the settings say where that is another day, the ends of this quarter and the next, the last two days of the audit
 * period (the day of the report for a Type 1), and 30 and 90 days from today; a day that is several of these once.
 */
export function offeredDays({
  engagements,
  ...days
}: Days & { readonly engagements: readonly FolderEngagement[] }): readonly OfferedDay[] {
  const { today, usual } = days;
  const quarter = endOfQuarter(today);
  const meanings: Meaning[] = [
    { label: l10n.t('today'), day: today },
    ...usual.filter((day) => day !== today).map((day) => ({ label: l10n.t('the day that the settings name'), day })),
    { label: l10n.t('end of this quarter'), day: quarter },
    { label: l10n.t('end of next quarter'), day: endOfQuarter(addDays(quarter, 1)) },
    ...reportDays(engagements),
    ...[30, 90].map((count) => ({ label: l10n.t('{0} days from today', count), day: addDays(today, count) })),
  ];
  const byDay = new Map<CivilDate, string[]>();
  for (const { label, day } of meanings) {
    const labels = byDay.get(day);
    if (labels === undefined) byDay.set(day, [label]);
    else labels.push(label);
  }
  return [...byDay].map(([day, labels]) => offered(day, labels.join(', '), days));
}

/** What the reports of the folders speak of, each day with the folders for which it is one where others have another. */
function reportDays(engagements: readonly FolderEngagement[]): readonly Meaning[] {
  const folders = new Map<string, { readonly meaning: Meaning; readonly names: string[] }>();
  for (const { folder, engagement } of engagements) {
    for (const meaning of meaningsOf(engagement)) {
      const key = `${meaning.day} ${meaning.label}`;
      const known = folders.get(key);
      if (known === undefined) folders.set(key, { meaning, names: [folder] });
      else known.names.push(folder);
    }
  }
  return [...folders.values()].map(({ meaning: { label, day }, names }) => ({
    label: names.length === engagements.length ? label : `${label} (${names.join(', ')})`,
    day,
  }));
}

function meaningsOf(engagement: Engagement): readonly Meaning[] {
  if (engagement.type === 1) {
    return engagement.asOf === undefined ? [] : [{ label: l10n.t('day of the Type 1 report'), day: engagement.asOf }];
  }
  if (engagement.period === undefined) return [];
  const { end } = engagement.period;
  return [
    { label: l10n.t('end of the audit period'), day: end },
    { label: l10n.t('day before the audit period ends'), day: addDays(end, -1) },
  ];
}

function offered(day: CivilDate, label: string, { today, usual }: Days): OfferedDay {
  return {
    day,
    text: displayDate(day),
    label: capitalized(label),
    isAhead: day > today,
    isUsual: usual.length === 1 && usual[0] === day,
  };
}

/** The day that a person means, in any spelling that policies may use, or in a sentence why it is none. */
export function readOfferedDay(text: string, days: Days): ReadDayResult {
  const reading = readDate(text);
  if (reading.kind === 'date') return { ok: true, day: offered(reading.date, '', days) };
  if (reading.kind === 'ambiguous') {
    const [first, second] = reading.candidates;
    const reason = l10n.t(
      'This can mean {0} or {1}. Write {2} or {3}.',
      displayDate(first),
      displayDate(second),
      first,
      second,
    );
    return { ok: false, reason };
  }
  const why = capitalized(reading.reason);
  const example = endOfQuarter(days.today);
  return { ok: false, reason: l10n.t('{0}. Write a day as YYYY-MM-DD, such as {1}.', why, example) };
}
