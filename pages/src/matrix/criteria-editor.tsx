/** The editor of a control's criteria: all that there are, those it has first, with a box that narrows them; each is put in or taken out. */
import * as l10n from '@vscode/l10n';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { MatrixPageCriterion } from '../../../server/src/protocol/matrix-page.ts';
import { toggled } from '../list-changes.ts';
import { matching, stepIn, withFirst } from './choices.ts';

interface CriteriaEditorProps {
  readonly label: string;
  readonly criteria: readonly MatrixPageCriterion[];
  /** Keys of those that are mapped. */
  readonly mapped: readonly string[];
  readonly typed: string | undefined;
  readonly commit: (keys: readonly string[]) => void;
  readonly cancel: () => void;
}

/** A list box of which several can be chosen, gone through from the box above it. */
export function CriteriaEditor({ label, criteria, mapped, typed, commit, cancel }: CriteriaEditorProps) {
  const [text, setText] = useState(typed ?? '');
  const [active, setActive] = useState(typed === undefined ? -1 : 0);
  /** Whether an arrow led to the active one: until then, a space is one of the search. */
  const [isStepped, setStepped] = useState(false);
  const [keys, setKeys] = useState(mapped);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  /** As they were when it was opened: nothing moves away from where one has just clicked. */
  const [first] = useState(mapped);
  const choices = criteria.map(({ key, name, label: words }) => ({ value: name, label: `${name} ${words}`, key }));
  // A search keeps their own order: one looks for what is to come, and Enter takes the first that is found.
  const offered = text.trim() === '' ? withFirst(choices, first) : matching(choices, text);

  useLayoutEffect(() => box.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const toggle = (index: number): void => {
    const one = offered[index];
    if (one !== undefined) setKeys(toggled(keys, one.key));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter and arrows of an input method choose among its candidates.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setActive(stepIn(offered.length, active, event.key === 'ArrowDown' ? 1 : -1));
      setStepped(true);
    } else if (event.key === ' ' && active >= 0 && isStepped) toggle(active);
    else if (event.key === 'Enter' && text.trim() !== '' && !event.ctrlKey && !event.metaKey) {
      toggle(Math.max(active, 0));
      setText('');
      setActive(-1);
    } else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) commit(keys);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={box}
        type="text"
        role="combobox"
        aria-label={l10n.t('Find a criterion')}
        aria-expanded="true"
        aria-controls="choices"
        aria-autocomplete="list"
        {...(active < 0 ? {} : { 'aria-activedescendant': `choice-${active}` })}
        autocomplete="off"
        spellcheck={false}
        placeholder={l10n.t('Find a criterion')}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(event.currentTarget.value.trim() === '' ? -1 : 0);
          setStepped(false);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id="choices" role="listbox" aria-label={label} aria-multiselectable="true" class="choices several">
        {offered.map((one, index) => (
          <li
            key={one.key}
            id={`choice-${index}`}
            role="option"
            class={index === active ? 'active' : undefined}
            aria-selected={keys.includes(one.key)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => toggle(index)}
          >
            <span class="tick" aria-hidden="true" />
            {one.label}
          </li>
        ))}
      </ul>
      <p class="hint">{l10n.t('Arrows and Space choose, Enter writes, Escape leaves it as it was.')}</p>
      <div class="row">
        <button type="button" class="primary" onClick={() => commit(keys)}>
          {keys.length === 1 ? l10n.t('Write 1 criterion') : l10n.t('Write {0} criteria', keys.length)}
        </button>
        <button type="button" onClick={cancel}>
          {l10n.t('Cancel')}
        </button>
      </div>
    </>
  );
}
