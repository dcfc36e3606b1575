/** Fixes of front-matter that is not there, or not closed. */

import * as l10n from '@vscode/l10n';
import type { RecordFacts } from '../facts/document-facts.ts';
import { recordAt, recordRefAt } from './at-finding.ts';
import { type Fix, type FixContext, fixHere } from './fix.ts';
import { likelyCriteria } from './likely-criteria.ts';
import { likelyOwners } from './likely-owners.ts';
import { draftFields } from './new-policy.ts';
import type { NewField } from './yaml-edit.ts';
import { yamlOf } from './yaml-source.ts';
import { endOfLine, inside, lineEnding, startOfText } from './yaml-text.ts';

/** `front-matter-missing`: a draft with what the text and the other policies say, above the text as it is. */
export function addFrontMatter(context: FixContext): readonly Fix[] {
  const { text } = context;
  const record = recordAt(context);
  if (record === undefined) return [];
  const at = startOfText(text);
  const eol = lineEnding(text);
  const fields = fieldsOf(context, record);
  const [first] = fields;
  if (first === undefined) return [];
  const lines = ['---', ...fields.map(({ key, value }) => `${key}: ${value}`), '---', ''];
  // One empty line between it and the text.
  if (at < text.length && text.slice(at, endOfLine(text, at)).trim() !== '') lines.push('');
  const cursor = inside(first.value, '---'.length + eol.length + first.key.length + ': '.length);
  const edit = { start: at, end: at, newText: lines.join(eol), cursor };
  return fixHere(context, l10n.t('Add front-matter, as a draft'), [edit], { isPreferred: true });
}

function fieldsOf(context: FixContext, record: RecordFacts): readonly NewField[] {
  const { snapshot } = context;
  const ref = recordRefAt(context);
  const [owner] = likelyOwners(snapshot, record);
  const [criteria] = ref === undefined ? [] : likelyCriteria(snapshot, ref);
  return draftFields(snapshot, { title: titleFor(context), owner: owner?.name, criteria: criteria?.ids ?? [] });
}

/** The first heading, or else the name of the file as words: `access-control.md` is “Access control”. */
function titleFor({ document }: FixContext): string {
  const heading = document.facts.headings.find((one) => one.text !== '')?.text;
  if (heading !== undefined) return heading;
  const name = document.path.slice(document.path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const words = name.replaceAll(/[\s._-]+/g, ' ').trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

/** `front-matter-unclosed`: the line that closes it, below the last line that looks like a field. */
export function closeFrontMatter(context: FixContext): readonly Fix[] {
  const { text } = context;
  const block = yamlOf(context)?.block;
  if (block === undefined) return [];
  const eol = lineEnding(text);
  const isLineStart = text.charAt(block.end - 1) === '\n';
  const newText = isLineStart ? `---${eol}` : `${eol}---`;
  const edit = { start: block.end, end: block.end, newText };
  return fixHere(context, l10n.t('Close the front-matter here'), [edit], { isPreferred: true });
}
