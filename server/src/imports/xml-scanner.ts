/**
 * Reads XML piece by piece, as far as workbooks need it: tags, attributes and texts. What could make a small file large or lead
 * out of it, a document type with entities, is refused.
 */

/** What is told of a document, in its order. Names are without their prefix. */
export interface XmlListener {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  /** A text between two tags; one text may come in several pieces. */
  text?(text: string): void;
}

/** The attributes of a tag, looked for when asked. */
export class XmlAttributes {
  readonly #written: string;
  #values: Map<string, string> | undefined;

  constructor(written: string) {
    this.#written = written;
  }

  /** The value of an attribute by its name without a prefix; undefined where there is none. */
  get(name: string): string | undefined {
    if (this.#values === undefined) {
      this.#values = new Map();
      for (const [, found = '', double, single] of this.#written.matchAll(ATTRIBUTE))
        this.#values.set(localName(found), unescaped(double ?? single ?? ''));
    }
    return this.#values.get(name);
  }
}

// Begins at a blank alone, so that a long name without a value is not tried again from each of its letters.
const ATTRIBUTE = /(?<=\s)([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** What ends the reading of XML that is none. */
export class XmlError extends Error {}

/** A tag or a text without a tag in it is never that long. */
const LONGEST = 1_000_000;
/** In UTF-16 units: its attributes are searched, and a workbook writes them in a line or two. */
const LONGEST_TAG = 10_000;

export class XmlScanner {
  readonly #listener: XmlListener;
  #rest = '';

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  /** Reads on. Throws an `XmlError`. */
  push(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open === -1) break;
      if (open > at) this.#listener.text?.(unescaped(text.slice(at, open)));
      const end = this.#markup(text, open);
      if (end === undefined) {
        at = open;
        break;
      }
      at = end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST) throw new XmlError();
  }

  /** Reads what begins with `<` and gives where it ends; undefined where it is not all there yet. */
  #markup(text: string, start: number): number | undefined {
    if (text.startsWith('<!--', start)) return endOf(text, '-->', start + 4);
    if (text.startsWith('<?', start)) return endOf(text, '?>', start + 2);
    if (text.startsWith('<![CDATA[', start)) {
      const end = endOf(text, ']]>', start + 9);
      if (end !== undefined) this.#listener.text?.(text.slice(start + 9, end - 3));
      return end;
    }
    if (text.charAt(start + 1) === '!') {
      if (text.length < start + 9) return undefined;
      throw new XmlError();
    }
    const close = endOfTag(text, start);
    if ((close ?? text.length) - start > LONGEST_TAG) throw new XmlError();
    if (close === undefined) return undefined;
    if (text.charAt(start + 1) === '/') {
      this.#listener.close?.(localName(text.slice(start + 2, close).trim()));
      return close + 1;
    }
    const isEmpty = text.charAt(close - 1) === '/';
    const written = text.slice(start + 1, isEmpty ? close - 1 : close);
    const blank = written.search(/\s/);
    const name = localName(blank === -1 ? written : written.slice(0, blank));
    this.#listener.open?.(name, new XmlAttributes(blank === -1 ? '' : written.slice(blank)));
    if (isEmpty) this.#listener.close?.(name);
    return close + 1;
  }
}

/** The place of the bracket that closes a tag; another one may stand in a value. */
function endOfTag(text: string, start: number): number | undefined {
  for (let at = start; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x3e) return at;
    if (character !== 0x22 && character !== 0x27) continue;
    at = text.indexOf(String.fromCharCode(character), at + 1);
    if (at === -1) return undefined;
  }
  return undefined;
}

function endOf(text: string, mark: string, from: number): number | undefined {
  const at = text.indexOf(mark, from);
  return at === -1 ? undefined : at + mark.length;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi,
    (whole, decimal: string, hexadecimal: string, name: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
