/**
 * What the pages ask of the server: the matrix, the timeline, the calendar, the overview, and edits. One request carries all of
 * them, so that the client in between passes them on without knowing what they say.
 */

import type { CalendarAnswer, CalendarQuestion } from './calendar-page.ts';
import type { MatrixPageAnswer, MatrixPageQuestion } from './matrix-page.ts';
import type { MessageLocation } from './messages.ts';
import type { EditAnswer, EditQuestion } from './page-edits.ts';
import type { OverviewAnswer, OverviewQuestion } from './overview-page.ts';
import type { OfFolder } from './page-folder.ts';
import type { TimelineAnswer, TimelineQuestion } from './timeline-page.ts';

export type PageName = 'matrix' | 'timeline' | 'calendar' | 'overview';

export const PAGE_NAMES: readonly PageName[] = ['matrix', 'timeline', 'calendar', 'overview'];

/** Request, client → server. */
export const PAGE_REQUEST = 'plumbline/page';

export type PageQuestion =
  | MatrixPageQuestion
  | TimelineQuestion
  | CalendarQuestion
  | OverviewQuestion
  | CardQuestion
  | EditQuestion;

export type PageAnswer =
  | MatrixPageAnswer
  | TimelineAnswer
  | CalendarAnswer
  | OverviewAnswer
  | CardAnswer
  | EditAnswer
  | NothingToShow
  | Refusal;

/** No folder holds anything of ours. */
export interface NothingToShow {
  readonly kind: 'nothing';
}

/** Why the answer cannot be given, in a sentence. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
}

/** The card that a hover shows of a record or criterion. */
export interface CardQuestion extends OfFolder {
  readonly kind: 'card';
  /** Where its name stands, of a record. */
  readonly at?: MessageLocation;
  /** `TSC.CC6.1`, of a criterion. */
  readonly criterion?: string;
}

export interface CardAnswer {
  readonly kind: 'card';
  readonly blocks: readonly CardBlock[];
}

/** A paragraph, or an item of a list; lines in it stand one below the other. */
export interface CardBlock {
  readonly style: 'paragraph' | 'item' | 'heading';
  readonly lines: readonly (readonly CardSpan[])[];
}

export interface CardSpan {
  readonly text: string;
  readonly isStrong?: boolean;
  /** A URI, with `#L12` for a line. */
  readonly link?: string;
}
