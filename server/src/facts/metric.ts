/** What was measured by a metric, held against what it should be. */

import { meets, type Quantity, type Target } from '../domain/quantity.ts';
import type { RecordFacts } from './document-facts.ts';
import { text, value } from './record.ts';

export interface MetricStanding {
  readonly measured: Quantity;
  readonly target: Target;
  readonly isMet: boolean;
}

/**
 * How a metric stands. A unit written beside the value counts before the one under `unit`. Undefined where the value or the
 * target is missing or cannot be read, or where their units cannot be compared.
 */
export function metricStanding(metric: RecordFacts): MetricStanding | undefined {
  const written = value(metric, 'value')?.reading;
  const wanted = value(metric, 'target')?.reading;
  if (written?.kind !== 'quantity' || wanted?.kind !== 'target') return undefined;
  const measured = { ...written.quantity, unit: written.quantity.unit ?? text(metric, 'unit') };
  const isMet = meets(measured, wanted.target);
  return isMet === undefined ? undefined : { measured, target: wanted.target, isMet };
}
