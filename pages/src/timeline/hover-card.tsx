/** The card beside a cell, and the menu that a cell opens. Both leave at Escape; the pointer may rest on the card. */
import './timeline-card.css';

import { useEffect } from 'preact/hooks';

import type { Place } from '../panel-place.ts';
import { OccurrenceShape } from '../shapes.tsx';
import { usePanelPlace } from '../use-panel-place.ts';
import type { TimelineAction } from './timeline-actions.ts';
import type { CardLine } from './timeline-words.ts';

/** How far from the cell, in pixels. */
const GAP = 4;

interface CardProps {
  readonly lines: readonly CardLine[];
  readonly anchor: Place;
  readonly enter: () => void;
  readonly leave: () => void;
}

export function HoverCard({ lines, anchor, enter, leave }: CardProps) {
  const { ref, style } = usePanelPlace(anchor, lines, { gap: GAP });
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
  readonly anchor: Place;
  readonly choose: (action: TimelineAction) => void;
  /** It is left without a choice. */
  readonly close: () => void;
}

export function ActionMenu({ label, actions, anchor, choose, close }: MenuProps) {
  const { ref, style } = usePanelPlace(anchor, actions, { gap: GAP });
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
