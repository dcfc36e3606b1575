/** Controls that source code names: hover, definition, references, findings, fixes, renames, the matrix. */

import assert from 'node:assert/strict';
import { definition } from '../../../server/src/features/definition.ts';
import { documentLinks } from '../../../server/src/features/document-links.ts';
import { foldingRanges } from '../../../server/src/features/folding.ts';
import { documentHighlights } from '../../../server/src/features/highlights.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { matrixTree } from '../../../server/src/features/matrix-tree.ts';
import { references } from '../../../server/src/features/references.ts';
import { selectionRanges } from '../../../server/src/features/selection.ts';
import { documentSymbols, workspaceSymbols } from '../../../server/src/features/symbols.ts';
import { applyEdits } from '../../../server/src/fixes/apply.ts';
import { fixesIn } from '../../../server/src/fixes/registry.ts';
import { matrixJson } from '../../../server/src/reports/matrix-json.ts';
import { MATRIX } from '../reports/strict-shape.ts';
import { Completed } from './completed.ts';
import { at, FILES, FOLDER, load, marked, open } from './marked-workspace.ts';
import { renamed } from './renamed.ts';

const LOGIN =
  '/**\r\n * Asks for the review.\r\n * @control AC-01, AC-02\r\n */\r\nexport {};\r\n// @control AC-01\r\n';
const WITH_CODE = { ...FILES, 'src/login.ts': LOGIN, 'src/b/main.tf': 'x = 1 # @control AC-01\n' };

function valueOf(shown: ReturnType<typeof hover>): string {
  const contents = shown?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

async function hovered(files: Readonly<Record<string, string>>, path: string, place: string): Promise<string> {
  const { context, position } = await at(marked(files, path, place), path);
  return valueOf(hover(context, position));
}

function places(found: ReturnType<typeof references>): readonly string[] {
  return found.map(({ uri, range: { start } }) => `${uri.slice(FOLDER.length + 1)}:${start.line}:${start.character}`);
}

describe('a control that source code names', () => {
  it('shows its card there', async () => {
    assert.match(
      await hovered(WITH_CODE, 'src/login.ts', 'AC-|01'),
      /^\*\*AC-01\*\* Quarterly access review · control/,
    );
    assert.match(await hovered(WITH_CODE, 'src/login.ts', '|AC-02'), /^\*\*AC-02\*\* Leavers · control/);
    assert.equal(await hovered(WITH_CODE, 'src/login.ts', 'Asks| for'), '');
  });

  it('shows on its card where it is implemented', async () => {
    const card = await hovered(WITH_CODE, 'controls/access.yml', 'id: |AC-01');
    assert.match(
      card,
      /\*\*Implemented in\*\* \[src\/b\/main.tf\\:1\]\(<file:\/\/\/workspace\/src\/b\/main.tf#L1>\), \[src\/login.ts\\:3\]\(<[^>]*#L3>\), \[src\/login.ts\\:6\]\(<[^>]*#L6>\)/,
    );
    assert.doesNotMatch(await hovered(FILES, 'controls/access.yml', 'id: |AC-01'), /Implemented/);
  });

  it('is found from there, and the code from it', async () => {
    const code = await at(marked(WITH_CODE, 'src/login.ts', 'AC-0|2'), 'src/login.ts');
    assert.deepEqual(places(definition(code.context, code.position)), ['controls/access.yml:11:8']);
    assert.deepEqual(places(references(code.context, code.position, false)), ['src/login.ts:2:19']);
    const register = await at(marked(WITH_CODE, 'controls/access.yml', 'id: AC-|01'), 'controls/access.yml');
    assert.deepEqual(
      places(references(register.context, register.position, false)).filter((place) => place.startsWith('src/')),
      ['src/b/main.tf:0:17', 'src/login.ts:2:12', 'src/login.ts:5:12'],
    );
  });

  it('is linked and highlighted there, and code has nothing else of ours', async () => {
    const { context, position } = await at(marked(WITH_CODE, 'src/login.ts', 'AC-|01'), 'src/login.ts');
    assert.deepEqual(
      documentLinks(context).map(({ tooltip, range: { start } }) => `${tooltip} ${start.line}`),
      ['Open AC-01 2', 'Open AC-02 2', 'Open AC-01 5'],
    );
    assert.deepEqual(
      documentHighlights(context, position)?.map(({ range }) => range.start.line),
      [2, 5],
    );
    assert.equal(foldingRanges(context), undefined);
    assert.equal(selectionRanges(context, [position]), undefined);
    assert.deepEqual(documentSymbols(context, false), []);
    assert.equal(workspaceSymbols(context.engine.snapshot, 'login').length, 0);
  });

  it('stands in the matrix with the lines that name it', async () => {
    const engine = await load(WITH_CODE);
    const [group] = matrixTree(engine, { grouping: 'policy' });
    const [control] = matrixTree(engine, { grouping: 'policy', parent: group?.id ?? '' });
    const children = matrixTree(engine, { grouping: 'policy', parent: control?.id ?? '' });
    const code = children.filter(({ kind }) => kind === 'code');
    assert.deepEqual(
      code.map(({ label, description, location }) => [label, description, location?.range.start.line]),
      [
        ['main.tf:1', 'implements it · src/b', 0],
        ['login.ts:3', 'implements it · src', 2],
        ['login.ts:6', 'implements it · src', 5],
      ],
    );
    const orphan = matrixTree(engine, { grouping: 'policy', parent: 'policy/none' });
    assert.deepEqual(
      orphan.map(({ recordId, hasChildren }) => [recordId, hasChildren]),
      [['AC-02', true]],
      'without evidence, it has its code',
    );
  });

  it('says in JSON where it is implemented, and nothing where it is not', async () => {
    const engine = await load({ ...FILES, 'src/login.ts': '// @control AC-02, AC-02\n' });
    const report = { snapshot: engine.snapshot, matrix: engine.readiness.matrix() };
    const parsed: unknown = JSON.parse(matrixJson(report));
    MATRIX(parsed, 'matrix');
    assert.ok(typeof parsed === 'object' && parsed !== null && 'controls' in parsed && Array.isArray(parsed.controls));
    assert.deepEqual(
      parsed.controls.map((one: { id: string; implementedIn?: unknown }) => [one.id, one.implementedIn]),
      [
        ['AC-01', undefined],
        ['AC-02', [{ file: 'src/login.ts', line: 0 }]],
      ],
    );
  });

  it('gets another ID there too', async () => {
    const after = await renamed(WITH_CODE, 'controls/access.yml', 'id: AC-|01', 'AC-11');
    assert.ok(typeof after === 'object');
    assert.equal(after['src/login.ts'], LOGIN.replaceAll('AC-01', 'AC-11'));
    assert.equal(after['src/b/main.tf'], 'x = 1 # @control AC-11\n');
    const fromCode = await renamed(WITH_CODE, 'src/login.ts', 'AC-|02', 'mfa-1');
    assert.ok(typeof fromCode === 'object');
    assert.equal(fromCode['src/login.ts'], LOGIN.replace('AC-02', 'mfa-1'));
    assert.match(fromCode['controls/access.yml'] ?? '', /id: mfa-1/);
  });

  it('gets none that would not be known for one there', async () => {
    const refused = await renamed(WITH_CODE, 'controls/access.yml', 'id: AC-|02', 'leavers');
    assert.equal(
      refused,
      'With “leavers” in its place, src/login.ts, line 3 would be read otherwise. Choose another ID, or change that first.',
    );
  });
});

describe('a control that only source code names', () => {
  const files = { ...FILES, 'src/login.ts': "log('é'); // @control AD-01, AC-09\r\n// @control POL-A, later-on\r\n" };

  it('is unknown, at its ID', async () => {
    const engine = await load(files);
    assert.deepEqual(
      engine
        .diagnoseAll()
        .filter(({ path }) => path === 'src/login.ts')
        .map(({ range: { start, end }, severity, code, message }) => [
          `${start.line}:${start.character}-${end.character}`,
          severity,
          code,
          message,
        ]),
      [
        ['0:22-27', 'error', 'control-unknown', 'No control has the ID “AD-01”. Did you mean “AC-01”?'],
        [
          '0:29-34',
          'error',
          'control-unknown',
          'No control has the ID “AC-09”. Add the control to a register, or correct the ID.',
        ],
        ['1:12-17', 'error', 'control-unknown', '“POL-A” is a policy, not a control. Name a control here.'],
      ],
    );
  });

  it('can be corrected, or written', async () => {
    const { context } = await open(files, 'src/login.ts');
    const { engine, text } = context;
    const found = await fixesIn({ engine, uri: context.document.uri, text }, { start: 0, end: text.length });
    assert.deepEqual(
      found.map(({ fixes }) => fixes.map(({ title }) => title)),
      [
        ['Change to “AC-01”', 'Write the control AD-01 in controls/access.yml'],
        ['Write the control AC-09 in controls/access.yml'],
        [],
      ],
    );
    const [change] = found[0]?.fixes[0]?.changes ?? [];
    assert.equal(applyEdits(text, change?.edits ?? []), text.replace('AD-01', 'AC-01'));
  });

  it('says so in a hover, unless it is a word', async () => {
    assert.equal(await hovered(files, 'src/login.ts', 'AC-|09'), '`AC-09` is not defined in this workspace.');
    assert.equal(await hovered(files, 'src/login.ts', 'later|-on'), '');
  });
});

describe('completion in source code', () => {
  const offered = async (text: string): Promise<Completed> => Completed.at('src/login.ts', text);

  it('offers the controls behind a marker', async () => {
    for (const text of [
      '// @control |',
      '// @control: |',
      '// @control AC-02, |',
      '// @control A|',
      '// @control AC-|',
    ]) {
      assert.deepEqual((await offered(text)).labels, ['AC-01', 'AC-02'], text);
    }
    assert.equal((await offered('/* @control AC-|*/')).taking('AC-02'), '/* @control AC-02*/');
    assert.equal((await offered('// @control AC-01,A|B-3, x')).taking('AC-02'), '// @control AC-01,AC-02, x');
    const retired = {
      ...FILES,
      'controls/access.yml': 'controls:\n  - {id: AC-01, status: retired}\n  - {id: AC-02}\n',
    };
    assert.deepEqual((await Completed.at('src/login.ts', '// @control |', retired)).labels, ['AC-02']);
  });

  it('offers nothing elsewhere', async () => {
    for (const text of [
      '@control AC-01\nlet |',
      '@control|',
      '@control AC-01 |',
      '@control x y|',
      'x@control |',
      '|@control A-1',
    ]) {
      assert.deepEqual((await offered(text)).labels, [], text);
    }
  });
});
