/** Changes a faulty line so that the library can read on, without moving anything: every offset stays as it is. */

import type { Range } from './range.ts';
import type { MaskedValue } from './yaml-convert.ts';
import { lineEndAt, lineParts, lineStartAt } from './yaml-diagnosis.ts';
import type { YamlFault } from './yaml-faults.ts';

/** Any letter does: it is never shown, only counted. */
const MASK = 'x';

/** A text as it is repaired, fault by fault. */
export class YamlRepair {
  /** The text, of the length it had at first. */
  text: string;
  /** What is really written where the text holds a mask, by offset. */
  readonly masked = new Map<number, MaskedValue>();
  /** Lines that were taken out because they are indented wrongly. They can be read by themselves. */
  readonly strays: Range[] = [];
  private readonly triedLines = new Set<number>();

  constructor(text: string) {
    this.text = text;
  }

  /** Repairs one fault. False where that was tried before and did not help. */
  apply(fault: YamlFault): boolean {
    if (fault.repair === 'tabs') {
      const before = this.text;
      this.text = before.replace(/^[ \t]*\t[ \t]*/gm, (indentation) => ' '.repeat(indentation.length));
      return this.text !== before || this.blankBlock(fault.line) !== undefined;
    }
    if (fault.repair === 'comma') {
      this.replace(fault.start - 1, fault.start, ',');
      return true;
    }
    if (fault.repair === 'value') {
      if (this.masked.has(fault.start)) return false;
      this.mask(fault.start, fault.end);
      return true;
    }
    if (fault.repair === 'block') {
      const end = this.blankBlock(fault.line);
      if (end !== undefined) this.strays.push({ start: fault.line, end });
      return end !== undefined;
    }
    const tried = this.triedLines.has(fault.line);
    this.triedLines.add(fault.line);
    return (!tried && this.maskLine(fault.line)) || this.blankBlock(fault.line) !== undefined;
  }

  private replace(start: number, end: number, by: string): void {
    this.text = this.text.slice(0, start) + by.repeat(end - start) + this.text.slice(end);
  }

  /** Has a line read as its author most likely meant it: a key, a colon, and text. False where it is no such line. */
  private maskLine(line: number): boolean {
    const lineEnd = lineEndAt(this.text, line);
    const { start, colon, valueStart, end } = lineParts(this.text, line, lineEnd);
    const tight = colon === -1 ? /^[\w.-]+:(?=\S\S)/.exec(this.text.slice(start, end))?.[0].length : undefined;
    if (tight !== undefined) {
      // `key:value` becomes `key: alue`: the space must come from somewhere.
      const from = start + tight;
      this.masked.set(from + 1, { text: this.text.slice(from, end), start: from });
      this.replace(from, from + 1, ' ');
      this.replace(from + 1, end, MASK);
      return true;
    }
    const key = colon === -1 ? '' : this.text.slice(start, colon).trimEnd();
    const keyMasked = key !== '' && !/^[\w."'-][\w .()/"'-]*$/.test(key);
    if (colon === -1 && !this.text.slice(line, start).includes('-')) return false;
    if (keyMasked) this.mask(start, start + key.length);
    if (valueStart < end) this.mask(valueStart, end);
    return keyMasked || valueStart < end;
  }

  private mask(start: number, end: number): void {
    const written = this.text.slice(start, end);
    // A quotation mark without its fellow is not part of the value.
    const text = /^["']/.test(written) ? written.slice(1).trimEnd() : written;
    this.masked.set(start, { text, start });
    this.replace(start, end, MASK);
  }

  /**
   * Takes out a line and those further in below it, comments at the end of lines left where they are, and gives the
   * end of what it took. Undefined where nothing was left to take out.
   */
  private blankBlock(line: number): number | undefined {
    const { text } = this;
    const indent = this.indentOf(line);
    if (indent === undefined) return undefined;
    const outside = this.indentsAbove(line, indent);
    let blanked = '';
    let at = line;
    do {
      const lineEnd = lineEndAt(text, at);
      const { end } = lineParts(text, at, lineEnd);
      const next = text.indexOf('\n', lineEnd) + 1;
      const content = Math.max(at, end);
      blanked += ' '.repeat(content - at) + text.slice(content, next === 0 ? text.length : next);
      if (next === 0) break;
      at = next;
    } while (at < text.length && this.isFurtherIn(at, indent, outside));
    const end = line + blanked.length;
    this.text = text.slice(0, line) + blanked + text.slice(end);
    return this.text === text ? undefined : end;
  }

  private isFurtherIn(line: number, indent: number, outside: ReadonlySet<number>): boolean {
    const own = this.indentOf(line);
    return own === undefined || (own > indent && !outside.has(own));
  }

  /** The indentation of lines above that are further in, up to one that is not: lines like them do not belong below. */
  private indentsAbove(line: number, indent: number): Set<number> {
    const indents = new Set<number>();
    for (let at = line; at > 0;) {
      at = lineStartAt(this.text, at - 1);
      const own = this.indentOf(at);
      if (own === undefined) continue;
      // Behind a dash, too, something begins that lines below can stand beside.
      const content = lineParts(this.text, at, lineEndAt(this.text, at)).start - at;
      for (const column of [own, content]) if (column > indent) indents.add(column);
      if (own < indent) break;
    }
    return indents;
  }

  /** How far in a line begins; undefined for a blank one. */
  private indentOf(line: number): number | undefined {
    const content = this.text.slice(line, lineEndAt(this.text, line));
    const indent = content.search(/\S/);
    return indent === -1 ? undefined : indent;
  }
}
