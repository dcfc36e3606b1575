/** Fixes of comments that silence nothing: the word or code that was meant, or the comment taken out. */

import * as l10n from '@vscode/l10n';
import { nearest } from '../domain/nearest.ts';
import type { SuppressedCode, Suppression } from '../facts/document-facts.ts';
import { FILE_SUPPRESSION_WORD, SUPPRESSION_WORD } from '../facts/suppression-comment.ts';
import { codeMeant, isSilencing } from '../rules/suppressions.ts';
import { type Fix, type FixContext, fixHere, type TextChange } from './fix.ts';
import { endOfLine, nextLine, startOfLine } from './yaml-text.ts';

/** `suppression-unused`: what was meant, where something is near, else without what has no effect. */
export function correctSuppression(context: FixContext): readonly Fix[] {
  const { document, finding, text } = context;
  const suppression = document.facts.suppressions.find(
    ({ start, end }) => start <= finding.start && finding.end <= end,
  );
  if (suppression === undefined) return [];
  const { word, codes } = suppression;
  const { start, end } = finding;
  if (word.start === start && !isSilencing(word.text)) {
    const near = nearest(word.text, [SUPPRESSION_WORD, FILE_SUPPRESSION_WORD]) ?? SUPPRESSION_WORD;
    return fixHere(context, l10n.t('Change to “{0}”', near), [{ start, end, newText: near }], { isPreferred: true });
  }
  const code = codes.find((one) => one.start === start);
  const near = code === undefined ? undefined : codeMeant(code);
  if (near !== undefined) {
    return fixHere(context, l10n.t('Change to “{0}”', near), [{ start, end, newText: near }], { isPreferred: true });
  }
  if (code !== undefined && codes.length > 1) {
    const title = l10n.t('Remove {0} from the comment', code.text);
    return fixHere(context, title, [withoutCode(codes, code)], { isPreferred: true });
  }
  const title = l10n.t('Remove the comment, which silences nothing');
  return fixHere(context, title, [without(text, suppression)], { isPreferred: true });
}

/** A code taken out of a comment with what its findings are about, and with what sets it apart from the one before. */
function withoutCode(codes: readonly SuppressedCode[], code: SuppressedCode): TextChange {
  const at = codes.indexOf(code);
  const before = codes[at - 1];
  if (before !== undefined) return { start: endOf(before), end: endOf(code), newText: '' };
  return { start: code.start, end: codes[at + 1]?.start ?? endOf(code), newText: '' };
}

function endOf({ about, end }: SuppressedCode): number {
  return about.at(-1)?.end ?? end;
}

/** A comment taken out, with its line where it stands alone, else with the space before it. */
function without(text: string, { start, end }: Suppression): TextChange {
  const line = startOfLine(text, start);
  const before = text.slice(line, start);
  const isLast = text.slice(end, endOfLine(text, end)).trim() === '';
  if (before.trim() === '' && isLast) return { start: line, end: nextLine(text, end), newText: '' };
  return { start: line + before.trimEnd().length, end, newText: '' };
}
