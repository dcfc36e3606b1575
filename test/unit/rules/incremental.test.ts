/** What an edit costs: only documents whose findings rest on what was edited are checked again. */

import assert from 'node:assert/strict';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri, relativePath } from '../../../server/src/workspace/uri.ts';
import { GOOD } from './good-workspace.ts';
import { dedent, engineOn, FOLDER } from './rule-fixture.ts';

const FILES = Object.fromEntries(
  Object.entries({
    ...GOOD,
    'plumbline.yml': 'engagement: {type: 1, as_of: 2026-06-30}\n',
    'risks/register.yml': `
      risks:
        - {id: R-001, treatment: accept, title: Leavers keep accounts, owner: jane.doe, controls: [AC-01]}
    `,
    'vendors/okta.yml': 'vendors: [{id: V-OKTA, name: Okta, owner: sam.roe}]\n',
    'systems.control.yml': 'systems: [{id: okta, owner: sam.roe, vendor: V-OKTA}]\n',
    'policies/other.md': '---\nid: POL-OTHER\nowner: sam.roe\nsatisfies: [CC8.1]\n---\n\n[Access](access.md#scope)\n',
  }).map(([path, text]) => [path, dedent(text)]),
);

/** The documents that are to be asked for anew when a piece of a file's text is replaced. */
async function touched(path: string, from: string, to: string): Promise<readonly string[]> {
  const fileSystem = memoryFileSystem(FILES);
  const engine = await engineOn(fileSystem);
  engine.diagnoseAll();
  engine.takeChanged();
  const text = FILES[path] ?? '';
  assert.ok(text.includes(from));
  fileSystem.write(path, text.replace(from, to));
  await engine.workspace.fileChanged(joinUri(FOLDER, path));
  return [...engine.takeChanged()].map((uri) => relativePath(FOLDER, uri) ?? uri).toSorted();
}

describe('an edit', () => {
  it('of words costs its own document', async () => {
    assert.deepEqual(await touched('policies/access.md', 'Everything.', 'Everything we run.'), ['policies/access.md']);
  });

  it('of a title costs its own document: what others say of a record is whether it is there', async () => {
    assert.deepEqual(await touched('risks/register.yml', 'Leavers keep', 'Leavers retain'), ['risks/register.yml']);
    assert.deepEqual(await touched('controls/access.yml', 'title: ', 'title: The '), ['controls/access.yml']);
  });

  it('of an ID costs what names it', async () => {
    assert.deepEqual(await touched('risks/register.yml', 'R-001', 'R-002'), [
      'controls/access.yml',
      'risks/register.yml',
    ]);
  });

  it('of what a record names costs what is named', async () => {
    assert.deepEqual(await touched('risks/register.yml', 'controls: [AC-01]', 'controls: []'), [
      'controls/access.yml',
      'risks/register.yml',
    ]);
  });

  it('of a heading costs the documents that link into it', async () => {
    assert.deepEqual(await touched('policies/access.md', '## Scope', '## Reach'), [
      'policies/access.md',
      'policies/other.md',
    ]);
  });

  it('of a person costs the documents that name that person', async () => {
    const paths = await touched(
      'people.control.yml',
      'name: Chris Lee, active: true',
      'name: Chris Lee, active: false',
    );
    assert.deepEqual(paths, ['people.control.yml', 'policies/access.md']);
  });

  it('of what a policy satisfies costs it and plumbline.yml, where the unmapped criteria stand', async () => {
    assert.deepEqual(await touched('policies/other.md', '[CC8.1]', '[CC9.1]'), ['plumbline.yml', 'policies/other.md']);
  });

  it('of the keys in plumbline.yml is seen in records whose own text is as it was', async () => {
    const fileSystem = memoryFileSystem({
      'plumbline.yml': '',
      'systems.control.yml': 'systems:\n  - {name: Okta, head: jane.doe}\n  - {name: AWS, head: jane.doe}\n',
    });
    const engine = await engineOn(fileSystem);
    const unowned = (): number => engine.diagnoseAll().filter(({ code }) => code === 'system-owner-missing').length;
    assert.equal(unowned(), 2);
    fileSystem.write('plumbline.yml', 'keys: {owner: [head]}\n');
    assert.equal(await engine.workspace.fileChanged(joinUri(FOLDER, 'plumbline.yml')), true);
    await engine.workspace.load();
    assert.equal(unowned(), 0);
  });
});
