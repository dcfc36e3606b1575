/** A shape for how something stands at a glance: a tick, a half, or a sign of warning. The words beside it say it too. */
import { SHAPE } from '../shapes.tsx';

export type Standing = 'good' | 'partial' | 'poor';

const PATHS: Readonly<Record<Standing, string>> = {
  good: 'm4 8.4 2.7 2.7L12 5.5',
  partial: 'M4 8h8',
  poor: 'M8 4v5M8 11v1.2',
};

export function StandingShape({ standing }: { readonly standing: Standing }) {
  return (
    <svg class={`shape standing-${standing}`} {...SHAPE}>
      {standing === 'poor' ? (
        <path class="stroke" d="M8 1.5 15 14.2H1z" />
      ) : (
        <circle class="stroke" cx="8" cy="8" r="6.5" />
      )}
      <path class="stroke" d={PATHS[standing]} />
    </svg>
  );
}
