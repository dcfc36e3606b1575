/** The one way in for YAML: the guards, then the fast reader, and the library for what the fast reader leaves. */

import * as l10n from '@vscode/l10n';

import { MAX_YAML_DEPTH, type Refusal, guardText } from './guards.ts';
import type { SyntaxProblem } from './problem.ts';
import type { Range } from './range.ts';
import { type Diagnosis, lineEndAt, lineParts, missingColon } from './yaml-diagnosis.ts';
import type { YamlEntries, YamlEntry } from './yaml-entry.ts';
import { readYamlFast } from './yaml-fast.ts';
import { readYamlWithLibrary } from './yaml-library.ts';
import { MAX_PROBLEMS, YamlEffort } from './yaml-limits.ts';
import type { YamlNode, YamlPair, YamlScalar, YamlStream } from './yaml-tree.ts';

function refusalProblem({ message, range }: Refusal, base: number): SyntaxProblem {
  return { code: 'yaml-syntax', message, start: base + range.start, end: base + range.end };
}

function problemAt(diagnosis: Diagnosis, base: number): SyntaxProblem {
  const { message, start, end } = diagnosis;
  return { code: 'yaml-syntax', message, start: base + start, end: base + end };
}

function plain(text: string, start: number, end: number, base: number): YamlScalar {
  const written = text.slice(start, end);
  return { kind: 'scalar', value: written, text: written, style: 'plain', start: base + start, end: base + end };
}

/** The pair that the first line of `text` was meant to be: what stands before a colon, and after it if it is there. */
function pairOfLine(text: string, base: number): YamlPair | undefined {
  const { start, end } = lineParts(text, 0, lineEndAt(text, 0));
  if (start >= end) return undefined;
  const length = /^[\w.-]+(?=\s*:)/.exec(text.slice(start, end))?.[0].length ?? end - start;
  const key = plain(text, start, start + length, base);
  let valueStart = text.indexOf(':', key.end - base) + 1;
  if (valueStart === 0 || valueStart >= end) return { key, value: undefined };
  while (valueStart < end && text.charAt(valueStart) === ' ') valueStart++;
  return { key, value: plain(text, valueStart, end, base) };
}

function endOfLast(pairs: readonly YamlPair[], items: readonly (YamlNode | undefined)[], lineEnd: number): number {
  const pair = pairs.at(-1);
  return pair?.value?.end ?? pair?.key.end ?? items.at(-1)?.end ?? lineEnd;
}

/** Reads entries with the library, as far as the effort for their file reaches. */
class EntryReader {
  private readonly effort: YamlEffort;

  constructor(effort: YamlEffort) {
    this.effort = effort;
  }

  /**
   * Reads one entry. The library is given the entry's text at the column where it stands, so that indentation means
   * what it means in the whole; what stands around it has no say in what it is.
   */
  read(entry: YamlEntry, source: string, start: number): YamlEntries {
    const text = ' '.repeat(entry.column) + source;
    const base = start - entry.column;
    const lineEnd = base + lineEndAt(text, 0);
    const stream = this.stream(entry, text, base, { start, end: lineEnd });
    const root = stream.documents[0]?.root;
    const { comments, problems } = stream;
    if (entry.kind === 'pair') {
      if (root?.kind === 'map' && !root.flow) {
        return { pairs: root.pairs, items: [], comments, problems, end: root.end };
      }
      const written = pairOfLine(text, base);
      // What nests too deep is no value: taken for text, it would only be reported once more, as that.
      const refused = stream.complete && stream.documents.length === 0;
      const pair = written !== undefined && refused ? { key: written.key, value: undefined } : written;
      const pairs = pair === undefined ? [] : [pair];
      const faults = stream.complete && problems.length === 0 ? [problemAt(missingColon(text, 0), base)] : problems;
      return { pairs, items: [], comments, problems: faults, end: endOfLast(pairs, [], lineEnd) };
    }
    if (root?.kind === 'seq' && !root.flow) {
      return { pairs: [], items: root.items, comments, problems, end: root.end };
    }
    const items = [root];
    const message = l10n.t('This is not an item of the list that it stands in. Check its dash and its indentation.');
    const fault: SyntaxProblem = { code: 'yaml-syntax', message, start, end: lineEnd };
    const faults = stream.complete && problems.length === 0 ? [fault] : problems;
    return { pairs: [], items, comments, problems: faults, end: endOfLast([], items, lineEnd) };
  }

  /** The stream of an entry; not complete, and with nothing in it, once no effort is left. */
  private stream(entry: YamlEntry, text: string, base: number, firstLine: Range): YamlStream & { complete: boolean } {
    const { effort } = this;
    if (effort.left > 0) {
      const stream = readYamlWithLibrary(text, base, { depth: MAX_YAML_DEPTH - entry.depth + 1, effort });
      return { ...stream, complete: effort.left >= 0 };
    }
    const refusal = effort.refusal(firstLine);
    const problems = refusal === undefined ? [] : [refusalProblem(refusal, 0)];
    return { documents: [], comments: [], problems, complete: false };
  }
}

/** In the order of the text, and each once: an entry that was read by itself may report what its map reports again. */
function inOrder(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  if (problems.length < 2) return problems;
  const sorted = problems.toSorted((left, right) => left.start - right.start || left.end - right.end);
  return sorted.filter((problem, index) => {
    const before = sorted[index - 1];
    return before?.start !== problem.start || before.end !== problem.end || before.code !== problem.code;
  });
}

/**
 * Reads YAML. With `range`, only that stretch of `text` is read, such as the front-matter of a Markdown file; offsets
 * count from the start of `text` all the same. Never throws: the stream says what is wrong, and holds what could be
 * read. Only the entries of lists and maps that need the library are read by it, so that one odd or faulty record in a
 * big register neither costs nor harms the others.
 */
export function parseYaml(text: string, range?: Range): YamlStream {
  const base = range?.start ?? 0;
  const source = range === undefined ? text : text.slice(range.start, range.end);
  const refusal = guardText(source);
  if (refusal !== undefined) return { documents: [], comments: [], problems: [refusalProblem(refusal, base)] };
  const reader = new EntryReader(new YamlEffort());
  const stream =
    readYamlFast(source, base, (entry, text, start) => reader.read(entry, text, start)) ??
    readYamlWithLibrary(source, base, { depth: MAX_YAML_DEPTH, effort: new YamlEffort() });
  return {
    documents: stream.documents,
    comments: stream.comments,
    problems: inOrder(stream.problems).slice(0, MAX_PROBLEMS),
  };
}
