/** The samples of all controls that are expected to operate in the audit period, in one shape for every format. */

import { frequency } from '../facts/record.ts';
import { type ControlSample, sampleOf } from '../readiness/sampling.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { MatrixReport } from './matrix-report.ts';

export interface SampleRow {
  readonly control: RecordRef;
  readonly sample: ControlSample;
}

/** By the order of the matrix; none without an audit period, and none of a control of which nothing is expected in it. */
export function samplesOf({ snapshot, matrix }: MatrixReport): readonly SampleRow[] {
  const { engagement, samples } = snapshot.configuration;
  if (engagement.type === 1 || engagement.period === undefined) return [];
  return matrix.controls.flatMap(({ control, readiness: { occurrences } }) => {
    const often = frequency(control.record, 'frequency');
    if (often === undefined || (occurrences.length === 0 && often.kind !== 'per-event')) return [];
    return [{ control, sample: sampleOf(often, occurrences, samples) }];
  });
}
