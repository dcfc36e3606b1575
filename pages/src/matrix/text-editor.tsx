/** The editor of a cell with one value: a box into which one types, with what is known below it, or a list to choose from. */
import * as l10n from '@vscode/l10n';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { MatrixPageChoice } from '../../../server/src/protocol/matrix-page.ts';
import { matching, stepIn } from './choices.ts';

interface ValueEditorProps {
  readonly label: string;
  readonly choices: readonly MatrixPageChoice[];
  readonly value: string;
  /** What was typed to open it, in the place of the value. */
  readonly typed: string | undefined;
  readonly commit: (value: string) => void;
}

/** As many as are worth looking through; typing narrows them. */
const MOST_SHOWN = 50;

/** A combobox by the pattern of the ARIA Authoring Practices: the focus stays in the box, arrows go through the list. */
export function ComboEditor({ label, choices, value, typed, commit }: ValueEditorProps) {
  const [text, setText] = useState(typed ?? value);
  const [active, setActive] = useState(-1);
  const [isTyped, setTyped] = useState(typed !== undefined);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const offered = (isTyped ? matching(choices, text) : choices).slice(0, MOST_SHOWN);

  // At once: what is typed next belongs into it.
  useLayoutEffect(() => {
    box.current?.focus();
    if (typed === undefined) box.current?.select();
  }, []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const chosen = (): string => offered[active]?.value ?? text.trim();
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter and arrows of an input method choose among its candidates.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setActive(stepIn(offered.length, active, event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' || event.key === 'Tab') commit(chosen());
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={box}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={offered.length > 0}
        aria-controls="choices"
        aria-autocomplete="list"
        {...(active < 0 ? {} : { 'aria-activedescendant': `choice-${active}` })}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setTyped(true);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id="choices" role="listbox" aria-label={label} class="choices">
        {offered.map((choice, index) => (
          <li
            key={choice.value}
            id={`choice-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => commit(choice.value)}
          >
            {choice.label}
          </li>
        ))}
      </ul>
      {offered.length > 0 ? null : <p class="hint">{l10n.t('Enter takes what you have typed.')}</p>}
    </>
  );
}

/** A list of which one is chosen. A value that is none of the choices is one of them, so that it stays where nobody chooses another. */
export function SelectEditor({ label, choices, value, typed, commit }: ValueEditorProps) {
  const list = useRef<HTMLSelectElement>(null);
  const first = typed === undefined ? undefined : choices.find((one) => one.value.startsWith(typed.toLowerCase()));
  useLayoutEffect(() => list.current?.focus(), []);
  const none = { value: '', label: l10n.t('none') };
  const isKnown = value === '' || choices.some((one) => one.value === value);
  const offered = [none, ...(isKnown ? [] : [{ value, label: value }]), ...choices];
  return (
    <select
      ref={list}
      aria-label={label}
      size={Math.min(offered.length, 8)}
      defaultValue={first?.value ?? value}
      onClick={(event) => {
        if (event.target instanceof HTMLOptionElement) commit(event.target.value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Tab') return;
        event.preventDefault();
        commit(event.currentTarget.value);
      }}
    >
      {offered.map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === (first?.value ?? value)}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
