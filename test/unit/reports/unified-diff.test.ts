/** Unified diffs: by the few that Git would read otherwise, and one with more differences than are looked for. */

import assert from 'node:assert/strict';
import { applyPatch } from 'diff';
import { unifiedDiff } from '../../../server/src/reports/unified-diff.ts';
import { PLAIN } from '../../../server/src/reports/text-style.ts';

const STYLE = { width: 80, unicode: true, colors: PLAIN };

describe('a unified diff', () => {
  it('shows three lines around, and says where a last line has no end', () => {
    const before = 'a\nb\nc\nd\ne\nf';
    assert.equal(
      unifiedDiff({ path: 'x.md', before, after: before.replace('e', 'E') }, STYLE, false),
      '--- a/x.md\n+++ b/x.md\n@@ -2,5 +2,5 @@\n b\n c\n d\n-e\n+E\n f\n\\ No newline at end of file\n',
    );
  });

  it('writes names as Git reads them', () => {
    const head = (path: string): string =>
      unifiedDiff({ path, before: 'a\n', after: 'b\n' }, STYLE, false).split('\n')[0] ?? '';
    assert.equal(head('a b.md'), '--- a/a b.md\t');
    assert.equal(head('ä.md'), '--- a/ä.md');
    assert.equal(head('a"b\\c\n.md'), '--- "a/a\\"b\\\\c\\012.md"');
  });

  it('shows nothing on a terminal that it would act upon', () => {
    const changed = { path: 'x.md', before: 'a\u001b[31m\n', after: 'b\r\n' };
    assert.equal(unifiedDiff(changed, STYLE, true), '--- a/x.md\n+++ b/x.md\n@@ -1 +1 @@\n-a·[31m\n+b \n');
    assert.ok(unifiedDiff(changed, STYLE, false).includes('-a\u001b[31m\n+b\r\n'));
  });

  it('replaces everything where more differs than is looked for', () => {
    const lines = (word: string): string => Array.from({ length: 2500 }, (_, at) => `${word} ${at}`).join('\n');
    for (const end of ['', '\n']) {
      const before = lines('a') + end;
      const after = lines('b');
      const diff = unifiedDiff({ path: 'x.md', before, after }, STYLE, false);
      assert.match(diff, /^.*\n.*\n@@ -1,2500 \+1,2500 @@\n-a 0\n-a 1\n/);
      assert.equal(applyPatch(before, diff), after);
    }
  });
});
