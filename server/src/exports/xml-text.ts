/** Texts in XML, whatever somebody has written into a file. */

import { wellFormed } from '../reports/well-formed.ts';

/** What XML 1.0 cannot hold at all. Of surrogates only pairs are characters. */
// oxlint-disable-next-line eslint/no-control-regex -- these are what it looks for
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as XML or HTML, between tags or in quotes: what would be markup is written as a reference. */
export function markupText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * The same for a spreadsheet, which has its own way to write what XML cannot hold: `_x0007_`. A text that looks like that by
 * itself is kept from being read so.
 */
export function spreadsheetText(text: string): string {
  const kept = wellFormed(text)
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(IMPOSSIBLE, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    // A parser would make a line feed of it.
    .replaceAll('\r', '_x000D_');
  return markupText(kept);
}
