/** The timeline as JSON, for programs: what the matrix says of each control's occurrences, and when each is due. */

import type { ControlRow } from '../readiness/matrix.ts';
import { jsonText } from './json-text.ts';
import { frequencyText, type MatrixReport, ownerText, recordTitle } from './matrix-report.ts';

/**
 * The timeline as `timeline --format json` prints it, with a line break at its end. Without an audit period, as for a Type
 * 1, the period is `null` and no control has an occurrence. `unpulled` are days of which no population says what happened.
 */
export function timelineJson({ snapshot, matrix }: MatrixReport): string {
  const { engagement } = snapshot.configuration;
  const period = engagement.type === 2 ? engagement.period : undefined;
  return jsonText({
    version: 1,
    asOf: snapshot.asOf,
    period: period === undefined ? null : { start: period.start, end: period.end },
    controls: matrix.controls.map(controlJson),
  });
}

function controlJson({ control, readiness }: ControlRow): object {
  const { record, document } = control;
  return {
    id: record.id?.text ?? null,
    title: recordTitle(record) ?? null,
    owner: ownerText(record) ?? null,
    frequency: frequencyText(record) ?? null,
    file: document.path,
    readiness: readiness.level,
    occurrences: readiness.occurrences.map(({ start, end, due, state, evidence }) => ({
      start,
      end,
      due,
      state,
      evidence,
    })),
    unpulled: readiness.unpulled.map(({ start, end }) => ({ start, end })),
  };
}
