/** A shape for how a duty stands: a sign of warning, a clock, an open circle, a tick. The words beside it say it too. */
import type { DutyState } from '../../../server/src/protocol/calendar-page.ts';
import { SHAPE } from '../shapes.tsx';

const PATHS: Readonly<Record<DutyState, string>> = {
  overdue: 'M8 4.8v4.4M8 11v1.2',
  soon: 'M8 4.5V8l2.5 2',
  later: '',
  done: 'm5 8.2 2.1 2.1L11 6',
};

export function DutyShape({ state }: { readonly state: DutyState }) {
  return (
    <svg class={`shape duty-${state}`} {...SHAPE}>
      {state === 'overdue' ? (
        <path class="stroke" d="M8 1.5 15 14.2H1z" />
      ) : (
        <circle class="stroke" cx="8" cy="8" r="6.3" />
      )}
      <path class="stroke" d={PATHS[state]} />
    </svg>
  );
}
