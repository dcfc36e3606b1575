/** `plumbline export` as people call it: where it writes, what it leaves alone, and what it says. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ONE_OF_EACH } from '../unit/exports/export-workspace.ts';
import { meddling, timeIs } from './meddle.ts';
import { acme, CLEAN, folderWith, MIXED, plumbline, program, removeFolders, systemNode } from './run-plumbline.ts';

after(removeFolders);

const AS_OF = ['--as-of', '2026-09-15'];

describe('export', () => {
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [['export'], 'Say what to write: --format csv|xlsx|html|md|oscal|pbc|manifest.'],
    [['export', '-o', 'x.json'], 'Say what to write: --format csv|xlsx|html|md|oscal|pbc|manifest.'],
    [
      ['export', '--format', 'pdf'],
      '--format does not know “pdf”. It takes csv, xlsx, html, md, oscal, pbc or manifest.',
    ],
    [['export', '--format', 'csv', '--oscal-model', 'assessment-results'], '--oscal-model goes with --format oscal.'],
    [['export', '--verify', 'm.json', '--force'], '--verify writes nothing: leave out --force.'],
    [['export', '--verify', 'nowhere.json'], 'The manifest nowhere.json does not exist.'],
    [['export', '--verify', 'plumbline.yml'], 'plumbline.yml is not JSON.'],
    [['export', '--format', 'csv', '-o', 'controls'], 'controls is a folder: name a file in it.'],
    [['export', '--format', 'csv', '-o', 'nowhere/x.csv'], 'nowhere/x.csv cannot be written: there is no such folder.'],
    [
      ['export', '--format', 'md', '-o', 'README.md'],
      'README.md exists and is no such export, so it stays as it is. Name another file, or add --force.',
    ],
    [['check', '--output', 'x'], 'check takes no option --output.'],
  ];
  for (const [args, sentence] of wrong) {
    it(`says of ${args.join(' ')} what is wrong`, () => {
      assert.deepEqual(plumbline(args), { code: 2, stdout: '', stderr: `plumbline: ${sentence}\n` });
    });
  }

  it('writes to standard output, the same bytes at any time, anywhere on earth and in another language', () => {
    const cwd = folderWith(ONE_OF_EACH);
    const exported = (args: readonly string[], env: Readonly<Record<string, string>>): string => {
      const { code, stdout, stderr } = plumbline(['export', '--format', ...args, '--as-of', '2026-06-30'], {
        cwd,
        env,
      });
      assert.deepEqual([code, stderr], [0, ''], args.join(' '));
      return stdout;
    };
    const here = { TZ: 'Pacific/Kiritimati', ...meddling(timeIs('2026-03-29T00:59:59.999Z')) };
    const there = { TZ: 'America/Los_Angeles', LC_ALL: 'qps_PLOC.UTF-8', ...meddling(timeIs('2031-12-31T23:30:00Z')) };
    for (const args of [
      ['csv'],
      ['html'],
      ['md'],
      ['oscal'],
      ['oscal', '--oscal-model', 'assessment-results'],
      ['pbc'],
      ['manifest'],
      ['xlsx'],
    ]) {
      const bytes = exported(args, here);
      assert.ok(bytes.length > 100);
      assert.equal(exported([...args, '--output', '-'], there), bytes, args.join(' '));
    }
  });

  it('is as of the day of whoever writes it', () => {
    const folder = folderWith(MIXED);
    const noon = meddling(timeIs('2026-09-15T11:00:00Z'));
    const written = (zone: string, ...more: string[]): string =>
      plumbline(['export', '--format', 'html', ...more], { cwd: folder, env: { TZ: zone, ...noon } }).stdout;
    const tomorrow = written('Pacific/Kiritimati');
    assert.ok(tomorrow.includes('2026-09-16'));
    assert.equal(written('America/Los_Angeles', '--as-of', '2026-09-16'), tomorrow);
  });

  it('writes a file by its ending, and again over one that is such an export', () => {
    const folder = folderWith(MIXED);
    for (const name of ['m.csv', 'm.xlsx', 'm.html', 'm.md']) {
      const args = ['export', '--output', name, ...AS_OF];
      assert.deepEqual(plumbline(args, { cwd: folder }), { code: 0, stdout: `Wrote ${name}.\n`, stderr: '' });
      const first = readFileSync(join(folder, name));
      assert.deepEqual(plumbline(args, { cwd: folder }), { code: 0, stdout: `Wrote ${name}.\n`, stderr: '' });
      assert.deepEqual(readFileSync(join(folder, name)), first);
    }
    const other = ['export', '--format', 'pbc', '--output', 'm.csv', ...AS_OF];
    assert.equal(plumbline(other, { cwd: folder }).code, 2);
    assert.equal(plumbline([...other, '--force'], { cwd: folder }).code, 0);
    assert.ok(readFileSync(join(folder, 'm.csv'), 'utf8').startsWith('\ufeffRequest,'));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('.')),
      [],
    );
  });

  it('pipes a workbook', () => {
    const { stdout } = spawnSync(systemNode, [program, 'export', '--format', 'xlsx', ...AS_OF], { cwd: acme });
    assert.equal(stdout.subarray(0, 4).toString('latin1'), 'PK\u0003\u0004');
  });

  it('writes both models of OSCAL into a folder, and one where one is asked for', () => {
    const folder = folderWith(MIXED);
    mkdirSync(join(folder, 'oscal'));
    const args = ['export', '--format', 'oscal', '--output', 'oscal', ...AS_OF];
    assert.equal(plumbline(args, { cwd: folder }).code, 0);
    assert.deepEqual(readdirSync(join(folder, 'oscal')), ['assessment-results.json', 'component-definition.json']);
    const one = ['export', '--format', 'oscal', '--oscal-model', 'assessment-results', ...AS_OF];
    assert.equal(
      plumbline(one, { cwd: folder }).stdout,
      readFileSync(join(folder, 'oscal', 'assessment-results.json'), 'utf8'),
    );
  });

  it('puts no file in the place of a device', function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith(CLEAN);
    symlinkSync('/dev/null', join(folder, 'null.csv'));
    for (const name of ['/dev/null', '/dev/stdout', 'null.csv']) {
      const { code, stderr } = plumbline(['export', '--format', 'csv', '--force', '-o', name], { cwd: folder });
      const sentence = `${name} is no file. Without --output the export goes to standard output.`;
      assert.deepEqual([code, stderr], [2, `plumbline: ${sentence}\n`]);
    }
  });

  it('writes nothing where plumbline.yml cannot be read', () => {
    const folder = folderWith({ ...CLEAN, 'plumbline.yml': 'engagement: {type: 2\n  x: [\n' });
    const { code, stderr } = plumbline(['export', '--output', 'm.csv'], { cwd: folder });
    assert.equal(code, 2);
    assert.match(stderr, /^plumbline: plumbline\.yml, line \d+, cannot be read.* Nothing was written\.\n$/);
    assert.ok(!existsSync(join(folder, 'm.csv')));
  });

  it('replaces a link, and leaves alone what it leads to', function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith({ ...CLEAN, 'elsewhere.csv': '' });
    symlinkSync(join(folder, 'elsewhere.csv'), join(folder, 'm.csv'));
    assert.equal(plumbline(['export', '--output', 'm.csv'], { cwd: folder }).code, 0);
    assert.equal(readFileSync(join(folder, 'elsewhere.csv'), 'utf8'), '');
  });
});

describe('export --verify', () => {
  const FILES = {
    ...CLEAN,
    'evidence/all.yml':
      'evidence:\n  - {id: EV-1, control: AC-1, collected: 2026-01-01, path: evidence/2026/a.txt}\n  - {id: EV-2, control: AC-1, collected: 2026-01-01, path: evidence/2026/b.txt}\n',
    'evidence/2026/a.txt': 'a',
    'evidence/2026/b.txt': 'b',
  };

  it('says that nothing changed, or what did', () => {
    const folder = folderWith(FILES);
    const verify = ['export', '--verify', 'manifest.json'];
    assert.equal(plumbline(['export', '--format', 'manifest', '-o', 'manifest.json'], { cwd: folder }).code, 0);
    assert.deepEqual(plumbline(verify, { cwd: folder }), {
      code: 0,
      stdout: '2 files are what the manifest says.\n',
      stderr: '',
    });
    writeFileSync(join(folder, 'evidence/2026/a.txt'), 'A');
    rmSync(join(folder, 'evidence/2026/b.txt'));
    writeFileSync(join(folder, 'evidence/2026/c.txt'), 'c');
    assert.deepEqual(plumbline(verify, { cwd: folder }), {
      code: 1,
      stdout: [
        'evidence/2026/a.txt: changed since the manifest was written. It was evidence for EV-1.',
        'evidence/2026/b.txt: missing. It was evidence for EV-2.',
        'evidence/2026/c.txt: extra. The manifest does not name it.',
        '0 files are what the manifest says. 3 differ.',
        '',
      ].join('\n'),
      stderr: '',
    });
  });
});
