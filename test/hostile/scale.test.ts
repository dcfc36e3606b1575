/** Much of what is good: work that grows no faster than what it is done on, and memory that is given back. */

import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { nearest } from '../../server/src/domain/nearest.ts';
import { positionAt } from '../../server/src/facts/line-starts.ts';
import { completion } from '../../server/src/features/completion.ts';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import { memoryFileSystem } from '../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../server/src/workspace/uri.ts';
import type { MarkdownOutline } from '../../server/src/syntax/markdown-outline.ts';
import { scanMarkdown } from '../../server/src/syntax/markdown-scan.ts';
import { open } from '../unit/features/marked-workspace.ts';
import { engineOn, FOLDER } from '../unit/rules/rule-fixture.ts';
import { inTime } from './beside-good.ts';

/** What `global.gc` is, where it is. */
function isCallable(value: unknown): value is () => void {
  return typeof value === 'function';
}

describe('work that grows no faster than its input', function () {
  this.timeout(60_000);

  it('twenty thousand unknown words are looked up among twenty thousand known ones', async () => {
    const known = Array.from({ length: 20_000 }, (_, at) => `known-${at}`);
    await inTime('looking up', () => {
      for (let at = 0; at < 20_000; at++) nearest(`unknown-${at}`, known);
    });
  });

  it('ten thousand files are deleted at once', async () => {
    const paths = Array.from({ length: 10_000 }, (_, index) => `controls/${index}.yml`);
    const texts = paths.map((path): [string, string] => [path, `controls:\n  - {id: ${path}}\n`]);
    const { workspace, snapshot } = await engineOn(memoryFileSystem(Object.fromEntries(texts)));
    assert.equal([...snapshot.documents()].length, 10_000);
    await inTime('deleting', () => {
      for (const path of paths) workspace.fileDeleted(joinUri(FOLDER, path));
    });
    assert.deepEqual([...snapshot.documents()], []);
  });

  it('completion is asked for at the end of very long lines, and in a workspace of ten thousand documents', async () => {
    const count = 100_000;
    const long: readonly (readonly [path: string, text: string])[] = [
      ['controls/a.yml', `controls:\n  -${'\t'.repeat(count)}x: [`],
      ['controls/a.yml', `controls:\n  - owner ${'a '.repeat(count)}`],
      ['controls/a.yml', `controls:\n  # plumbline-ignore ${'a-b '.repeat(count)}`],
      ['controls/a.yml', `controls:\n  # ${'# plumbline-ignore '.repeat(count)}`],
      ['controls/a.yml', `controls:\n  - criteria: [${'CC6.1, '.repeat(count)}`],
      ['evidence/a.yml', `evidence:\n  - path: ${'a/'.repeat(count)}`],
      ['policies/a.md', `---\nid: X\n---\n${'[x]('.repeat(count)}`],
      ['policies/a.md', `---\nid: X\n---\n[x](${'../'.repeat(count)}`],
      ['policies/a.md', `---\nid: X\n---\n${'A-'.repeat(count)}`],
      ['policies/a.md', `---\nid: X\n---\n${'a '.repeat(count)}AC-`],
    ];
    const files: Record<string, string> = {};
    for (let at = 0; at < 10_000; at++) {
      files[`evidence/${at}.yml`] = `evidence:\n  - {id: EV-${at}, control: AC-${at}, path: evidence/${at}.csv}\n`;
      files[`evidence/${at}.csv`] = '';
    }
    const engine = await engineOn(memoryFileSystem(files));
    for (const [path, text] of long) {
      const uri = joinUri(FOLDER, path);
      engine.workspace.setText(uri, text);
      const document = engine.snapshot.document(uri) ?? engine.snapshot.configurationDocument;
      const position = positionAt(document.facts.lineStarts, text.length);
      // oxlint-disable-next-line eslint/no-await-in-loop -- each by itself, to see which one is slow
      await inTime(`completion behind ${text.slice(0, 40)}`, () => {
        assert.ok(completion({ engine, document, text }, position).items.length <= 200);
      });
    }
  });

  it('twenty thousand headings make an outline', async () => {
    const headings = Array.from({ length: 20_000 }, (_, index) => `${'#'.repeat(1 + (index % 6))} Heading ${index}\n`);
    const { context } = await open({ 'policies/a.md': headings.join('') }, 'policies/a.md');
    await inTime('the outline', () => documentSymbols(context));
  });

  it('twenty thousand rows and lines on a policy’s own metadata are read, and as many sections', async () => {
    const head = '---\nid: POL-A\nversion: "2"\nowner: jane\n---\n';
    const texts: readonly string[] = [
      `## Document control\n\n| a | b |\n| --- | --- |\n${'| Version | 1 |\n'.repeat(20_000)}`,
      `## Revision history\n\n| Version | Date |\n| --- | --- |\n${'| 1.0 | 2026-01-01 |\n'.repeat(20_000)}`,
      '**Version:** 1\n'.repeat(20_000),
      '## Document control\n\n**Version:** 1\n'.repeat(20_000),
      '###### Approval\n\n| Version | Owner |\n| --- | --- |\n'.repeat(20_000),
      `**Version:** ${'|'.repeat(100_000)}\n${'| '.repeat(100_000)}\n|-|\n${'['.repeat(100_000)}`,
    ];
    for (const text of texts) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- each by itself, to see which one is slow
      const engine = await engineOn(memoryFileSystem({}));
      const uri = joinUri(FOLDER, 'policies/a.md');
      // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
      await inTime(text.slice(0, 60), () => {
        engine.workspace.setText(uri, head + text);
        engine.diagnose(uri);
      });
    }
  });

  it('controls whose words are nothing but frequencies are read', async () => {
    const item = `  - {id: AC-01, frequency: annual, title: "${'daily '.repeat(600)}", description: "${'review every '.repeat(300)}"}\n`;
    const engine = await engineOn(memoryFileSystem({}));
    const uri = joinUri(FOLDER, 'controls/a.yml');
    await inTime('the register', () => {
      engine.workspace.setText(uri, `controls:\n${item.repeat(250)}`);
      engine.diagnose(uri);
    });
  });

  it('twenty thousand comments that silence findings are read, wherever they stand', async () => {
    const ignore = 'plumbline-ignore link-broken, control-owner-missing: x';
    const list = `- [a](b.md)\n  <!-- ${ignore} -->\n`;
    const files: readonly (readonly [string, string])[] = [
      ['controls/above.yml', `# ${ignore}\n`.repeat(20_000) + 'controls: [{id: AC-01}]\n'],
      ['controls/within.yml', `controls:\n  - id: AC-02\n${`    # ${ignore}\n    x: y\n`.repeat(15_000)}`],
      ['controls/each.yml', `controls:\n${`  # ${ignore}\n  - id: AC-03\n`.repeat(15_000)}`],
      ['policies/above.md', `<!-- ${ignore} -->\n`.repeat(20_000) + list],
      ['policies/list.md', list.repeat(15_000)],
      ['policies/file.md', `<!-- ${ignore.replace('ignore', 'ignore-file')} -->\n\n`.repeat(20_000) + list.repeat(900)],
      ['policies/table.md', `<!-- ${ignore} -->\n| a | b |\n| --- | --- |\n`.repeat(15_000)],
    ];
    for (const [path, text] of files) {
      assert.ok(text.length < 2_000_000);
      // oxlint-disable-next-line eslint/no-await-in-loop -- each by itself, to see which one is slow
      const engine = await engineOn(memoryFileSystem({}));
      const uri = joinUri(FOLDER, path);
      // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
      await inTime(path, () => {
        engine.workspace.setText(uri, text);
        engine.diagnose(uri);
      });
      assert.ok((engine.snapshot.document(uri)?.facts.suppressions.length ?? 0) > 900);
    }
  });
});

describe('the Markdown scanner', () => {
  it('does not keep the text in memory that its strings were cut from', () => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    assert.ok(isCallable(collect));
    const heap = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = heap();
    const kept: MarkdownOutline[] = [];
    for (let count = 0; count < 100; count++) {
      const long = `a rather long piece of text, number ${count}`;
      const text = `# ${long}\n\n[${long}](<${long}>) <!-- ${long} --> EV-2026-Q1-AC-${count}-LONG\n\n${'prose '.repeat(30_000)}`;
      kept.push(scanMarkdown(text, 0));
    }
    const grown = heap() - before;
    assert.equal(kept.length, 100);
    assert.ok(grown < 5_000_000, `100 texts of 180 KB left ${Math.round(grown / 1000)} KB behind`);
  });
});
