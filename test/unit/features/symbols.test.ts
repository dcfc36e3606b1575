/** The outline of a document, and the search for records over the whole folder. */

import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { documentSymbols, workspaceSymbols } from '../../../server/src/features/symbols.ts';
import { FILES, load, open } from './marked-workspace.ts';

/** A symbol as the outline shows it, those below it further in. */
function drawn(symbols: readonly DocumentSymbol[], indent = ''): readonly string[] {
  return symbols.flatMap(({ name, detail, range, selectionRange, children }) => {
    const { start, end } = range;
    assert.ok(
      start.line < selectionRange.start.line ||
        start.character <= selectionRange.start.character ||
        start.line < selectionRange.start.line,
    );
    assert.ok(
      end.line > selectionRange.end.line ||
        (end.line === selectionRange.end.line && end.character >= selectionRange.end.character),
    );
    const said = detail === undefined || detail === '' ? '' : ` (${detail})`;
    return [`${indent}${name}${said} ${start.line + 1}–${end.line + 1}`, ...drawn(children ?? [], `${indent}  `)];
  });
}

async function outline(path: string, text: string): Promise<readonly string[]> {
  const { context } = await open({ [path]: text }, path);
  return drawn(documentSymbols(context));
}

describe('document symbols', () => {
  it('are the records of a register', async () => {
    assert.deepEqual(
      await outline(
        'controls/a.yml',
        'controls:\n  - id: AC-01\n    title: Review\n  - title: Unnamed\nrisks:\n  - {}\n',
      ),
      ['AC-01 (Review) 2–3', 'Unnamed (Unnamed) 4–4', 'risk 6–6'],
    );
  });

  it('are the front-matter and the headings of a policy, one in the other by level', async () => {
    assert.deepEqual(
      await outline(
        'policies/a.md',
        '---\nid: POL-A\ntitle: Access\n---\n\n# Access\n\n## Scope\n\nWords.\n\n### Deep\n\n## Roles\n\n#\n\n###### Odd\n\n# End\n',
      ),
      [
        'POL-A (Access) 2–4',
        'Access 6–15',
        '  Scope 8–13',
        '    Deep 12–13',
        '  Roles 14–15',
        '# 16–19',
        '  Odd 18–19',
        'End 20–21',
      ],
    );
  });

  it('leave the headings out where the editor lists them itself', async () => {
    const text = '---\nid: POL-A\ntitle: Access\n---\n\n# Access\n';
    const { context } = await open({ 'policies/a.md': text }, 'policies/a.md');
    assert.deepEqual(drawn(documentSymbols(context, true)), ['POL-A (Access) 2–4']);
  });

  it('are the headings alone where there is no front-matter', async () => {
    assert.deepEqual(await outline('policies/a.md', '# Access\n'), ['Access 1–2']);
    assert.deepEqual(await outline('policies/a.md', ''), []);
  });
});

describe('workspace symbols', () => {
  async function search(query: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
    const engine = await load({ ...FILES, ...more });
    return workspaceSymbols(engine.snapshot, query).map(
      ({ name, containerName }) => `${name} (${containerName ?? ''})`,
    );
  }

  it('are the records whose ID or title has the letters in their order', async () => {
    assert.deepEqual(await search('quarev'), ['AC-01 Quarterly access review (controls/access.yml)']);
    assert.deepEqual(await search('ac 02'), ['AC-02 Leavers (controls/access.yml)']);
    assert.deepEqual(await search('Jane'), ['jane.doe Jane Doe (people.control.yml)']);
    assert.deepEqual(await search('no such thing'), []);
  });

  it('begin with those whose ID begins with the query, in the order of files', async () => {
    const found = await search('ac');
    assert.deepEqual(found.slice(0, 2), [
      'AC-01 Quarterly access review (controls/access.yml)',
      'AC-02 Leavers (controls/access.yml)',
    ]);
    assert.ok(found.includes('POL-A Access Policy (policies/access.md)'));
  });

  it('are no more than anybody reads', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => `  - id: ZZ-${index}\n`).join('');
    assert.equal((await search('', { 'controls/many.yml': `controls:\n${many}` })).length, 256);
  });
});
