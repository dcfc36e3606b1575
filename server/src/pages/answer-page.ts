/** What the server answers to a page, edits among it: those need the text of a file, which has to be waited for. */

import type { EditQuestion } from '../protocol/page-edits.ts';
import type { PageAnswer, PageQuestion } from '../protocol/page-messages.ts';
import { canonicalUri } from '../workspace/uri.ts';
import { answerQuestion, type OpenFolder } from './answer-question.ts';
import { editField } from './edit-field.ts';

/** Answers any question of a page about one of the folders. */
export async function answerPage(open: readonly OpenFolder[], question: PageQuestion): Promise<PageAnswer> {
  if (question.kind !== 'edit') return answerQuestion(open, question);
  const meant = folderOf(open, question);
  return meant === undefined ? { kind: 'nothing' } : editField(meant.engine, question);
}

/** The folder that the page shows; where it is gone, one that has the document. */
function folderOf(open: readonly OpenFolder[], { folder, at }: EditQuestion): OpenFolder | undefined {
  const uri = canonicalUri(at.uri);
  return (
    open.find((one) => one.folder === folder) ??
    open.find(({ engine }) => engine.snapshot.document(uri) !== undefined) ??
    open[0]
  );
}
