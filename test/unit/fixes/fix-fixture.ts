/** Small workspaces with one finding that a fix takes away: what it changes, and that nothing else is wrong afterwards. */

import assert from 'node:assert/strict';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { applyEdits, inOrder } from '../../../server/src/fixes/apply.ts';
import type { Fix } from '../../../server/src/fixes/fix.ts';
import { fixesIn, SAFE_CODES } from '../../../server/src/fixes/registry.ts';
import type { Finding } from '../../../server/src/rules/rule.ts';
import type { RuleCode } from '../../../server/src/rules/rule-codes.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { dedent, engineFor, FOLDER, type FixtureFiles } from '../rules/rule-fixture.ts';

/** What becomes of a file: a stretch of it that is replaced, or the whole text of a new one. */
export type Expected = readonly [before: string, after: string] | string;

export interface FixCase {
  readonly code: RuleCode;
  /** What is special about it. */
  readonly what: string;
  readonly files: FixtureFiles;
  /** The day for which is judged, 2026-06-30 unless said otherwise. */
  readonly asOf?: string;
  /** The title of the fix; the first one where none is given. */
  readonly title?: string;
  /** By path: what the fix makes of the files. */
  readonly expected: Readonly<Record<string, Expected>>;
  /** The files that get another name, by the one that they had. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** What is selected afterwards. */
  readonly cursor?: string;
  readonly isSafe?: boolean;
  /** Its finding stays until somebody else has done their part. */
  readonly isFirstStep?: boolean;
  /** Findings that are there only once the first is gone, as their messages begin: nobody could have seen them before. */
  readonly reveals?: readonly RegExp[];
}

/** A text as the engine reads it from the disk, where a byte order mark is none of its characters. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}

/** Every finding of a workspace with its fixes, document by document. */
export async function allFixes(
  engine: Engine,
  texts: ReadonlyMap<string, string>,
): Promise<readonly { readonly path: string; readonly finding: Finding; readonly fixes: readonly Fix[] }[]> {
  const found: { readonly path: string; readonly finding: Finding; readonly fixes: readonly Fix[] }[] = [];
  const documents = engine.documents().map(({ uri, path }) => ({ uri, path }));
  const { configurationDocument } = engine.snapshot;
  if (!configurationDocument.exists) documents.push(configurationDocument);
  for (const { uri, path } of documents) {
    const text = withoutMark(texts.get(path) ?? '');
    for (const one of await fixesIn({ engine, uri, text }, { start: 0, end: text.length }))
      found.push({ path, ...one });
  }
  return found;
}

/** The texts after a fix. A file that it creates must not be there, and its edits lie in their files and do not overlap. */
export function applied(
  texts: ReadonlyMap<string, string>,
  { changes, renames }: Pick<Fix, 'changes' | 'renames'>,
): Map<string, string> {
  const result = new Map(texts);
  for (const { uri, path, creates, edits } of changes) {
    assert.equal(uri, joinUri(FOLDER, path));
    assert.equal(texts.has(path), !creates, `${path} is ${creates ? 'created' : 'there'}`);
    const whole = texts.get(path) ?? '';
    const text = withoutMark(whole);
    let end = 0;
    for (const edit of inOrder(edits)) {
      assert.ok(
        edit.start >= end && edit.end >= edit.start && edit.end <= text.length,
        'edits stand one after the other',
      );
      const { cursor, newText } = edit;
      assert.ok(cursor === undefined || (cursor.start <= cursor.end && cursor.end <= newText.length));
      end = edit.end;
    }
    result.set(path, whole.slice(0, whole.length - text.length) + applyEdits(text, edits));
  }
  for (const { from, to, fromPath, toPath } of renames) {
    assert.deepEqual([from, to], [joinUri(FOLDER, fromPath), joinUri(FOLDER, toPath)]);
    assert.ok(result.has(fromPath) && !result.has(toPath), `${fromPath} can be called ${toPath}`);
    result.set(toPath, result.get(fromPath) ?? '');
    result.delete(fromPath);
  }
  return result;
}

/** What is said of a workspace, without places, which an edit moves. */
function said(engine: Engine): string[] {
  return engine.diagnoseAll().map(({ path, code, message }) => `${path} ${code} ${message}`);
}

/** Applies the fix of a case and checks all of it. */
export async function expectFix(given: FixCase): Promise<void> {
  const texts = new Map(Object.entries(given.files).map(([path, text]) => [path, dedent(text)]));
  const options = given.asOf === undefined ? {} : { asOf: given.asOf };
  const engine = await engineFor(texts, options);
  const before = said(engine);
  const all = await allFixes(engine, texts);
  const found = all.filter(({ finding }) => finding.code === given.code);
  assert.ok(found.length > 0, `a finding of ${given.code} in:\n${before.join('\n')}`);
  const titles = found.flatMap(({ fixes }) => fixes.map(({ title }) => title));
  const chosen = found.find(({ fixes }) =>
    fixes.some(({ title }) => given.title === undefined || title === given.title),
  );
  const fix = chosen?.fixes.find(({ title }) => given.title === undefined || title === given.title);
  assert.ok(chosen !== undefined && fix !== undefined, `a fix “${given.title ?? ''}” among: ${titles.join(' | ')}`);
  assert.equal(fix.code, given.code);
  assert.equal(fix.isSafe, given.isSafe === true, 'safe, or not');
  assert.ok(!fix.isSafe || SAFE_CODES.has(fix.code), '“Fix all” looks at its code');
  assert.equal(fix.isFirstStep, given.isFirstStep === true, 'a first step, or all of it');

  const after = applied(texts, fix);
  const expected = new Map(texts);
  for (const [path, change] of Object.entries(given.expected)) {
    const text = texts.get(path) ?? '';
    if (typeof change === 'string') expected.set(path, dedent(change));
    else {
      assert.ok(text.includes(change[0]), `“${change[0]}” stands in ${path}`);
      expected.set(
        path,
        text.replace(change[0], () => change[1]),
      );
    }
  }
  for (const [from, to] of Object.entries(given.renamed ?? {})) {
    expected.set(to, expected.get(from) ?? '');
    expected.delete(from);
  }
  assert.deepEqual(Object.fromEntries(after), Object.fromEntries(expected));
  if (given.cursor !== undefined) {
    const cursors = fix.changes.flatMap(({ edits }) =>
      edits.flatMap(({ newText, cursor }) => (cursor === undefined ? [] : [newText.slice(cursor.start, cursor.end)])),
    );
    assert.deepEqual(cursors, [given.cursor]);
  }

  const left = said(await engineFor(after, options));
  const own = `${chosen.path} ${chosen.finding.code} ${chosen.finding.message}`;
  const others = fix.isFirstStep ? [...before] : before.toSpliced(before.indexOf(own), 1);
  for (const one of left) {
    const at = others.indexOf(one);
    if (at >= 0) others.splice(at, 1);
    else
      assert.ok(
        given.reveals?.some((pattern) => pattern.test(one)),
        `nothing new is wrong, but: ${one}`,
      );
  }
}
