/** The audit timeline as its page shows it: each control over the audit period, and what the reports of vendors cover of it. */

import type { Readiness } from './matrix-page.ts';
import type { OccurrenceCounts } from './matrix-page.ts';
import type { MessageLocation } from './messages.ts';
import type { AboutFolder, OfFolder } from './page-folder.ts';

export interface TimelineQuestion extends OfFolder {
  readonly kind: 'timeline';
}

/** All days are `YYYY-MM-DD`, and both ends belong to a stretch. */
export interface TimelineAnswer extends AboutFolder {
  readonly kind: 'timeline';
  /** The day it is for the user, whatever day is judged for. */
  readonly today: string;
  /** Where the period stands or would have to stand in plumbline.yml; undefined where there is no such file. */
  readonly configuration: MessageLocation | undefined;
  /** The quarters of the audit period, from its own first day on; none without a period. */
  readonly quarters: readonly TimelineSpan[];
  /** In the order of their IDs; retired ones left out. */
  readonly controls: readonly TimelineControl[];
  /** Those with a report, and those on whose report we rely. */
  readonly vendors: readonly TimelineVendor[];
}

export interface TimelineSpan {
  readonly start: string;
  readonly end: string;
}

export type TimelineState = keyof OccurrenceCounts;

export interface TimelineControl {
  /** The same from one answer to the next. */
  readonly key: string;
  /** Its ID; empty where it has none. */
  readonly id: string;
  /** What it is called: its ID, or its title where it has none. */
  readonly name: string;
  readonly title: string;
  /** As written. */
  readonly owners: readonly string[];
  /** As people say it; empty where nothing is written. */
  readonly frequency: string;
  readonly isPerEvent: boolean;
  readonly readiness: Readiness;
  /** What is to be done, in a sentence; undefined where nothing is. */
  readonly next: string | undefined;
  /** Why nothing is expected of it, in a few words; undefined where there is something to draw. */
  readonly nothing: string | undefined;
  /** In the order of time. */
  readonly occurrences: readonly TimelineOccurrence[];
  /** The evidence that the occurrences name by its place here. */
  readonly evidence: readonly TimelineEvidence[];
  /** Of what happens per event: days of which no population says what happened, although one should by now. */
  readonly unpulled: readonly TimelineSpan[];
  readonly populations: readonly TimelinePopulation[];
  readonly exceptions: readonly TimelineException[];
  readonly location: MessageLocation;
}

export interface TimelineOccurrence extends TimelineSpan {
  readonly state: TimelineState;
  /** The last day on which evidence of it is not late. */
  readonly due: string;
  /** Places in the control's evidence: what proves it, or, of what is missing, what speaks of it and cannot be shown. */
  readonly evidence: readonly number[];
  /** Of an event that was drawn from a population: what it is called, and where it stands. */
  readonly event?: { readonly name: string | undefined; readonly location: MessageLocation };
}

export interface TimelineEvidence {
  /** What it is called: its ID, or what else it has. */
  readonly name: string;
  /** The days it speaks of, as people say them; empty where it says none. */
  readonly period: string;
  readonly collected: string | undefined;
  /** The last name in its path or address; empty where it has neither. */
  readonly file: string;
  /** What opens it: the URI of a file, or an address; undefined where nothing can be opened. */
  readonly target: string | undefined;
  /** Why it cannot be shown, in a few words; undefined where it can. */
  readonly fault: string | undefined;
  readonly location: MessageLocation;
}

export interface TimelinePopulation extends TimelineSpan {
  readonly name: string;
  readonly events: number;
  readonly collected: string | undefined;
  /** Whether it counts on the judged day. */
  readonly isDrawn: boolean;
  readonly location: MessageLocation;
}

export interface TimelineException {
  readonly name: string;
  readonly reason: string;
  /** Whether it was approved by the judged day, and says until when. Others except nothing. */
  readonly isApproved: boolean;
  /** The day of its approval; undefined where none is written. */
  readonly start: string | undefined;
  /** The day on which it expires; undefined where none is written. */
  readonly end: string | undefined;
  readonly location: MessageLocation;
}

export interface TimelineVendor {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly owners: readonly string[];
  /** Whether we rely on its report: its controls are carved out of ours, or much depends on it. */
  readonly isReliedOn: boolean;
  readonly reports: readonly TimelineReport[];
  /** The days of the period, up to the judged one, that no report covers although one could by now. */
  readonly gaps: readonly TimelineSpan[];
  readonly location: MessageLocation;
}

export interface TimelineReport {
  /** `SOC 2 Type 2`, or what else it is called. */
  readonly title: string;
  /** Undefined where any day may be the first. */
  readonly start: string | undefined;
  /** The last day that the report itself covers. */
  readonly end: string;
  /** The last day that its bridge letter covers, where that is later. */
  readonly bridge: string | undefined;
  /** Whether it speaks of one day only, as those of Type 1 do. */
  readonly isOneDay: boolean;
  /** What opens it, where there is a file or an address. */
  readonly target: string | undefined;
}
