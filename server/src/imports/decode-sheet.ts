/** The text of a spreadsheet's export, in whichever encoding a spreadsheet writes. */

import * as l10n from '@vscode/l10n';

/** A text, and a sentence where its encoding is not what is usual. */
export interface Decoded {
  readonly text: string;
  readonly note?: string;
}

/** How many bytes are looked at for an encoding without a mark. */
const LOOKED_AT = 4000;

/** Decodes by the mark at the beginning; without one as UTF-8, where it is that, else as UTF-16 or Windows-1252. */
export function decodeSheet(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) {
    return { text: new TextDecoder(utf16).decode(bytes), note: l10n.t('The file is in UTF-16, and was read as such.') };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const note = l10n.t(
      'The file is not in UTF-8, and was read as Windows-1252. Look whether accents and dashes are right.',
    );
    return { text: new TextDecoder('windows-1252').decode(bytes), note };
  }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, LOOKED_AT);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of start.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  // Of a text mostly in Latin letters every other byte is nothing.
  const many = start.length / 4;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : undefined;
}
