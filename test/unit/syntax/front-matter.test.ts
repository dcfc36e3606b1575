/** Front-matter is found in every spelling that policy repositories use, and prose is not mistaken for it. */

import assert from 'node:assert/strict';
import { splitFrontMatter } from '../../../server/src/syntax/front-matter.ts';

const KNOWN_KEYS: ReadonlySet<string> = new Set(['title', 'owner']);

/** What becomes of a file, with `«` and `»` around its front-matter and `¶` where its body starts. */
function split(text: string, knownKeys?: ReadonlySet<string>): { readonly fence: string; readonly text: string } {
  const { frontMatter, fence, body } = splitFrontMatter(text, knownKeys);
  const head = text.slice(0, body);
  const rest = `¶${text.slice(body)}`;
  if (frontMatter === undefined) return { fence, text: head + rest };
  const { start, end } = frontMatter;
  return { fence, text: `${head.slice(0, start)}«${head.slice(start, end)}»${head.slice(end)}${rest}` };
}

function assertSplit(fence: string, marked: string, knownKeys?: ReadonlySet<string>): void {
  const text = marked.replaceAll(/[«»¶]/g, '');
  assert.deepEqual(split(text, knownKeys), { fence, text: marked });
}

describe('front-matter', () => {
  describe('between fences', () => {
    it('is what stands between the lines ---', () => {
      assertSplit('both', '---\n«title: Access\nowner: jane\n»---\n¶# Access\n');
    });

    it('may be closed by ..., and fences may have spaces behind them', () => {
      assertSplit('both', '--- \n«title: Access\n»...\t\n¶Text');
    });

    it('counts offsets in UTF-16 units, with CRLF and a byte order mark', () => {
      assertSplit('both', '\u{feff}---\r\n«title: Zugriff 🔒\r\n»---\r\n¶# A\r\n');
    });

    it('may be empty, or hold comments only', () => {
      assertSplit('both', '---\n«»---\n¶Text');
      assertSplit('both', '---\n«\n»---\n¶Text');
      assertSplit('both', '---\n«# nothing yet\n»---\n¶');
    });

    it('is front-matter when its YAML is malformed', () => {
      assertSplit('both', '---\n«title Access\nowner: jane\n»---\n¶');
      assertSplit('both', '---\n«title: "Access\nowner: jane\n»---\n¶');
      assertSplit('both', '---\n«{{.Front}}: x\nPolicy Owner: jane\n»---\n¶');
    });

    it('may hold lists at the margin, block scalars, flow collections and blank lines', () => {
      assertSplit('both', '---\n«a:\n- b\n\nc: |\n  text\n\n  text\nd: [\n  1\n]\n»---\n¶');
    });

    it('is not what follows a thematic break', () => {
      assertSplit('none', '¶---\nSome prose here.\n\n---\n');
      assertSplit('none', '¶---\n\nSome prose here.\n\n---\nowner: jane\n');
      assertSplit('none', '¶---\n- a list\n- of things\n---\n');
      assertSplit('none', '¶---\n\nNote: this is prose, too.\n\nAnd more of it.\n\n---\n');
      assertSplit('none', '¶---');
    });
  });

  describe('that is never closed', () => {
    it('is the leading lines that look like fields, with a problem on the opening fence', () => {
      const text = '---\ntitle: Access\nowner:\n  - jane\n\n# Purpose\n\nProse.\n\n---\n\nMore prose.\n';
      assertSplit('none', '---\n«title: Access\nowner:\n  - jane\n»¶\n# Purpose\n\nProse.\n\n---\n\nMore prose.\n');
      assert.deepEqual(splitFrontMatter(text).problems, [
        {
          start: 0,
          end: 3,
          code: 'front-matter-unclosed',
          message: 'The front-matter is not closed. Add a line --- after its last field.',
        },
      ]);
    });

    it('ends with the file', () => {
      assertSplit('none', '---\n«title: Access\nowner: jane»¶');
    });
  });

  describe('without an opening fence', () => {
    it('is found by its keys above the first line ---', () => {
      assertSplit('closing-only', '«name: Access\nacronym: AP\nsatisfies:\n  TSC:\n    - CC6.1\n»---\n¶\n# Purpose\n');
    });

    it('may have lists at the margin, comments, blank lines and CRLF', () => {
      assertSplit('closing-only', '«name: Access\r\n# comment\r\n\r\nsatisfies:\r\n- CC6.1\r\n»--- \r\n¶Text');
    });

    it('is a heading when it is one line, unless that is a key we know', () => {
      assertSplit('none', '¶Summary: what this is about\n---\n');
      assertSplit('none', '¶Summary: what this is about\n---\n', KNOWN_KEYS);
      assertSplit('closing-only', '«title: Access\n»---\n¶', KNOWN_KEYS);
      assertSplit('none', '¶title: Access\n---\n');
    });

    it('is a heading when prose stands among it', () => {
      assertSplit('none', '¶name: Access\nand some prose\nowner: jane\n---\n');
      assertSplit('none', '¶https://example.com\nowner: jane\n---\n');
      assertSplit('none', '¶# Title\nname: Access\nowner: jane\n---\n');
    });

    it('needs its closing fence', () => {
      assertSplit('none', '¶name: Access\nowner: jane\n');
    });
  });

  it('is absent from an empty file', () => {
    assertSplit('none', '¶');
  });
});
