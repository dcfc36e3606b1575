/** What the bars of the timeline say: exceptions, populations, reports of vendors, and the gaps between them. */
import * as l10n from '@vscode/l10n';

import type { TimelineReport } from '../../../server/src/protocol/timeline-page.ts';
import { dayText } from '../day-text.ts';
import { type Bar, daysOf, type PlacedBar } from './bars.ts';
import { spanText } from './day-words.ts';
import type { CardLine } from './timeline-words.ts';

/** In a word or two, for the bar itself. */
export function barName(bar: Bar): string {
  switch (bar.kind) {
    case 'exception':
      return bar.exception.name;
    case 'requested':
      return l10n.t('{0} requested', bar.exception.name);
    case 'unpulled':
      return l10n.t('no population');
    case 'gap':
      return l10n.t('not covered');
    case 'population':
    case 'undrawn':
      return bar.population.name;
    case 'bridge':
      return l10n.t('bridge letter');
    default:
      return bar.report.title;
  }
}

/** In a sentence, with its days. */
export function barSentence(bar: Bar): string {
  switch (bar.kind) {
    case 'exception':
      return l10n.t('{0}, an approved exception, {1}', bar.exception.name, daysText(bar));
    case 'requested':
      return l10n.t(
        '{0}, an exception that excepts nothing: it was only requested, {1}',
        bar.exception.name,
        daysText(bar),
      );
    case 'unpulled':
      return l10n.t('No population says what happened, {0}', daysText(bar));
    case 'gap':
      return l10n.t('No report and no bridge letter covers {0}', daysText(bar));
    case 'population':
      return bar.population.events === 1
        ? l10n.t('{0}, a population with 1 event, {1}', bar.population.name, daysText(bar))
        : l10n.t('{0}, a population with {1} events, {2}', bar.population.name, bar.population.events, daysText(bar));
    case 'undrawn':
      return l10n.t('{0}, a population that was not drawn yet, {1}', bar.population.name, daysText(bar));
    case 'bridge':
      return l10n.t('Bridge letter after {0}, {1}', bar.report.title, daysText(bar));
    default:
      return bar.report.isOneDay
        ? l10n.t('{0}, as of {1}', bar.report.title, dayText(bar.report.end))
        : l10n.t('{0}, {1}', bar.report.title, daysText(bar));
  }
}

function daysText(bar: Bar): string {
  const { start, end } = daysOf(bar);
  if (start !== undefined && end !== undefined) return spanText({ start, end });
  if (end !== undefined) return l10n.t('until {0}', dayText(end));
  return start === undefined ? l10n.t('without its days') : l10n.t('from {0}, without an end', dayText(start));
}

/** What a screen reader says of a bar, in the line of a control or vendor. */
export function barLabel(line: string, { bars }: PlacedBar): string {
  return l10n.t('{0}, {1}', line, bars.map(barSentence).join('; '));
}

/** What stands in a bar. */
export function barText({ bars }: PlacedBar): string {
  return bars.map(barName).join(', ');
}

/** The card of a bar. */
export function barCard(title: string, { bars }: PlacedBar): readonly CardLine[] {
  return [
    { text: title, isHeading: true },
    ...bars.flatMap((bar): CardLine[] => {
      const about = reasonOf(bar);
      return about === '' ? [{ text: barSentence(bar) }] : [{ text: barSentence(bar) }, { text: about }];
    }),
  ];
}

function reasonOf(bar: Bar): string {
  if (bar.kind === 'exception' || bar.kind === 'requested') return bar.exception.reason;
  return bar.kind === 'report' ? bridgeOf(bar.report) : '';
}

function bridgeOf({ bridge }: TimelineReport): string {
  return bridge === undefined ? '' : l10n.t('A bridge letter covers the days until {0}', dayText(bridge));
}
