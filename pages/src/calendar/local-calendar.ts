/** What a language says of a calendar: the names of days and months, and on which day a week begins. */
import type { CivilDate } from '../../../server/src/domain/civil-date.ts';
import type { WeekStart } from './month-weeks.ts';

const MONDAY: WeekStart = 1;

/** The names in a language, by its BCP 47 tag; those of the browser's own where nobody knows that. */
export class LocalCalendar {
  readonly #weekdays: Intl.DateTimeFormat;
  readonly #shortWeekdays: Intl.DateTimeFormat;
  readonly #months: Intl.DateTimeFormat;
  readonly weekStart: WeekStart;

  constructor(language: string) {
    const known = isKnown(language) ? language : undefined;
    const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
      new Intl.DateTimeFormat(known, { ...options, timeZone: 'UTC' }); // l10n: no text
    this.#weekdays = format({ weekday: 'long' });
    this.#shortWeekdays = format({ weekday: 'short' });
    this.#months = format({ month: 'long', year: 'numeric' });
    this.weekStart = known === undefined ? MONDAY : weekStartOf(known);
  }

  /** `Tuesday`. */
  weekday(day: CivilDate): string {
    return this.#weekdays.format(instant(day));
  }

  /** `Tue`. */
  shortWeekday(day: CivilDate): string {
    return this.#shortWeekdays.format(instant(day));
  }

  /** `September 2026`. */
  month(day: CivilDate): string {
    return this.#months.format(instant(day));
  }
}

function instant(day: CivilDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

function isKnown(language: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}

/** On which day a week begins where a language is spoken; Monday, as ISO has it, where the browser does not tell. */
export function weekStartOf(language: string): WeekStart {
  const locale: object = new Intl.Locale(language);
  const info: unknown = tellsWeeks(locale) ? locale.getWeekInfo() : 'weekInfo' in locale ? locale.weekInfo : undefined;
  if (typeof info !== 'object' || info === null || !('firstDay' in info)) return MONDAY;
  const { firstDay } = info;
  return typeof firstDay === 'number' && firstDay >= 1 && firstDay <= 7 ? firstDay : MONDAY;
}

/** A browser has it as a method, as a property, or not at all; TypeScript's library does not say. */
function tellsWeeks(locale: object): locale is { getWeekInfo(): unknown } {
  return 'getWeekInfo' in locale && typeof locale.getWeekInfo === 'function';
}
