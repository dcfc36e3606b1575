/** Edits of the matrix page over a small workspace in memory. */

import assert from 'node:assert/strict';

import type { Engine } from '../../../server/src/engine/engine.ts';
import { lineStartsOf, offsetAt } from '../../../server/src/facts/line-starts.ts';
import { applyEdits } from '../../../server/src/fixes/apply.ts';
import { answerPage } from '../../../server/src/pages/answer-page.ts';
import type { MatrixPageControl } from '../../../server/src/protocol/matrix-page.ts';
import type { EditAnswer, EditedField, EditQuestion } from '../../../server/src/protocol/page-edits.ts';
import type { PageAnswer } from '../../../server/src/protocol/page-messages.ts';
import { FOLDER } from '../rules/rule-fixture.ts';

/** The control of a name, as the matrix page shows it. */
export async function controlNamed(engine: Engine, name: string): Promise<MatrixPageControl> {
  const answer = await answerPage([{ folder: FOLDER, engine }], { kind: 'matrix' });
  assert.ok(answer.kind === 'matrix');
  const control = answer.controls.find((one) => one.name === name);
  assert.ok(control, `${name} is among ${answer.controls.map((one) => one.name).join(', ')}`);
  return control;
}

/** What the page would ask. */
export function edit(control: MatrixPageControl, field: EditedField, values: readonly string[]): EditQuestion {
  const { location: at, key } = control;
  return { kind: 'edit', folder: FOLDER, at, key, field, expected: shownIn(control, field), values };
}

function shownIn(control: MatrixPageControl, field: EditedField): readonly string[] {
  switch (field) {
    case 'owner':
      return control.owners;
    case 'criteria':
      return control.criteria;
    default:
      return control[field] === '' ? [] : [control[field]];
  }
}

/** Asks for an edit. */
export function askEdit(engine: Engine, question: EditQuestion): Promise<PageAnswer> {
  return answerPage([{ folder: FOLDER, engine }], question);
}

/** A text with the edits of an answer made; each must replace what it says it does. */
export function withEdits(text: string, { edits }: EditAnswer): string {
  const lineStarts = lineStartsOf(text);
  const changes = edits.map(({ range, newText, oldText }) => {
    const start = offsetAt(lineStarts, text.length, range.start);
    const end = offsetAt(lineStarts, text.length, range.end);
    assert.equal(text.slice(start, end), oldText);
    return { start, end, newText };
  });
  return applyEdits(text, changes);
}
