/** Runs commands that ask and then write over a small workspace in memory, step by step or with all answers at once. */

import assert from 'node:assert/strict';
import { compose } from '../../../server/src/authoring/compose.ts';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { applyEdits } from '../../../server/src/fixes/apply.ts';
import type { AuthoringCommand, ComposeParams, Question } from '../../../server/src/protocol/authoring-messages.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { FOLDER } from '../rules/rule-fixture.ts';

type Answers = ComposeParams['answers'];

/** Where a command is called: behind a text in a file. */
export interface Place {
  readonly path: string;
  readonly behind: string;
}

async function outcomeOf(
  engine: Engine,
  command: AuthoringCommand,
  answers: Answers,
  place?: Place,
): ReturnType<typeof compose> {
  const document = place === undefined ? undefined : engine.snapshot.document(joinUri(FOLDER, place.path));
  const text = place === undefined ? '' : ((await engine.workspace.textOf(joinUri(FOLDER, place.path))) ?? '');
  const at =
    place === undefined || document === undefined
      ? undefined
      : { document, offset: text.indexOf(place.behind) + place.behind.length };
  return compose({ command, answers }, { engine, at });
}

/** The question that is asked when so much has been answered. */
export async function asked(
  engine: Engine,
  command: AuthoringCommand,
  answers: Answers,
  place?: Place,
): Promise<Question> {
  const outcome = await outcomeOf(engine, command, answers, place);
  assert.ok(outcome.kind === 'question', JSON.stringify(outcome));
  return outcome.question;
}

/** What is offered, a line for each thing: label, description and detail. */
export function offered({ offers }: Question): readonly string[] {
  return offers.map(({ label, description, detail }) =>
    [label, description, detail].filter((part) => part !== undefined).join(' | '),
  );
}

/** Why nothing is written. */
export async function refused(engine: Engine, command: AuthoringCommand, answers: Answers): Promise<string> {
  const outcome = await outcomeOf(engine, command, answers);
  assert.ok(outcome.kind === 'refused', JSON.stringify(outcome));
  return outcome.reason;
}

/** What is written once everything is answered: the file as it is then, what is selected in it, and what is said. */
export interface Written {
  readonly path: string;
  readonly text: string;
  readonly isNew: boolean;
  readonly selected: string | undefined;
  readonly said: string;
}

/** Answers everything and writes; the engine has the text from then on, as if it were open in an editor. */
export async function written(
  engine: Engine,
  command: AuthoringCommand,
  answers: Answers,
  place?: Place,
): Promise<Written> {
  const outcome = await outcomeOf(engine, command, answers, place);
  assert.ok(outcome.kind === 'change', JSON.stringify(outcome));
  const { uri, path, creates, edits } = outcome.file;
  assert.equal(uri, joinUri(FOLDER, path));
  const before = await engine.workspace.textOf(uri);
  assert.equal(before === undefined, creates, path);
  const text = applyEdits(before ?? '', edits);
  engine.workspace.setText(uri, text);
  const chosen = edits.find(({ cursor }) => cursor !== undefined);
  const selected =
    chosen?.cursor === undefined ? undefined : chosen.newText.slice(chosen.cursor.start, chosen.cursor.end);
  return { path, text, isNew: creates, selected, said: outcome.said };
}
