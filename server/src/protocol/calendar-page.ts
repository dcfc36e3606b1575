/** The review calendar as its page shows it: everything that is to be done by a day, with whose it is. */

import type { AboutFolder, OfFolder } from './page-folder.ts';
import type { MessageLocation } from './messages.ts';

export interface CalendarQuestion extends OfFolder {
  readonly kind: 'calendar';
}

export interface CalendarAnswer extends AboutFolder {
  readonly kind: 'calendar';
  /** What the duties are about. A duty names one by its place here, since a control has many. */
  readonly subjects: readonly CalendarSubject[];
  /** In the order of their days. */
  readonly duties: readonly CalendarDuty[];
  /** Everybody who owns a subject, in the order of their names. */
  readonly owners: readonly CalendarOwner[];
  /** The last day that counts as soon, `YYYY-MM-DD`. */
  readonly soonUntil: string;
  /** The occurrences of some control are told month by month, since there are so many. */
  readonly isGathered: boolean;
}

/** What is to be done: prove an occurrence, read a definition again, and so on. */
export type DutyKind =
  | 'occurrence'
  | 'population'
  | 'review'
  | 'exception'
  | 'vendor-report'
  | 'evidence'
  | 'incident'
  | 'engagement';

export const DUTY_KINDS: readonly DutyKind[] = [
  'occurrence',
  'population',
  'review',
  'exception',
  'vendor-report',
  'evidence',
  'incident',
  'engagement',
];

/** `soon`: due by `soonUntil`. `done`: nothing is left to do. */
export type DutyState = 'overdue' | 'soon' | 'later' | 'done';

export interface CalendarSubject {
  /** The same from one answer to the next. */
  readonly key: string;
  readonly kind: 'policy' | 'control' | 'risk' | 'vendor' | 'exception' | 'evidence' | 'incident' | 'engagement';
  /** Its ID, or its title where it has none; empty for the engagement. */
  readonly name: string;
  /** Empty where the name is the title. */
  readonly title: string;
  /** IDs of its owners; none where nobody is named. */
  readonly owners: readonly string[];
  readonly location: MessageLocation;
  /** What the command “Record review” calls it; undefined where it cannot be reviewed. */
  readonly review?: string;
  /** The ID by which evidence can be recorded; undefined for what is no control, or has none. */
  readonly control?: string;
}

export interface CalendarDuty {
  /** Its place among the subjects. */
  readonly subject: number;
  readonly kind: DutyKind;
  readonly state: DutyState;
  /** The last day for it, `YYYY-MM-DD`; of several, that of the first. */
  readonly due: string;
  /** Of what operates: the first and the last day that it speaks of. */
  readonly start?: string;
  readonly end?: string;
  /** How a done occurrence was done, or why it need not be. */
  readonly outcome?: 'performed' | 'late' | 'excepted';
  /** How many occurrences it stands for, where there are several, and the last day for the last of them. */
  readonly count?: number;
  readonly lastDue?: string;
  /** Of a review: the day is written as such, so that the next one is to be written too. */
  readonly isWritten?: boolean;
}

export interface CalendarOwner {
  readonly id: string;
  readonly label: string;
}
