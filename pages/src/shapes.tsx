/** A shape for each level of readiness and each state of an occurrence, so that the colour only says it once more. */
import type { OccurrenceCounts, Readiness } from '../../server/src/protocol/matrix-page.ts';

export type OccurrenceState = keyof OccurrenceCounts;

/** How much of a disc is filled: each step up the ladder a quarter more. */
const FILLED: Readonly<Record<Readiness, number>> = {
  unmapped: 0,
  mapped: 0,
  owned: 0.25,
  approved: 0.5,
  evidenced: 0.75,
  operating: 1,
  'out-of-scope': 0,
};

/** What every shape is: a square that the words beside it say already. */
export const SHAPE = {
  viewBox: '0 0 16 16',
  width: '16',
  height: '16',
  'aria-hidden': 'true',
  focusable: 'false',
} as const;

const CENTER = 8;
const RADIUS = 6;

/**
 * A disc that fills up: empty when mapped, full with a tick when operating; a crossed one for what is unmapped, a dash for
 * what is out of scope. Decoration: the word stands beside it, or in the label of its cell.
 */
export function ReadinessShape({ level }: { readonly level: Readiness }) {
  return (
    <svg class={`shape readiness-${level}`} {...SHAPE}>
      {level === 'out-of-scope' ? (
        <path class="stroke" d="M4 8h8" />
      ) : (
        <>
          <circle class="stroke" cx={CENTER} cy={CENTER} r={RADIUS} />
          <Filling share={FILLED[level]} />
          {level === 'unmapped' ? <path class="stroke" d="M4 12 12 4" /> : null}
          {level === 'operating' ? <path class="mark" d="m5 8.2 2.1 2.1L11 6" /> : null}
        </>
      )}
    </svg>
  );
}

function Filling({ share }: { readonly share: number }) {
  if (share === 0) return null;
  if (share === 1) return <circle class="fill" cx={CENTER} cy={CENTER} r={RADIUS} />;
  const angle = share * 2 * Math.PI;
  const x = CENTER + RADIUS * Math.sin(angle);
  const y = CENTER - RADIUS * Math.cos(angle);
  const large = share > 0.5 ? 1 : 0;
  return (
    <path
      class="fill"
      d={`M${CENTER} ${CENTER}V${CENTER - RADIUS}A${RADIUS} ${RADIUS} 0 ${large} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`}
    />
  );
}

/** A square for each state: ticked, with a clock's hand, crossed, dotted, or struck through by an exception. */
export function OccurrenceShape({ state }: { readonly state: OccurrenceState }) {
  return (
    <svg class={`shape occurrence-${state}`} {...SHAPE}>
      <rect
        class={state === 'performed' || state === 'late' ? 'fill' : 'stroke'}
        x="2"
        y="2"
        width="12"
        height="12"
        rx="2"
      />
      <path class={state === 'performed' || state === 'late' ? 'mark' : 'stroke'} d={MARKS[state]} />
    </svg>
  );
}

const MARKS: Readonly<Record<OccurrenceState, string>> = {
  performed: 'm5 8.2 2.1 2.1L11 6',
  late: 'M8 4.5V8l2.5 2',
  missing: 'M5 5l6 6M11 5l-6 6',
  upcoming: '',
  excepted: 'M4 12 12 4',
};

/** Where something leads, or whether it is open. */
export function Chevron({ path }: { readonly path: string }) {
  return (
    <svg class="shape" {...SHAPE}>
      <path class="stroke" d={path} />
    </svg>
  );
}
