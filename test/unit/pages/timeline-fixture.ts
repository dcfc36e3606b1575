/** Controls of the timeline as the server would describe them, with what a test is about written out. */
import type { TimelineControl, TimelineOccurrence, TimelineState } from '../../../server/src/protocol/timeline-page.ts';

export const PLACE = {
  uri: 'file:///work/controls/a.yml',
  range: { start: { line: 1, character: 8 }, end: { line: 1, character: 13 } },
};

/** `2026-01-01..2026-03-31 missing 2026-04-15`, a line for each. */
export function occurrences(text: string): readonly TimelineOccurrence[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [days = '', state = '', due = ''] = line.trim().split(' ');
      const [start = '', end = start] = days.split('..');
      return { start, end, state: stateOf(state), due, evidence: [] };
    });
}

function stateOf(text: string): TimelineState {
  switch (text) {
    case 'performed':
    case 'late':
    case 'missing':
    case 'upcoming':
    case 'excepted':
      return text;
    default:
      throw new Error(`${text} is no state`);
  }
}

/** A control with what a test is about. */
export function control(id: string, about: Partial<TimelineControl> = {}): TimelineControl {
  return {
    key: id,
    id,
    name: id === '' ? 'A control' : id,
    title: `Title of ${id}`,
    owners: ['jane.doe'],
    frequency: 'quarterly',
    isPerEvent: false,
    readiness: 'operating',
    next: undefined,
    nothing: undefined,
    occurrences: [],
    evidence: [],
    unpulled: [],
    populations: [],
    exceptions: [],
    location: PLACE,
    ...about,
  };
}
