/** What can be done with a cell or a bar: opened, or, where evidence is missing, recorded. */
import * as l10n from '@vscode/l10n';

import type { FromPage } from '../../../client/src/pages/webview-messages.ts';
import type {
  TimelineControl,
  TimelineEvidence,
  TimelineOccurrence,
  TimelineVendor,
} from '../../../server/src/protocol/timeline-page.ts';
import type { Bar, PlacedBar } from './bars.ts';
import { barSentence } from './bar-words.ts';
import type { TimelineCell } from './cells.ts';
import { evidenceText, occurrenceTitle } from './timeline-words.ts';

export interface TimelineAction {
  readonly label: string;
  readonly message: FromPage;
}

/** What a cell, a bar or a heading offers. */
export interface Offered {
  /** What Enter or a click does; several are put as a menu. */
  readonly first: readonly TimelineAction[];
  /** Everything, for the menu that the other button or Shift+F10 opens. */
  readonly all: readonly TimelineAction[];
}

/** A menu of a cell that stands for many names no more of them. */
const MOST_OFFERED = 12;

/** What the cell of some occurrences offers: its evidence, the exception that covers it, or to record evidence for it. */
export function cellActions(control: TimelineControl, { first, last }: TimelineCell, folder: string): Offered {
  const members = control.occurrences.slice(first, last + 1);
  const only = members.length === 1 ? members[0] : undefined;
  const about = [openControl(control), newException(control, folder)].flatMap((one) => one ?? []);
  if (only !== undefined) {
    const main = occurrenceActions(control, only, folder);
    return { first: main, all: distinct([...main, ...evidenceRecords(control, only), ...eventOf(only), ...about]) };
  }
  const wrong = members.filter(({ state }) => state === 'missing');
  const open = wrong.length > 0 ? wrong : members.filter(({ state }) => state === 'upcoming').slice(0, 1);
  const main = distinct([
    ...open.slice(0, MOST_OFFERED).flatMap((one) => scaffold(control, one, folder)),
    ...members.flatMap((one) => openEvidence(control, one)),
    ...members.flatMap((one) => (one.state === 'excepted' ? openExceptions(control, one) : [])),
  ]).slice(0, MOST_OFFERED * 2);
  return { first: main.length === 0 ? about : main, all: distinct([...main, ...about]) };
}

function occurrenceActions(
  control: TimelineControl,
  occurrence: TimelineOccurrence,
  folder: string,
): readonly TimelineAction[] {
  switch (occurrence.state) {
    case 'performed':
    case 'late': {
      const evidence = openEvidence(control, occurrence);
      return evidence.length === 0 ? [openControl(control)] : evidence;
    }
    case 'excepted': {
      const exceptions = openExceptions(control, occurrence);
      return exceptions.length === 0 ? [openControl(control)] : exceptions;
    }
    default: {
      const recording = scaffold(control, occurrence, folder);
      // What is recorded already and cannot be shown is to be mended there.
      const unshown = evidenceRecords(control, occurrence);
      if (unshown.length > 0) return [...unshown, ...recording];
      return recording.length === 0 ? [openControl(control)] : recording;
    }
  }
}

/** Its files and addresses; the record where there is nothing to open. */
function openEvidence(control: TimelineControl, { state, evidence }: TimelineOccurrence): readonly TimelineAction[] {
  if (state === 'missing') return [];
  return named(control, evidence).map((one) => ({
    label: l10n.t('Open {0}', evidenceText(one)),
    message:
      one.target === undefined
        ? { type: 'open', location: one.location, beside: false }
        : { type: 'follow', target: one.target },
  }));
}

function evidenceRecords(control: TimelineControl, { evidence }: TimelineOccurrence): readonly TimelineAction[] {
  return named(control, evidence).map((one) => ({
    label:
      one.fault === undefined
        ? l10n.t('Go to the record {0}', one.name)
        : l10n.t('Go to the record {0}: {1}', one.name, one.fault),
    message: { type: 'open', location: one.location, beside: false },
  }));
}

function named({ evidence }: TimelineControl, places: readonly number[]): readonly TimelineEvidence[] {
  return places.flatMap((place) => evidence[place] ?? []);
}

/** Records evidence of an occurrence, asking only what is not known; of a control without an ID, nothing can be recorded. */
function scaffold(control: TimelineControl, occurrence: TimelineOccurrence, folder: string): readonly TimelineAction[] {
  if (control.id === '') return [];
  const { start, end } = occurrence;
  return [
    {
      label: l10n.t('Record evidence for {0}…', occurrenceTitle(occurrence)),
      message: {
        type: 'run',
        command: 'plumbline.newEvidence',
        parameter: { control: control.id, period: `${start}/${end}`, folder },
      },
    },
  ];
}

/** The approved exceptions that cover the end of an occurrence, by which it is judged. */
function openExceptions({ exceptions }: TimelineControl, { end }: TimelineOccurrence): readonly TimelineAction[] {
  return exceptions
    .filter((one) => one.isApproved && (one.start ?? '') <= end && end <= (one.end ?? ''))
    .map(({ name, location }) => ({
      label: l10n.t('Open {0}', name),
      message: { type: 'open', location, beside: false },
    }));
}

function eventOf({ event }: TimelineOccurrence): readonly TimelineAction[] {
  if (event === undefined) return [];
  const label = event.name === undefined ? l10n.t('Go to the event') : l10n.t('Go to the event {0}', event.name);
  return [{ label, message: { type: 'open', location: event.location, beside: false } }];
}

function openControl({ name, location }: TimelineControl): TimelineAction {
  return { label: l10n.t('Go to {0}', name), message: { type: 'open', location, beside: false } };
}

function newException({ id, name }: TimelineControl, folder: string): TimelineAction | undefined {
  if (id === '') return undefined;
  return {
    label: l10n.t('Request an exception for {0}…', name),
    message: { type: 'run', command: 'plumbline.newException', parameter: { control: id, folder } },
  };
}

/** What the heading of a control's line offers. */
export function controlActions(control: TimelineControl, folder: string): Offered {
  const open = openControl(control);
  const evidence: TimelineAction | undefined =
    control.id === ''
      ? undefined
      : {
          label: l10n.t('Record evidence for {0}…', control.name),
          message: { type: 'run', command: 'plumbline.newEvidence', parameter: { control: control.id, folder } },
        };
  return { first: [open], all: [open, evidence, newException(control, folder)].flatMap((one) => one ?? []) };
}

/** What the heading of a vendor's line offers. */
export function vendorActions({ name, location }: TimelineVendor): Offered {
  const open: TimelineAction = { label: l10n.t('Go to {0}', name), message: { type: 'open', location, beside: false } };
  return { first: [open], all: [open] };
}

/** What the bar of a control or vendor offers; `line` is what its line offers. */
export function barActions({ bars }: PlacedBar, line: Offered): Offered {
  const own = distinct(bars.flatMap(openBar));
  return { first: own.length === 0 ? line.first : own, all: distinct([...own, ...line.all]) };
}

function openBar(bar: Bar): readonly TimelineAction[] {
  const label = l10n.t('Open {0}', barSentence(bar));
  switch (bar.kind) {
    case 'exception':
    case 'requested':
      return [{ label, message: { type: 'open', location: bar.exception.location, beside: false } }];
    case 'population':
    case 'undrawn':
      return [{ label, message: { type: 'open', location: bar.population.location, beside: false } }];
    case 'report': {
      const { target } = bar.report;
      return target === undefined ? [] : [{ label, message: { type: 'follow', target } }];
    }
    default:
      return [];
  }
}

/** Each once: a month's evidence proves many days. */
function distinct(actions: readonly TimelineAction[]): readonly TimelineAction[] {
  const seen = new Map(actions.map((action) => [action.label, action]));
  return [...seen.values()];
}
