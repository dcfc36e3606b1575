/** YAML as people write it is read as they mean it, faults in it stay where they are, and hostile input does no harm. */

import assert from 'node:assert/strict';
import { parseYaml } from '../../../server/src/syntax/yaml.ts';
import type { YamlNode, YamlStream } from '../../../server/src/syntax/yaml-tree.ts';

/** What a node holds, with maps as lists of their pairs so that order and duplicates show. */
type Plain = string | number | boolean | null | undefined | Plain[] | { map: [string, Plain][] };

function plain(node: YamlNode | undefined): Plain {
  if (node === undefined) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map(plain);
  return { map: node.pairs.map(({ key, value }) => [key.text, plain(value)]) };
}

function map(...pairs: [string, Plain][]): Plain {
  return { map: pairs };
}

/** The documents of a text that is to have no problem. */
function documents(text: string): Plain[] {
  const stream = parseYaml(text);
  assert.deepEqual(stream.problems, []);
  return stream.documents.map(({ root }) => plain(root));
}

function read(text: string): Plain {
  const [first, ...others] = documents(text);
  assert.equal(others.length, 0);
  return first;
}

/** Each problem as the text it points at and what it says. */
function problems(text: string, stream: YamlStream = parseYaml(text)): [string, string][] {
  return stream.problems.map(({ start, end, message }) => [text.slice(start, end), message]);
}

/** One problem is found, at `excerpt` and with words like `message`; the rest is read as `expected`. */
function assertFault(text: string, excerpt: string, message: RegExp, expected: Plain): void {
  const stream = parseYaml(text);
  const found = problems(text, stream);
  assert.deepEqual(
    found.map(([at]) => at),
    [excerpt],
  );
  assert.match(found[0]?.[1] ?? '', message);
  assert.deepEqual(plain(stream.documents[0]?.root), expected);
}

describe('YAML', () => {
  describe('values', () => {
    it('are what the YAML 1.2 core schema says', () => {
      assert.deepEqual(
        read('a: [1, -2, 1.10, 0x1F, 0o17, 1e3, .5, true, False, null, ~, yes, 2026-01-15, 12 days, "1"]'),
        map(['a', [1, -2, 1.1, 31, 15, 1000, 0.5, true, false, null, null, 'yes', '2026-01-15', '12 days', '1']]),
      );
    });

    it('keep what was written beside what it means', () => {
      const root = parseYaml('version: 1.10').documents[0]?.root;
      assert.ok(root?.kind === 'map');
      assert.deepEqual(root.pairs[0]?.value, {
        kind: 'scalar',
        value: 1.1,
        text: '1.10',
        style: 'plain',
        start: 9,
        end: 13,
      });
    });

    it('may be empty', () => {
      assert.deepEqual(read('owner:\nlist:\n  -\n  - a\n'), map(['owner', undefined], ['list', [undefined, 'a']]));
    });

    it('may be quoted', () => {
      assert.deepEqual(read(`a: 'it''s'\n"b": "tab\\t \\u00e9 \\"q\\""\n`), map(['a', "it's"], ['b', 'tab\t é "q"']));
    });

    it('may hold colons, hashes and brackets inside', () => {
      assert.deepEqual(read('a: http://x.example/#y [z]'), map(['a', 'http://x.example/#y [z]']));
    });

    it('may go on over lines', () => {
      assert.deepEqual(
        read('a: one\n  two\n\n  three # end\nb: "one\n  two"\nc: >-\n  one\n  two\nd: |\n  one\n   two\n'),
        map(['a', 'one two\nthree'], ['b', 'one two'], ['c', 'one two'], ['d', 'one\n two\n']),
      );
    });
  });

  describe('structure', () => {
    it('may have lists at the column of their key, or further in', () => {
      const expected = map(['a', ['x', 'y']], ['b', [map(['id', 1], ['c', ['z']])]]);
      assert.deepEqual(read('a:\n- x\n- y\nb:\n- id: 1\n  c:\n  - z\n'), expected);
      assert.deepEqual(read('a:\n    - x\n    - y\nb:\n  - id: 1\n    c: [z]\n'), expected);
    });

    it('may have brackets over several lines, and a trailing comma', () => {
      assert.deepEqual(
        read('a: [\n  x, # why\n  {b: c, d},\n]\n'),
        map(['a', ['x', map(['b', 'c'], ['d', undefined])]]),
      );
    });

    it('may have several documents', () => {
      assert.deepEqual(documents('# none yet\n---\na: 1\n...\n---\n--- # empty\n'), [
        map(['a', 1]),
        undefined,
        undefined,
      ]);
      const { documents: found } = parseYaml('a: 1\n---\nb: 2\n');
      assert.deepEqual(
        found.map(({ start, end }) => [start, end]),
        [
          [0, 5],
          [5, 14],
        ],
      );
    });

    it('has ranges that hold a node and nothing more', () => {
      const text = 'list: # why\n  - id: AC-01 # first\n    title: "Access" \n\n  - |\n    text\n\n# end\n';
      const root = parseYaml(text).documents[0]?.root;
      assert.ok(root?.kind === 'map');
      const list = root.pairs[0]?.value;
      assert.ok(list?.kind === 'seq');
      assert.deepEqual(
        [root, list, ...list.items].map((node) => text.slice(node?.start, node?.end)),
        [
          text.slice(0, text.indexOf('\n\n# end')),
          text.slice(text.indexOf('- id'), text.indexOf('\n\n# end')),
          'id: AC-01 # first\n    title: "Access"',
          '|\n    text',
        ],
      );
    });

    it('has comments', () => {
      const text = '# top\r\na: 1 # why\r\n\r\n  # b\nb: "#no" #';
      assert.deepEqual(
        parseYaml(text).comments.map(({ start, end, text: words }) => [text.slice(start, end), words]),
        [
          ['# top', 'top'],
          ['# why', 'why'],
          ['# b', 'b'],
          ['#', ''],
        ],
      );
    });

    it('is read with CRLF and with a byte order mark', () => {
      assert.deepEqual(read('\u{feff}a: 1\r\nb:\r\n  - "x"\r\n  - y z\r\n'), map(['a', 1], ['b', ['x', 'y z']]));
      const text = '\u{feff}- a\n- b\n';
      const root = parseYaml(text).documents[0]?.root;
      assert.deepEqual([root?.start, root?.end], [1, 8]);
    });

    it('is read in place within a larger text', () => {
      const text = '---\ntitle: "Access\nowner: jane\n---\n# Access: a\n';
      const stream = parseYaml(text, { start: 4, end: 31 });
      assert.deepEqual(plain(stream.documents[0]?.root), map(['title', 'Access'], ['owner', 'jane']));
      assert.deepEqual(problems(text, stream), [
        ['"Access', 'A closing " is missing. Write one at the end of the value.'],
      ]);
    });

    it('keeps both of two equal keys, and reports the second', () => {
      const text = 'a: 1\nb: 2\na: {c: 1, c: 2}\n';
      const stream = parseYaml(text);
      assert.deepEqual(plain(stream.documents[0]?.root), map(['a', 1], ['b', 2], ['a', map(['c', 1], ['c', 2])]));
      const [outer, inner] = stream.problems;
      assert.deepEqual([outer?.code, outer?.start, outer?.related?.range], ['key-duplicate', 10, { start: 0, end: 1 }]);
      assert.deepEqual(
        [inner?.code, inner?.start, inner?.related?.range],
        ['key-duplicate', 20, { start: 14, end: 15 }],
      );
    });

    it('knows no keys but the written ones', () => {
      const expected = map(['__proto__', map(['toString', 1])], ['constructor', 2]);
      assert.deepEqual(read('__proto__: {toString: 1}\nconstructor: 2\n'), expected);
    });
  });

  describe('faults', () => {
    /** A register with `lines` in the middle one of three records. */
    function register(lines: string): string {
      return `controls:\n  - id: A\n    owner: jane\n  - id: B\n${lines}    owner: sam\n  - id: C\n    owner: kim\n`;
    }

    function assertLocal(lines: string, excerpt: string, message: RegExp, ...pairs: [string, Plain][]): void {
      const first = map(['id', 'A'], ['owner', 'jane']);
      const middle = map(['id', 'B'], ...pairs, ['owner', 'sam']);
      const last = map(['id', 'C'], ['owner', 'kim']);
      assertFault(register(lines), excerpt, message, map(['controls', [first, middle, last]]));
    }

    it('in one value leave the record and the others whole', () => {
      assertLocal('    title: "Access\n', '"Access', /closing " is missing/, ['title', 'Access']);
      assertLocal("    title: 'Bob's access'\n", "s access'", /Text follows the closing '/, ['title', "Bob's access'"]);
      assertLocal('    title: Access: who\n', 'Access: who', /colon followed by a space/, ['title', 'Access: who']);
      assertLocal('    title: [Co] access\n', 'access', /must end with \]/, ['title', '[Co] access']);
      assertLocal('    title: @access\n', '@', /cannot begin with @/, ['title', '@access']);
      assertLocal('    title: `access`\n', '`', /cannot begin with `/, ['title', '`access`']);
      assertLocal('    title: %access\n', '%', /cannot begin with %/, ['title', '%access']);
      assertLocal('    path: "C:\\dir"\n', '\\', /backslash/, ['path', 'C:\\dir']);
      assertLocal('    criteria: - CC6.1\n', '-', /list cannot begin on the line of its key/, ['criteria', '- CC6.1']);
    });

    it('in brackets that are not closed leave what they hold', () => {
      assertLocal('    criteria: [CC6.1, CC6.2\n', '[', /not closed\. Write \]/, ['criteria', ['CC6.1', 'CC6.2']]);
      assertLocal('    scope: {a: b\n', '{', /not closed\. Write \}/, ['scope', map(['a', 'b'])]);
      const text = 'engagement: {type: 2\n  categories: [security]\n';
      assert.equal(problems(text)[0]?.[0], '{');
    });

    it('in a comma that is left out leave what stands before and behind it', () => {
      const access = map(['id', 'X'], ['title', 'Access review'], ['by', 'sam']);
      assertLocal('    scope: {id: X, title: Access review by: sam}\n', 'by', /a comma is missing before “by:”/, [
        'scope',
        access,
      ]);
      assertLocal('    scope: {id: X, title: "Access review" by: sam}\n', 'by', /a comma is missing/, [
        'scope',
        access,
      ]);
      const colon = map(['id', 'X'], ['title', 'Access: who'], ['by', 'sam']);
      assertLocal('    scope: {id: X, title: Access: who, by: sam}\n', 'Access: who', /colon followed by a space/, [
        'scope',
        colon,
      ]);
      const text = 'controls:\n  - {id: A owner: jane}\n  - {id: B, owner: sam}\n';
      const [first, second] = [map(['id', 'A'], ['owner', 'jane']), map(['id', 'B'], ['owner', 'sam'])];
      assertFault(text, 'owner', /a comma is missing before “owner:”/, map(['controls', [first, second]]));
    });

    it('in a key are read as its author meant it', () => {
      assertLocal('    title Access\n', 'title Access', /A colon is missing/, ['title Access', undefined]);
      assertLocal('    title:Access\n', ':', /A space is missing after the colon/, ['title', 'Access']);
      const item = 'controls:\n  - id:AC-1\n    owner: jane\n';
      const record = map(['id', 'AC-1'], ['owner', 'jane']);
      assertFault(item, ':', /A space is missing after the colon/, map(['controls', [record]]));
      assertLocal('    *title: Access\n', '*title', /aliases are not followed/, ['*title', 'Access']);
    });

    it('in the indentation are put right', () => {
      assertLocal('   title: Access\n', 'title: Access', /indented differently/, ['title', 'Access']);
      assertLocal('      title: Access\n', 'title: Access', /indented differently/, ['title', 'Access']);
      assertLocal('\ttitle: Access\n', '\t', /indented with a tab/, ['title', 'Access']);
    });

    it('are named in plain words, and never in those of a parser', () => {
      const [dots] = problems('id: A\n... owner: jane\ntitle: B\n');
      assert.deepEqual(dots, [
        '...',
        'Three dots at the start of a line end the document, and more follows. Remove them, or write --- instead.',
      ]);
      for (const [, message] of problems('a: b\n]\nc: d\n')) assert.doesNotMatch(message, /token|scalar|flow|node/);
    });

    it('in a record that is indented wrongly leave it in its list', () => {
      assertFault(
        'controls:\n - id: A\n  - id: B\n    owner: sam\n - id: C\n',
        '- id: B',
        /indented differently/,
        map(['controls', [map(['id', 'A']), map(['id', 'B'], ['owner', 'sam']), map(['id', 'C'])]]),
      );
    });

    it('in the first line leave the rest', () => {
      assertFault(
        'title "Access\nowner: jane\n',
        'title "Access',
        /colon is missing/,
        map(['title "Access', undefined], ['owner', 'jane']),
      );
      assertFault('***A:\n  b: 1\nc: 2\n', '***A', /alias/, map(['***A', map(['b', 1])], ['c', 2]));
    });

    it('in one document leave the others', () => {
      const text = 'a: "b\n---\nc: d\n';
      assert.deepEqual(
        parseYaml(text).documents.map(({ root }) => plain(root)),
        [map(['a', 'b']), map(['c', 'd'])],
      );
      assert.equal(problems(text).length, 1);
    });

    it('are all reported, in order', () => {
      const text = register('    title: "Access\n    type: x: y\n');
      assert.deepEqual(
        problems(text).map(([at]) => at),
        ['"Access', 'x: y'],
      );
    });
  });

  describe('anchors, aliases and merge keys', () => {
    it('are not followed, with a word on what to write instead', () => {
      const text = 'a: &name {x: 1}\nb: *name\nc:\n  <<: *name\n  y: 2\n';
      const stream = parseYaml(text);
      assert.deepEqual(
        plain(stream.documents[0]?.root),
        map(['a', map(['x', 1])], ['b', undefined], ['c', map(['<<', undefined], ['y', 2])]),
      );
      const found = problems(text, stream);
      assert.deepEqual(
        found.map(([at]) => at),
        ['&name', '*name', '<<'],
      );
      for (const [, message] of found) assert.match(message, /not followed/);
    });

    it('are mere text in quotes', () => {
      assert.deepEqual(read('a: "*name"\n"<<": "&x"\n'), map(['a', '*name'], ['<<', '&x']));
    });
  });
});
