/** The levels of the readiness ladder, as the matrix puts them in order. */
import type { Readiness } from '../../../server/src/protocol/matrix-page.ts';

/** From the least ready to the most. */
export const LEVELS: readonly Readiness[] = [
  'unmapped',
  'mapped',
  'owned',
  'approved',
  'evidenced',
  'operating',
  'out-of-scope',
];
