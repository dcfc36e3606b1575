/** YAML to compare the two readers on: written from a model, real files gone wrong, fragments in any order, and real files. */

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';

/** A value as it is written: what stands on the line of its key or dash, and the lines below, indented by its parent. */
interface Written {
  readonly head: string;
  readonly lines: readonly string[];
  /** A list may stand at the column of its key. */
  readonly list: boolean;
}

function inline(head: string, ...lines: readonly string[]): Written {
  return { head, lines, list: false };
}

const word = fc.constantFrom('access', 'AC-02', 'CC6.1', 'jane.doe', '2026-01-15', 'a:b', "don't", 'é🔒', '-x', 'x#y');
const plainText = fc.oneof(
  { weight: 4, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('1', '-0', '1.10', '0x1F', '0o7', '1e5', '.inf', '-.INF', '.nan', '+12', '1_0', '00'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('~', 'null', 'true', 'False', 'yes', 'NULL', 'nULL', '--', '?x', ':x', '<<x'),
  },
);
const quoted = fc.oneof(
  plainText.map((text) => `'${text.replaceAll("'", "''")}'`),
  fc.constantFrom('""', "''", '"\\t\\x41\\u00e9 \\"q\\" \\\\"', '"# [x]: y"', "' a '", '"\\U0001F512"'),
);
const flowItem = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      'CC6.1',
      '"a, b"',
      "'c'",
      'two words',
      'a:b',
      '1',
      '[]',
      '{}',
      '[x, [y]]',
      '{id: 1, of: "x"}',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('{a, b: }', '{"a":1}', '[a: b]', '-1', '- x') },
);
const flow = fc.array(flowItem, { maxLength: 4 }).map((items) => `[${items.join(', ')}]`);
const flowMap = fc.array(fc.tuple(fc.constantFrom('id', 'of', '"q"', 'two words'), flowItem), { maxLength: 3 });

const scalar: fc.Arbitrary<Written> = fc.oneof(
  { weight: 6, arbitrary: plainText.map((text) => inline(text)) },
  { weight: 3, arbitrary: quoted.map((text) => inline(text)) },
  { weight: 1, arbitrary: fc.constant(inline('')) },
  { weight: 1, arbitrary: fc.tuple(plainText, plainText, word).map(([a, b, c]) => inline(a, b, '', `${c} end`)) },
  { weight: 1, arbitrary: fc.tuple(word, plainText).map(([a, b]) => inline(`"${a}`, '', ` ${b} `, `${a}"`)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(word, plainText)
      .map(([a, b]) => inline(`'${a.replaceAll("'", '')} `, `''${b.replaceAll("'", '')}'`)),
  },
);
const blockText: fc.Arbitrary<Written> = fc
  .tuple(
    fc.constantFrom('|', '>', '|-', '>-', '|+', '>2', '| # why'),
    fc.array(fc.constantFrom('text', '  further in', '', '# no comment', 'key: value', '- item', '\ttab', 'end  '), {
      maxLength: 5,
    }),
  )
  .map(([header, lines]) => inline(header, ...lines));
const brackets: fc.Arbitrary<Written> = fc.oneof(
  flow.map((text) => inline(text)),
  flowMap.map((pairs) => inline(`{${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')}}`)),
  fc.array(flowItem, { maxLength: 3 }).map((items) => inline('[', ...items.map((item) => `${item}, # why`), ']')),
);

const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('id', 'title', 'owner', 'criteria', 'evidence', 'last_reviewed') },
  { weight: 2, arbitrary: fc.constantFrom('two words', '"quoted"', "'it''s'", '1', 'null', 'a b ', '__proto__', '<') },
);
const between = fc.constantFrom<readonly string[]>([], [], [], [], [''], ['# comment'], ['', '# comment', '']);
const behind = fc.constantFrom('', '', '', ' # why', '  ');

function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));
}

function pairLines(name: string, value: Written, comment: string, step: number, atKey: boolean): string[] {
  const head = `${name}:${value.head === '' ? '' : ` ${value.head}`}${value.head === '' ? comment : ''}`;
  return [head, ...indented(value.lines, value.list && atKey ? 0 : step)];
}

const pairParts = fc.tuple(between, key, behind, fc.constantFrom(2, 2, 2, 1, 4), fc.boolean());

const { node, map, seq } = fc.letrec<{ node: Written; map: Written; seq: Written }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    { weight: 8, arbitrary: scalar },
    { weight: 1, arbitrary: blockText },
    { weight: 2, arbitrary: brackets },
    { weight: 4, arbitrary: tie('map') },
    { weight: 4, arbitrary: tie('seq') },
  ),
  map: fc.array(fc.tuple(pairParts, tie('node')), { minLength: 1, maxLength: 5 }).map((pairs) => ({
    head: '',
    list: false,
    lines: pairs.flatMap(([[before, name, comment, step, atKey], value]) => [
      ...before,
      ...pairLines(name, value, comment, step, atKey),
    ]),
  })),
  seq: fc.array(fc.tuple(between, tie('node')), { minLength: 1, maxLength: 4 }).map((items) => ({
    head: '',
    list: true,
    lines: items.flatMap(([before, value]) => {
      const [first = '', ...rest] = value.head === '' ? value.lines : [value.head, ...value.lines];
      return [...before, first === '' ? '-' : `- ${first}`, ...indented(rest, 2)];
    }),
  })),
}));

const root = fc.oneof({ weight: 6, arbitrary: map }, { weight: 3, arbitrary: seq }, { weight: 1, arbitrary: node });
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n');

/** Documents as someone would write them, in every style there is, written from a model of what they hold. */
export const written: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(root, { minLength: 1, maxLength: 2 }),
    lineEnd,
    fc.boolean(),
    fc.constantFrom('---', '--- # next', '...'),
  )
  .map(([roots, end, ended, marker]) => {
    const texts = roots.map(({ head, lines }) => (head === '' ? lines : [head, ...indented(lines, 2)]).join(end));
    return texts.join(`${end}${marker}${end}`) + (ended ? end : '');
  });

const FRAGMENTS = [
  'a§b: §key: §- §-§\n§\n  §\n    §\n- §\n  - §\r\n§"§\'§"q"§\'s\'§[§]§{§}§, §,§:§ §: §#c§ # c§|§>§|-§|\n  x\n§>\n    x\n  y\n§~',
  'true§1.5§&a §*a§!t §---§...§\n---\n§\n...\n§? §%§@§`§\t§\\§\\n§\\"§é§<<: §-x§:x§\n\n§\n   \n§k:\n§\n c: d§\n   e: f§- - ',
  '[a, b]§{a: b}§[\n  a\n]§\n  more§\n\n    and more§"x\n  y"§\'x\n\n   y \'',
].flatMap((list) => list.split('§'));

const fragment = fc.constantFrom(...FRAGMENTS);

/** Fragments of YAML in any order: mostly nonsense, and where it is none, in combinations that nobody thinks of. */
export const soup: fc.Arbitrary<string> = fc
  .array(fragment, { minLength: 1, maxLength: 12 })
  .map((fragments) => fragments.join(''));

const edit = fc.tuple(
  fc.constantFrom('insert', 'cut', 'shift', 'copy'),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fragment,
);
type Edit = readonly ['insert' | 'cut' | 'shift' | 'copy', number, string];

function applyEdit(text: string, [kind, place, piece]: Edit): string {
  const at = Math.floor(place * text.length);
  if (kind === 'insert') return text.slice(0, at) + piece + text.slice(at);
  if (kind === 'cut') return text.slice(0, at) + text.slice(at + piece.length);
  const lines = text.split('\n');
  const index = Math.floor(place * (lines.length - 1));
  const line = lines[index] ?? '';
  if (kind === 'copy') return lines.toSpliced(index, 0, line).join('\n');
  return lines.with(index, piece.length % 2 === 0 ? ` ${line}` : line.replace(/^ {1,2}/, '')).join('\n');
}

/** Stretches of real files with a few slips in them. */
export function damaged(texts: readonly string[]): fc.Arbitrary<string> {
  const unit = fc.double({ min: 0, max: 0.999, noNaN: true });
  return fc
    .tuple(fc.constantFrom(...texts), unit, fc.integer({ min: 1, max: 25 }), fc.array(edit, { maxLength: 3 }))
    .map(([text, place, count, edits]) => {
      const lines = text.split('\n');
      const from = Math.floor(place * lines.length);
      return edits.reduce(applyEdit, lines.slice(from, from + count).join('\n'));
    });
}

/** The YAML files below a folder of the repository; none where it does not exist. */
export function yamlFiles(folder: string): { readonly path: string; readonly text: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
