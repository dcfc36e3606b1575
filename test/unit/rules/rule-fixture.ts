/**
 * Small workspaces in memory with the expected findings marked in their text, checked by the real engine.
 *
 * A mark stands at the end of the line on which a finding starts: `# want key-unknown value-invalid` in YAML and in
 * front-matter, `<!-- want link-broken -->` in Markdown; `code*3` stands for three findings of one code on one line. Marks
 * are taken off before the engine sees the text, so that they change no line and no offset before them. A finding on
 * an empty line, or in a file that must not end in a comment, is given in `also` instead.
 */

import assert from 'node:assert/strict';
import { Engine, type Diagnosis } from '../../../server/src/engine/engine.ts';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { isRuleCode, type RuleCode } from '../../../server/src/rules/rule-codes.ts';
import {
  memoryFileSystem,
  type MemoryFileSystem,
  type MemoryFileSystemOptions,
} from '../../../server/src/workspace/memory-file-system.ts';

/** Texts by path. Those that begin with a line break are written to be read: see `dedent`. */
export type FixtureFiles = Readonly<Record<string, string>>;

export interface FixtureOptions {
  /** The day for which is judged, 2026-06-30 unless said otherwise. */
  readonly asOf?: string;
  /** Expected findings that no mark can stand for: `policies/a.md:0 front-matter-missing`, lines counted from 0. */
  readonly also?: readonly string[];
  readonly fileSystem?: MemoryFileSystemOptions;
}

export const FOLDER = 'file:///workspace';

/** A finding as a test looks at it: what it says, and the text that it underlines. */
export interface Found {
  readonly diagnosis: Diagnosis;
  readonly message: string;
  readonly underlined: string;
  /** `path: message` of each related place. */
  readonly related: readonly string[];
}

/** The findings of a fixture, for a closer look. */
export class Findings {
  readonly all: readonly Diagnosis[];
  readonly #texts: ReadonlyMap<string, string>;

  constructor(all: readonly Diagnosis[], texts: ReadonlyMap<string, string>) {
    this.all = all;
    this.#texts = texts;
  }

  /** The findings of a code, in order. */
  of(code: RuleCode): readonly Found[] {
    return this.all
      .filter((diagnosis) => diagnosis.code === code)
      .map((diagnosis) => ({
        diagnosis,
        message: diagnosis.message,
        underlined: textAt(this.#texts.get(diagnosis.path) ?? '', diagnosis.range),
        related: diagnosis.related.map(({ path, message }) => `${path}: ${message}`),
      }));
  }

  /** The only finding of a code. */
  one(code: RuleCode): Found {
    const found = this.of(code);
    const [only] = found;
    assert.equal(found.length, 1, `one finding of ${code}`);
    assert.ok(only);
    return only;
  }
}

/** Checks that exactly the marked findings are there, and gives them for a closer look. */
export async function expectFindings(files: FixtureFiles, options: FixtureOptions = {}): Promise<Findings> {
  const expected = [...(options.also ?? [])];
  const texts = new Map<string, string>();
  for (const [path, written] of Object.entries(files)) {
    const lines = dedent(written).split('\n');
    for (const [line, marked] of lines.entries()) {
      const { text, codes } = takeMarks(marked);
      lines[line] = text;
      expected.push(...codes.map((code) => `${path}:${line} ${code}`));
    }
    texts.set(path, lines.join('\n'));
  }
  const engine = await engineFor(texts, options);
  // Of a plumbline.yml that a fixture does not have, nothing is asked: what is missing there is no part of it.
  const asked = engine
    .diagnoseAll()
    .filter(({ path }) => texts.has(path) || options.also?.some((one) => one.startsWith(`${path}:`)));
  const actual = asked.map(({ path, range, code }) => `${path}:${range.start.line} ${code}`);
  assert.deepEqual(actual.toSorted(), expected.toSorted(), describeFindings(asked));
  return new Findings(asked, texts);
}

/** The engine of a folder in memory, loaded. */
export async function engineFor(texts: ReadonlyMap<string, string>, options: FixtureOptions = {}): Promise<Engine> {
  return engineOn(memoryFileSystem(Object.fromEntries(texts), options.fileSystem ?? {}), options.asOf);
}

/** The engine of the folder that a file system holds, loaded. */
export async function engineOn(fileSystem: MemoryFileSystem, asOf = '2026-06-30'): Promise<Engine> {
  assert.ok(isCivilDate(asOf));
  const engine = new Engine({ folder: FOLDER, fileSystem, asOf });
  await engine.workspace.load();
  await engine.verifyEvidence();
  return engine;
}

/**
 * A text as it stands, or, where it begins with a line break, without that break and without the indentation that all of
 * its lines have. The indentation of the last line, which holds only the closing quote, goes too.
 */
export function dedent(text: string): string {
  if (!text.startsWith('\n')) return text;
  const lines = text.slice(1).split('\n');
  if (lines.at(-1)?.trim() === '') lines[lines.length - 1] = '';
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(Math.min(shared, line.length))).join('\n');
}

const MARKS = /\s+(?:#\s*want\s+([a-z*\d -]+)|<!--\s*want\s+([a-z*\d -]+)-->)\s*$/;

/** A line without its mark, and the codes that the mark names, each as often as it is expected. */
function takeMarks(line: string): { readonly text: string; readonly codes: readonly string[] } {
  const match = MARKS.exec(line);
  if (match === null) return { text: line, codes: [] };
  const codes: string[] = [];
  for (const word of (match[1] ?? match[2] ?? '').trim().split(/\s+/)) {
    const [code = '', count = '1'] = word.split('*');
    assert.ok(isRuleCode(code), `“${code}” in a mark is the code of a rule`);
    for (let n = Number(count); n > 0; n--) codes.push(code);
  }
  return { text: line.slice(0, match.index), codes };
}

function textAt(text: string, { start, end }: Diagnosis['range']): string {
  const lines = text.split('\n');
  if (start.line === end.line) return (lines[start.line] ?? '').slice(start.character, end.character);
  const first = (lines[start.line] ?? '').slice(start.character);
  const last = (lines[end.line] ?? '').slice(0, end.character);
  return [first, ...lines.slice(start.line + 1, end.line), last].join('\n');
}

function describeFindings(diagnoses: readonly Diagnosis[]): string {
  const lines = diagnoses.map(
    ({ path, range, code, message }) => `${path}:${range.start.line}:${range.start.character} ${code} ${message}`,
  );
  return ['The findings are not those marked. Found:', ...lines].join('\n');
}
