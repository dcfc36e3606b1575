/** A small panel over the page, beside what it belongs to: menus, editors of cells, cards. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import type { Place } from './panel-place.ts';
import { usePanelPlace } from './use-panel-place.ts';
import './popup.css';

interface PopupProps {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly beside: Place;
  /** Whether it lies over what it belongs to, as an editor over its cell does, and not below it. */
  readonly isOver?: boolean;
  /** Called by Escape, and by a press outside of it. */
  readonly close: (reason: 'escape' | 'outside') => void;
  readonly style: string;
  readonly onPointerEnter?: () => void;
  readonly onPointerLeave?: () => void;
  readonly children: ComponentChildren;
}

/** A panel, which is no dialog that one has to answer: what is around it can be used. */
export function Popup(props: PopupProps) {
  const { label, beside, isOver = false, style, children } = props;
  const { ref, style: place } = usePanelPlace(beside, children, { isOver });
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const press = (event: PointerEvent): void => {
      // The button of a menu closes it by itself.
      const own = ref.current?.closest('.menu') ?? ref.current;
      if (event.target instanceof Node && own?.contains(event.target) === true) return;
      latest.current.close('outside');
    };
    document.addEventListener('pointerdown', press, true);
    return () => document.removeEventListener('pointerdown', press, true);
  }, []);

  return (
    <div
      ref={ref}
      class={`popup ${style}`}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      style={place}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        props.close('escape');
      }}
      onPointerEnter={props.onPointerEnter}
      onPointerLeave={props.onPointerLeave}
    >
      {children}
    </div>
  );
}

interface MenuProps {
  readonly label: string;
  /** What stands on the button; the label unless said otherwise. */
  readonly text?: string;
  /** Whether something in it is set. */
  readonly isSet?: boolean;
  readonly children: ComponentChildren;
}

/** A button that opens a panel below it. Escape closes it and leads back to the button. */
export function MenuButton({ label, text = label, isSet = false, children }: MenuProps) {
  const [place, setPlace] = useState<Place | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  const holder = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    if (place === undefined) return;
    const panel = holder.current?.querySelector('.menu-panel');
    panel?.querySelector<HTMLElement>(':is(input,select,button):enabled')?.focus();
  }, [place]);

  return (
    <span
      ref={holder}
      class="menu"
      onKeyDown={(event) => {
        // The panel hears it first while the focus is in it.
        if (event.key !== 'Escape' || event.defaultPrevented || place === undefined) return;
        event.preventDefault();
        setPlace(undefined);
      }}
    >
      <button
        ref={button}
        type="button"
        class={isSet ? 'quiet set' : 'quiet'}
        aria-haspopup="dialog"
        aria-expanded={place !== undefined}
        onClick={(event) => setPlace(place === undefined ? event.currentTarget.getBoundingClientRect() : undefined)}
      >
        {text}
        <span class="arrow" aria-hidden="true" />
      </button>
      {place === undefined ? null : (
        <Popup
          label={label}
          beside={place}
          style="menu-panel"
          close={(reason) => {
            setPlace(undefined);
            if (reason === 'escape') button.current?.focus();
          }}
        >
          {children}
        </Popup>
      )}
    </span>
  );
}

interface CheckProps {
  readonly label: string;
  readonly detail?: string;
  readonly isChecked: boolean;
  readonly isDisabled?: boolean;
  readonly toggle: () => void;
}

/** A box with its words, in a panel. */
export function Check({ label, detail, isChecked, isDisabled = false, toggle }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={isChecked} disabled={isDisabled} onChange={toggle} />
      <span>{label}</span>
      {detail === undefined ? null : <span class="soft">{detail}</span>}
    </label>
  );
}
