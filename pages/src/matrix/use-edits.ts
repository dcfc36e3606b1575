/** Edits as the page makes them: asked for one after the other, with what came of them to be said. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { MatrixPageAnswer, MatrixPageControl } from '../../../server/src/protocol/matrix-page.ts';
import type { EditedField } from '../../../server/src/protocol/page-edits.ts';
import type { Host } from '../host.ts';
import { writtenOf } from './matrix-fields.ts';

/** What was said last; what went wrong stays in sight. */
export interface Said {
  readonly text: string;
  readonly isFault: boolean;
}

export type Write = (
  control: MatrixPageControl,
  field: EditedField,
  change: (values: readonly string[]) => readonly string[],
) => void;

export interface Edits {
  readonly counts: { readonly undo: number; readonly redo: number; readonly unsaved: number };
  readonly said: Said | undefined;
  readonly dismiss: () => void;
  /** Writes what becomes of the values that are there: one edit after the other, each on top of the one before. */
  readonly write: Write;
  readonly send: (type: 'undo' | 'redo' | 'save') => void;
}

/** `written` is called when a file says something else than before. */
export function useEdits(host: Host, answer: MatrixPageAnswer | undefined, written: () => void): Edits {
  const [counts, setCounts] = useState({ undo: 0, redo: 0, unsaved: 0 });
  const [said, setSaid] = useState<Said | undefined>(undefined);
  /** What was written and is not shown yet. */
  const ahead = useRef(new Map<string, readonly string[]>());
  const last = useRef<Promise<void>>(Promise.resolve());
  /** How often something was taken back or made again: what was written before that is not ahead any more. */
  const generation = useRef(0);
  const latest = useRef(answer);
  latest.current = answer;
  // Before anything is painted, since the client says at once what can be taken back.
  useLayoutEffect(
    () =>
      host.listen((message) => {
        if (message.type === 'edits') setCounts({ undo: message.undo, redo: message.redo, unsaved: message.unsaved });
        if (message.type === 'said') setSaid({ text: message.text, isFault: false });
      }),
    [],
  );
  useLayoutEffect(() => {
    for (const control of ahead.current.size === 0 ? [] : (answer?.controls ?? [])) {
      for (const field of FIELDS) {
        const values = ahead.current.get(nameOf(control, field));
        if (values !== undefined && isSame(values, writtenOf(control, field)))
          ahead.current.delete(nameOf(control, field));
      }
    }
  }, [answer]);

  const ask = async (...[shown, field, change]: Parameters<Write>): Promise<void> => {
    // As it is by now: an editor may have been open since before the last answer.
    const control = latest.current?.controls.find(({ key }) => key === shown.key) ?? shown;
    const name = nameOf(control, field);
    // Criteria are changed one by one, whatever became of the others; of the rest, what was seen is what is replaced.
    const expected = ahead.current.get(name) ?? writtenOf(field === 'criteria' ? control : shown, field);
    const values = change(expected);
    if (isSame(expected, values)) return;
    const { key, location: at } = control;
    const folder = latest.current === undefined ? {} : { folder: latest.current.folder.uri };
    const { current: before } = generation;
    const given = await host.ask({ kind: 'edit', ...folder, at, key, field, expected, values });
    if (given.kind !== 'edit') ahead.current.delete(name);
    else if (generation.current === before) ahead.current.set(name, values);
    if (given.kind === 'edit') setSaid({ text: given.said, isFault: false });
    else if (given.kind === 'refused') setSaid({ text: given.reason, isFault: true });
    written();
  };
  return {
    counts,
    said,
    dismiss: () => setSaid(undefined),
    send: (type) => {
      if (type !== 'save') {
        ahead.current.clear();
        generation.current += 1;
      }
      host.send({ type });
    },
    write: (...edit) => {
      last.current = last.current.then(() => ask(...edit));
    },
  };
}

const FIELDS: readonly EditedField[] = ['owner', 'frequency', 'status', 'criteria'];

function nameOf({ key }: MatrixPageControl, field: EditedField): string {
  return `${field} ${key}`; // l10n: a key
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}
