/** What a comment in YAML speaks of: the line it ends, the line or the record below it, the record that it stands in. */

import type { Range } from '../syntax/range.ts';
import type { ConfigurationFacts, GroupFacts, RecordFacts } from './document-facts.ts';
import { lineStartsOf, positionAt } from './line-starts.ts';
import type { Comment } from './suppression-comment.ts';

export interface YamlSource extends Range {
  readonly text: string;
  readonly comments: readonly Comment[];
  readonly records: readonly RecordFacts[];
  readonly configuration: ConfigurationFacts | undefined;
}

/** Where findings on a whole `plumbline.yml` stand. */
const WHOLE_CONFIGURATION: Range = { start: 0, end: 0 };

/** A line of YAML that is neither blank nor a comment. */
interface ContentLine {
  readonly line: number;
  /** Where its first character is, and how far in that stands. */
  readonly start: number;
  readonly column: number;
}

/**
 * Says of comments what they speak of, by what is in the text around them. A comment
 * - at the end of a line speaks of that line, with all of the field that begins on it;
 * - on a line of its own speaks of the next line that holds anything, likewise; and, inside a record, of the record's name
 *   too, where findings on the whole of it stand;
 * - of either sort, where that line is the first of a record, speaks of the whole record;
 * - on a line of its own that is further in than the next line belongs to the record above.
 */
export class YamlPlaces {
  readonly #text: string;
  readonly #section: Range;
  readonly #lineStarts: Uint32Array;
  readonly #configuration: ConfigurationFacts | undefined;
  readonly #commentStarts: ReadonlySet<number>;
  /** In the order of the text. */
  readonly #records: readonly RecordFacts[];
  /** Where records end that begin on a line: in brackets, several can. */
  readonly #recordEnds = new Map<number, number>();
  /** By line from which was looked, the next line with content. */
  readonly #nextContent = new Map<number, ContentLine | undefined>();
  /** Of each group that was looked into, where fields and groups end that begin on a line. */
  readonly #fieldEnds = new Map<GroupFacts, ReadonlyMap<number, number>>();

  constructor({ text, start, end, comments, records, configuration }: YamlSource) {
    this.#text = text;
    this.#section = { start, end };
    this.#lineStarts = lineStartsOf(text);
    this.#configuration = configuration;
    this.#commentStarts = new Set(comments.map((comment) => comment.start));
    this.#records = records.toSorted((a, b) => a.range.start - b.range.start);
    for (const { range } of this.#records) {
      // The record of a front-matter may begin with comments.
      const first = this.#contentFrom(this.#lineOf(range.start));
      if (first === undefined) continue;
      this.#recordEnds.set(first.line, Math.max(range.end, this.#recordEnds.get(first.line) ?? 0));
    }
  }

  /** The ranges in which findings begin that a comment silences. */
  of({ start, end }: Range): readonly Range[] {
    const line = this.#lineOf(start);
    const lineStart = this.#startOf(line);
    const before = this.#text.slice(lineStart, start).trim();
    if (/[^-\s]/.test(before)) return this.#ofLine(this.#contentOf(line), lineStart);
    const next = this.#contentFrom(line + 1);
    const column = start - lineStart;
    if (before === '' && (next === undefined || column > next.column)) {
      const above = this.#above(start, column);
      if (above !== undefined) return [above.anchor];
    }
    if (next === undefined) return this.#configuration === undefined ? [{ start, end }] : [WHOLE_CONFIGURATION];
    return this.#ofLine(next, start, true);
  }

  /** A line with what begins on it, from `start` on; `alone`: for a comment that has a line to itself. */
  #ofLine(content: ContentLine | undefined, start: number, alone = false): readonly Range[] {
    if (content === undefined) return [];
    const { line } = content;
    const lineEnd = this.#endOf(line);
    const recordEnd = this.#recordEnds.get(line);
    if (recordEnd !== undefined) return [{ start, end: Math.max(lineEnd, recordEnd) }];
    const record = this.#lastBefore(content.start);
    const within = record !== undefined && content.start <= record.range.end ? record : undefined;
    const fieldEnd = this.#endOfField(within ?? this.#configuration, line);
    const place: Range = { start, end: Math.max(lineEnd, fieldEnd) };
    if (!alone) return [place];
    const whole = this.#configuration === undefined ? within?.anchor : WHOLE_CONFIGURATION;
    return whole === undefined ? [place] : [place, { start: whole.start, end: whole.end }];
  }

  /** The record above a comment that is as far in as its fields. */
  #above(offset: number, column: number): RecordFacts | undefined {
    const record = this.#lastBefore(offset);
    if (record === undefined) return undefined;
    const { start } = record.range;
    return column >= start - this.#startOf(this.#lineOf(start)) ? record : undefined;
  }

  /** The last record that begins at or before an offset. */
  #lastBefore(offset: number): RecordFacts | undefined {
    const records = this.#records;
    let low = 0;
    let high = records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((records[middle]?.range.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return records[low - 1];
  }

  #endOfField(group: GroupFacts | undefined, line: number): number {
    if (group === undefined) return 0;
    let ends = this.#fieldEnds.get(group);
    if (ends === undefined) {
      const found = new Map<number, number>();
      this.#noteFields(group, found);
      this.#fieldEnds.set(group, (ends = found));
    }
    return ends.get(line) ?? 0;
  }

  #noteFields(group: GroupFacts, ends: Map<number, number>): void {
    const note = (start: number, end: number): void => {
      const line = this.#lineOf(start);
      ends.set(line, Math.max(end, ends.get(line) ?? 0));
    };
    for (const { key, range, groups } of group.fields.values()) {
      note(key.start, range.end);
      for (const one of groups) {
        note(one.range.start, one.range.end);
        this.#noteFields(one, ends);
      }
    }
  }

  /** The first line with content from a line on, in the YAML. */
  #contentFrom(from: number): ContentLine | undefined {
    const known = this.#nextContent;
    let line = from;
    let content: ContentLine | undefined;
    for (; content === undefined && this.#startOf(line) < this.#section.end; line++) {
      if (known.has(line)) {
        content = known.get(line);
        break;
      }
      content = this.#contentOf(line);
    }
    for (let passed = from; passed < line; passed++) known.set(passed, content);
    return content;
  }

  /** What a line holds; undefined for one that is blank, a comment, or a mark between documents. */
  #contentOf(line: number): ContentLine | undefined {
    const start = this.#startOf(line);
    const end = this.#endOf(line);
    const column = this.#text.slice(start, end).search(/\S/);
    if (column < 0 || this.#commentStarts.has(start + column)) return undefined;
    if (column === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(this.#text.slice(start, Math.min(end, start + 4))))
      return undefined;
    return { line, start: start + column, column };
  }

  #lineOf(offset: number): number {
    return positionAt(this.#lineStarts, offset).line;
  }

  #startOf(line: number): number {
    return this.#lineStarts[line] ?? this.#text.length + 1;
  }

  /** Where a line ends, before its line break. */
  #endOf(line: number): number {
    const next = this.#lineStarts[line + 1];
    if (next === undefined) return this.#text.length;
    return this.#text.charAt(next - 2) === '\r' ? next - 2 : next - 1;
  }
}
