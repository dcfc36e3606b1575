/** `plumbline import` as people call it: where it writes, what it leaves alone, and what it says. */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { folderWith, plumbline, removeFolders } from './run-plumbline.ts';

after(removeFolders);

const COMPLY = {
  'comply/policies/access.md': 'name: Access\nacronym: AP\n---\n# Access\n',
  'comply/procedures/patch.md': 'id: "patch"\nname: "Patch"\ncron: "0 0 0 15 * *"\n---\n',
  'comply/comply.yml': 'tickets: {github: {token: secret}}\n',
};

describe('import', () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['import'], /^plumbline: Say what to import and from where: plumbline import \[comply.*\] SOURCE\.\n$/],
    [['import', 'cmoply', 'x'], /^plumbline: import does not know “cmoply”\. Did you mean “comply”\?\n$/],
    [['import', 'comply', 'nowhere'], /^plumbline: There is no file or folder nowhere\.\n$/],
    [['import', 'comply', 'README.md'], /^plumbline: README\.md is no folder\.\n$/],
    [['import', 'comply', 'a', 'b'], /^plumbline: import takes a format and a source: “b” is too much\.\n$/],
    [
      ['import', 'comply', 'evidence'],
      /^plumbline: evidence: This is no Comply repository: .* Nothing was written\.\n$/,
    ],
    [['import', 'comply', '.', '-o', 'README.md'], /^plumbline: README\.md is no folder\.\n$/],
  ];
  for (const [args, sentence] of wrong) {
    it(`says of ${args.join(' ')} what is wrong`, () => {
      const { code, stdout, stderr } = plumbline(args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, sentence);
    });
  }

  it('shows first, and writes new files alone', () => {
    const folder = folderWith(COMPLY);
    const args = ['import', 'comply', 'comply', '--output', 'new'];
    const plan =
      'To be written, with 1 record:\n  new/policies/access.md\n  new/procedures/patch.md\n  new/controls/comply-procedures.yml\n\n';
    assert.deepEqual(plumbline([...args, '--dry-run'], { cwd: folder }), {
      code: 0,
      stdout: `${plan}Nothing was written.\n`,
      stderr: '',
    });
    assert.equal(plumbline(args, { cwd: folder }).code, 2);
    assert.ok(!existsSync(join(folder, 'new')));
    assert.deepEqual(plumbline([...args, '--yes'], { cwd: folder }), {
      code: 0,
      stdout: `${plan}Wrote 3 files.\n`,
      stderr: '',
    });
    assert.deepEqual(readdirSync(join(folder, 'new')).toSorted(), ['controls', 'policies', 'procedures']);
    const control = readFileSync(join(folder, 'new/controls/comply-procedures.yml'), 'utf8');
    const again = plumbline([...args, '--yes'], { cwd: folder });
    assert.equal(again.code, 0);
    assert.match(again.stdout, /^There is nothing to write\.\n\nThere already, and left as it is:\n {2}procedures/);
    assert.equal(readFileSync(join(folder, 'new/controls/comply-procedures.yml'), 'utf8'), control);
  });

  it('brings in a spreadsheet, with what somebody says of its columns', () => {
    const folder = folderWith({ 'm.csv': 'Control ID,What,Frequency\nC-1,Review,quarterly\n', 'a.bin': '\u0000' });
    const args = ['import', 'csv', 'm.csv', '--map', 'What=title', '--map=Frequency=frequency', '--yes'];
    assert.deepEqual(plumbline(args, { cwd: folder }), {
      code: 0,
      stdout:
        'To be written, with 1 record:\n  controls/imported.yml\n\nWhat you said of columns is kept in .plumbline/import.yml.\n\nWrote controls/imported.yml.\n',
      stderr: '',
    });
    assert.match(readFileSync(join(folder, '.plumbline/import.yml'), 'utf8'), /^# .*\ncolumns:\n {2}"What": title\n$/);
    const remembered = plumbline(['import', 'm.csv', '-o', 'elsewhere', '--yes'], { cwd: folder });
    assert.match(remembered.stdout, /^This was taken for csv\.\nTo be written, with 1 record:\n/);
    assert.match(remembered.stdout, /The column “What” is not known/);
    assert.equal(
      readFileSync(join(folder, 'controls/imported.yml'), 'utf8'),
      '# The rows of a control matrix, as controls.\ncontrols:\n  - id: C-1\n    title: Review\n    frequency: quarterly\n',
    );
    assert.match(
      plumbline(args, { cwd: folder }).stdout,
      /^There is nothing to write\.\n\nThere already, and left as it is:\n {2}line 2: A control C-1 is in controls\/imported\.yml already/,
    );
    const wrongMap = plumbline(['import', 'csv', 'm.csv', '--map', 'What'], { cwd: folder });
    assert.match(
      wrongMap.stderr,
      /^plumbline: --map takes a heading and a field, HEADING=FIELD, and “What” is not that\.\n$/,
    );
  });

  it('knows a folder by its files, and says what the settings leave out', () => {
    const folder = folderWith({
      'plumbline.yml': 'files:\n  registers: [registers/*.yml]\n',
      'oc/opencontrol.yaml': 'name: Acme\ncomponents: [./db]\n',
      'oc/db/component.yaml':
        'name: Database\nsatisfies:\n  - {standard_key: TSC, control_key: CC6.1, narrative: [{text: Keys.}]}\n',
      'empty/x.txt': '',
    });
    assert.deepEqual(plumbline(['import', 'oc', '--dry-run'], { cwd: folder }), {
      code: 0,
      stdout:
        'This was taken for opencontrol.\nTo be written, with 1 record:\n  controls/opencontrol.yml\n\nNot read by Plumbline:\n' +
        '  controls/opencontrol.yml would not be read: “files.registers” in plumbline.yml names no such file. Add “controls/**/*.yml” to it.\n\n' +
        'Nothing was written.\n',
      stderr: '',
    });
    const none = plumbline(['import', 'empty'], { cwd: folder });
    assert.deepEqual(
      [none.code, none.stderr],
      [2, 'plumbline: empty holds nothing that can be imported as a folder. Name a file in it.\n'],
    );
  });

  it('remembers columns nowhere outside of the folder', () => {
    const folder = folderWith({ 'm.csv': 'Control ID,What\nC-1,Review\n', 'elsewhere/x': '', 'new/x': '' });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'new/.plumbline'));
    const { code, stderr } = plumbline(['import', 'm.csv', '--map', 'What=title', '-o', 'new', '--yes'], {
      cwd: folder,
    });
    assert.deepEqual(
      [code, stderr],
      [0, 'plumbline: .plumbline/import.yml would be written outside of the folder, by a link.\n'],
    );
    assert.deepEqual(readdirSync(join(folder, 'elsewhere')), ['x']);
    assert.ok(existsSync(join(folder, 'new/controls/imported.yml')));
  });

  it('writes nothing through a link that leads out, and then nothing at all', () => {
    const folder = folderWith({ ...COMPLY, 'elsewhere/x': '' });
    mkdirSync(join(folder, 'new'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'new/procedures'));
    const { code, stderr } = plumbline(['import', 'comply', 'comply', '-o', 'new', '--yes'], { cwd: folder });
    assert.deepEqual(
      [code, stderr],
      [2, 'plumbline: procedures/patch.md would be written outside of the folder, by a link. Nothing was written.\n'],
    );
    assert.deepEqual(readdirSync(join(folder, 'elsewhere')), ['x']);
    assert.deepEqual(readdirSync(join(folder, 'new')), ['procedures']);
  });
});
