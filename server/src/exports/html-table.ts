/**
 * Tables as HTML that a screen reader can follow: a caption, headings with their scope, and words beside colours.
 *
 * l10n: markup, and words that are English in each language, as all of an export are.
 */

import { type Cell, cellText, type Table } from './table.ts';
import { wellFormed } from '../reports/well-formed.ts';
import { markupText } from './xml-text.ts';

/** What HTML cannot hold, or what makes a text look like another one. */
// oxlint-disable-next-line eslint/no-control-regex -- these are what it looks for
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text of anybody as HTML, between tags or in quotes. */
export function htmlText(text: string): string {
  return markupText(wellFormed(text).replace(INVISIBLE, ''));
}

const SHAPES = { good: '●', partial: '◐', poor: '○' } as const;

function cellHtml(cell: Cell, isHeading: boolean): string {
  if (typeof cell === 'number') return `<td class="n">${cell}</td>`;
  if (typeof cell === 'object' && 'tone' in cell) {
    return `<td><span class="${cell.tone}"><span aria-hidden="true">${SHAPES[cell.tone]}</span> ${htmlText(cell.word)}</span></td>`;
  }
  const text = htmlText(cellText(cell));
  if (isHeading) return `<th scope="row">${text}</th>`;
  return typeof cell === 'object' ? `<td class="d">${text}</td>` : `<td>${text}</td>`;
}

/** The pieces of a table, in order. The first column names the row. Without rows: a sentence that says so. */
export function* htmlTable({ columns, rows }: Table, caption: string): Iterable<string> {
  let isOpen = false;
  for (const row of rows()) {
    if (!isOpen) {
      const headings = columns.map(({ heading }) => `<th scope="col">${htmlText(heading)}</th>`);
      yield `<div class="scroll" tabindex="0" role="region" aria-label="${htmlText(caption)}"><table>\n<caption>${htmlText(caption)}</caption>\n<thead><tr>${headings.join('')}</tr></thead>\n<tbody>\n`;
      isOpen = true;
    }
    yield `<tr>${row.map((cell, at) => cellHtml(cell, at === 0)).join('')}</tr>\n`;
  }
  yield isOpen ? '</tbody></table></div>\n' : `<p class="none">${htmlText(caption)}: none.</p>\n`;
}
