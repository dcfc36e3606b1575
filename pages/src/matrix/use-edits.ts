/** Edits as the page makes them: asked for one after the other, with what came of them to be said. */
import { useLayoutEffect, useState } from 'preact/hooks';

import type { MatrixPageControl } from '../../../server/src/protocol/matrix-page.ts';
import type { EditedField } from '../../../server/src/protocol/page-edits.ts';
import type { Host } from '../host.ts';
import { writtenOf } from './matrix-fields.ts';

/** What was said last; what went wrong stays in sight. */
export interface Said {
  readonly text: string;
  readonly isFault: boolean;
}

export interface Edits {
  readonly counts: { readonly undo: number; readonly redo: number; readonly unsaved: number };
  readonly said: Said | undefined;
  readonly dismiss: () => void;
  readonly write: (control: MatrixPageControl, field: EditedField, values: readonly string[]) => void;
  readonly send: (type: 'undo' | 'redo' | 'save') => void;
}

/** `written` is called when a file says something else than before. */
export function useEdits(host: Host, folder: string | undefined, written: () => void): Edits {
  const [counts, setCounts] = useState({ undo: 0, redo: 0, unsaved: 0 });
  const [said, setSaid] = useState<Said | undefined>(undefined);
  // Before anything is painted, since the client says at once what can be taken back.
  useLayoutEffect(
    () =>
      host.listen((message) => {
        if (message.type === 'edits') setCounts({ undo: message.undo, redo: message.redo, unsaved: message.unsaved });
        if (message.type === 'said') setSaid({ text: message.text, isFault: false });
      }),
    [],
  );
  return {
    counts,
    said,
    dismiss: () => setSaid(undefined),
    send: (type) => host.send({ type }),
    write: ({ key, location: at, ...control }, field, values) => {
      const expected = writtenOf({ ...control, key, location: at }, field);
      if (expected.length === values.length && expected.every((value) => values.includes(value))) return;
      const question = {
        kind: 'edit',
        at,
        key,
        field,
        expected,
        values,
        ...(folder === undefined ? {} : { folder }),
      } as const;
      void host.ask(question).then((answer) => {
        if (answer.kind === 'edit') setSaid({ text: answer.said, isFault: false });
        else if (answer.kind === 'refused') setSaid({ text: answer.reason, isFault: true });
        written();
      });
    },
  };
}
