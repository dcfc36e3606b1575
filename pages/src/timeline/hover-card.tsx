/** The card beside a cell, and the menu that a cell opens. Both leave at Escape; the pointer may rest on the card. */
import './timeline-card.css';

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { OccurrenceShape } from '../shapes.tsx';
import type { TimelineAction } from './timeline-actions.ts';
import type { CardLine } from './timeline-words.ts';

/** Where the cell is, in the window. */
export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface CardProps {
  readonly lines: readonly CardLine[];
  readonly anchor: Anchor;
  readonly enter: () => void;
  readonly leave: () => void;
}

export function HoverCard({ lines, anchor, enter, leave }: CardProps) {
  const { ref, style } = usePlace(anchor, lines);
  return (
    <div
      ref={ref}
      id="timeline-card"
      class="tl-card"
      role="tooltip"
      style={style}
      onPointerEnter={enter}
      onPointerLeave={leave}
    >
      {lines.map((line, index) => (
        <div key={index} class={line.isHeading === true ? 'tl-card-line tl-card-heading' : 'tl-card-line'}>
          {line.state === undefined ? null : <OccurrenceShape state={line.state} />}
          <span>{line.text}</span>
        </div>
      ))}
    </div>
  );
}

interface MenuProps {
  readonly label: string;
  readonly actions: readonly TimelineAction[];
  readonly anchor: Anchor;
  readonly choose: (action: TimelineAction) => void;
  /** It is left without a choice. */
  readonly close: () => void;
}

export function ActionMenu({ label, actions, anchor, choose, close }: MenuProps) {
  const { ref, style } = usePlace(anchor, actions);
  useEffect(() => ref.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(ref.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const go = (to: number): void => items[(to + items.length) % items.length]?.focus();
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={ref} class="tl-card tl-menu" role="menu" aria-label={label} style={style} onKeyDown={onKeyDown}>
      {actions.map((action) => (
        <button key={action.label} type="button" role="menuitem" tabIndex={-1} onClick={() => choose(action)}>
          {action.label}
        </button>
      ))}
    </div>
  );
}

const GAP = 4;

/** Below the cell, or above it where there is more room, and never outside of the window. */
function usePlace(anchor: Anchor, content: unknown) {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0, isPlaced: false });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    const isBelow = anchor.bottom + GAP + height <= window.innerHeight || anchor.top < window.innerHeight / 2;
    setPlace({
      left: Math.max(GAP, Math.min(anchor.left, window.innerWidth - width - GAP)),
      top: Math.max(
        GAP,
        isBelow ? Math.min(anchor.bottom + GAP, window.innerHeight - height - GAP) : anchor.top - GAP - height,
      ),
      isPlaced: true,
    });
  }, [anchor, content]);
  const style = { left: `${place.left}px`, top: `${place.top}px`, opacity: place.isPlaced ? 1 : 0 };
  return { ref, style };
}
