/**
 * Reads XML piece by piece, as far as workbooks need it: tags, attributes and texts. What could make a small file large or lead
 * out of it, a document type with entities, is refused, and so is what is no XML.
 *
 * The library reads; here are the bounds that it has none of.
 */

import { SaxesParser } from 'saxes';

/** What is told of a document, in its order. Names are without their prefix. */
export interface XmlListener {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  /** A text between two tags; one text may come in several pieces. */
  text?(text: string): void;
}

/** The attributes of a tag. */
export interface XmlAttributes {
  /** The value of an attribute by its name without a prefix; undefined where there is none. */
  get(name: string): string | undefined;
}

/** What ends the reading of XML that is none. */
export class XmlError extends Error {}

/** In UTF-16 units: a tag, or a text without a tag in it, is never that long. The library keeps them until they end. */
const LONGEST = 1_000_000;

export class XmlScanner {
  readonly #parser = new SaxesParser();
  /** How much was read in which nothing ended. */
  #unended = 0;

  constructor(listener: XmlListener) {
    const parser = this.#parser;
    const ended = (): void => {
      this.#unended = 0;
    };
    const text = (said: string): void => {
      ended();
      listener.text?.(said);
    };
    const refuse = (): void => {
      throw new XmlError();
    };
    parser.on('error', refuse);
    parser.on('doctype', refuse);
    parser.on('comment', ended);
    parser.on('processinginstruction', ended);
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('opentag', ({ name, attributes }) => {
      ended();
      listener.open?.(localName(name), { get: (asked) => valueOf(attributes, asked) });
    });
    parser.on('closetag', ({ name }) => {
      ended();
      listener.close?.(localName(name));
    });
  }

  /** Reads on. Throws an `XmlError`. */
  push(piece: string): void {
    this.#unended += piece.length;
    this.#parser.write(piece);
    if (this.#unended > LONGEST) throw new XmlError();
  }
}

function valueOf(attributes: Readonly<Record<string, string>>, asked: string): string | undefined {
  const value = attributes[asked];
  if (value !== undefined) return value;
  const name = Object.keys(attributes).find((one) => localName(one) === asked);
  return name === undefined ? undefined : attributes[name];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
