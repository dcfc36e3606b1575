/** Past commits: the matrix of one, two side by side, and all of them in a row. */

import assert from 'node:assert/strict';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { GIT_ENVIRONMENT, hasGit, Repository } from './git-repository.ts';
import { atTerminal, interruptAtObject, LONG_TIME, meddled, meddling } from './meddle.ts';
import { type Ended, MIXED, plumbline, removeFolders } from './run-plumbline.ts';

after(removeFolders);

function run(cwd: string, ...args: readonly string[]): Ended {
  return plumbline(args, { cwd, env: { ...GIT_ENVIRONMENT, COLUMNS: '100' } });
}

function json(cwd: string, ...args: readonly string[]): Readonly<Record<string, unknown>> {
  const { stdout, stderr } = run(cwd, ...args, '--format', 'json');
  const report: unknown = stdout === '' ? undefined : JSON.parse(stdout);
  assert.ok(isObject(report), stderr);
  return report;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function listIn(report: Readonly<Record<string, unknown>>, name: string): readonly Readonly<Record<string, unknown>>[] {
  const list = report[name];
  assert.ok(Array.isArray(list));
  return list.filter(isObject);
}

/** Four commits that matter, one that does not, and a merge. */
function history(): { readonly repository: Repository; readonly cwd: string; readonly ids: readonly string[] } {
  const repository = new Repository();
  const ids: string[] = [];
  for (const [path, text] of Object.entries(MIXED)) repository.write(`so c/${path}`, text);
  ids.push(repository.commit('2026-02-01T23:30:00-08:00', 'Begin'));
  repository.write('so c/README.md', '# Nothing of ours\n');
  repository.write('code.ts', '');
  repository.commit('2026-03-01', 'Explain');
  const controls = MIXED['controls/access.yml'] ?? '';
  repository.write(
    'so c/controls/access.yml',
    controls.replace('    title: Access review', '    owner: sam.roe\n    title: Access review'),
  );
  ids.push(repository.commit('2026-04-01', 'Give it an owner'));
  repository.git('switch', '--quiet', '--create', 'side');
  repository.write(
    'so c/evidence/é.yml',
    'evidence:\n  - {id: EV-1, control: AC-01, period: 2026, collected: 2026-05-01, path: evidence/é.csv}\n',
  );
  repository.commit('2026-05-01', 'Record');
  repository.write('so c/evidence/é.csv', 'x');
  repository.commit('2026-05-02', 'Prove');
  repository.git('switch', '--quiet', 'main');
  repository.write('code.ts', 'x');
  repository.commit('2026-05-03', 'Code');
  repository.git('merge', '--quiet', '--no-commit', '--no-ff', 'side');
  ids.push(repository.commit('2026-06-01', 'Merge'));
  renameSync(join(repository.folder, 'so c/controls'), join(repository.folder, 'so c/frameworks-and-controls'));
  repository.write(
    'so c/plumbline.yml',
    `${MIXED['plumbline.yml']}files: {registers: ["frameworks-and-controls/*.yml", "evidence/*"]}\n`,
  );
  ids.push(repository.commit('2026-07-01', 'Move'));
  return { repository, cwd: join(repository.folder, 'so c'), ids };
}

describe('log', function () {
  before(function () {
    if (!hasGit) this.skip();
  });

  it('has a row for each commit that matters, each as the matrix of its day has it', () => {
    const { cwd, ids } = history();
    const report = json(cwd, 'log');
    const rows = listIn(report, 'commits');
    assert.deepEqual(
      rows.map(({ commit, day, asOf, subject }) => [commit, day, asOf, subject]),
      [
        [ids[3], '2026-07-01', '2026-07-01', 'Move'],
        [ids[2], '2026-06-01', '2026-06-01', 'Merge'],
        [ids[1], '2026-04-01', '2026-04-01', 'Give it an owner'],
        // Of the day that it was there.
        [ids[0], '2026-02-01', '2026-02-01', 'Begin'],
      ],
    );
    for (const [index, row] of rows.entries()) {
      const id = ids[3 - index] ?? '';
      const matrix = json(cwd, 'matrix', '--at', id);
      assert.equal(matrix['asOf'], row['day']);
      const inScope = listIn(matrix, 'criteria').filter((one) => one['inScope'] === true);
      const levels: Record<string, number> = {
        unmapped: 0,
        mapped: 0,
        owned: 0,
        approved: 0,
        evidenced: 0,
        operating: 0,
      };
      for (const { readiness } of inScope) levels[String(readiness)] = (levels[String(readiness)] ?? 0) + 1;
      assert.ok(isObject(row['criteria']));
      assert.deepEqual(row['criteria']['levels'], levels, id);
      // And the findings are those of that commit checked by itself.
      const side = json(cwd, 'diff', id, id, '--as-of', String(row['day']))['from'];
      assert.ok(isObject(side));
      assert.deepEqual(
        [row['findings'], row['controls'], row['criteria']],
        [side['findings'], side['controls'], side['criteria']],
      );
    }
  });

  it('shows as much as is asked for', () => {
    const { cwd, ids } = history();
    const subjects = (...args: readonly string[]): readonly unknown[] => {
      const report = json(cwd, 'log', ...args);
      return [...listIn(report, 'commits').map(({ subject }) => subject), report['hasOlder']];
    };
    assert.deepEqual(subjects('--limit', '1'), ['Move', true]);
    assert.deepEqual(subjects('--limit', '4'), ['Move', 'Merge', 'Give it an owner', 'Begin', false]);
    assert.deepEqual(subjects('--since', '2026-06-01'), ['Move', 'Merge', false]);
    assert.deepEqual(subjects('--since', '2026-06-02'), ['Move', false]);
    assert.deepEqual(subjects('--since', ids[1] ?? ''), ['Move', 'Merge', false]);
    const [row] = listIn(json(cwd, 'log', '--as-of', '2027-01-01', '--limit', '1'), 'commits');
    assert.deepEqual([row?.['day'], row?.['asOf']], ['2026-07-01', '2027-01-01']);
    assert.match(
      run(cwd, 'log', '--limit', '2').stdout,
      /^Day {9}Commit {3}Criteria {2}Controls {2}Errors {2}Warnings {2}Subject\n2026-07-01 [^]*\nThere are older commits: --limit says how many are shown\.\n$/,
    );
    assert.match(run(cwd, 'log', '--since', 'nope').stderr, /^plumbline: There is no commit “nope”\.\n$/);
  });

  it('judges each commit by what it holds where days go back and forth', () => {
    const repository = new Repository(MIXED);
    repository.commit('2026-01-01', 'Begin');
    const path = 'controls/access.yml';
    const [access = ''] = [MIXED[path]];
    repository.write(path, access.replace('    title: Access review', '    owner: sam.roe\n    title: Access review'));
    repository.commit('2026-06-10', 'Give it an owner');
    // As after a rebase, or by a clock that is wrong.
    repository.remove(path);
    repository.commit('2026-02-01', 'Remove');
    repository.write('code.ts', '');
    repository.commit('2026-01-15', 'Code');
    repository.write('policies/access.md', MIXED['policies/access.md']?.replace('# Access', '# Access to all') ?? '');
    repository.commit('2026-06-11', 'Change the text');
    const shown = (...args: readonly string[]): readonly unknown[] =>
      listIn(json(repository.folder, 'log', ...args), 'commits').map(({ subject, findings, controls }) => {
        assert.ok(isObject(findings) && isObject(controls));
        return [subject, findings['errors'], controls['all']];
      });
    const all = shown();
    assert.deepEqual(all, [
      ['Change the text', 0, 0],
      ['Remove', 0, 0],
      ['Give it an owner', 1, 2],
      ['Begin', 1, 2],
    ]);
    assert.deepEqual(shown('--since', '2026-06-01'), [all[0], all[2]]);
    assert.deepEqual(shown('--since', '2026-06-11'), [all[0]]);
    assert.deepEqual(shown('--since', '2026-01-01'), all);
    assert.deepEqual(shown('--since', '2026-06-12'), []);
  });

  describe('that takes its time', () => {
    let cwd = '';
    before(() => ({ cwd } = history()));

    it('ends with nothing printed at Ctrl-C', () => {
      const ended = meddled(cwd, ['log'], interruptAtObject(2), GIT_ENVIRONMENT);
      assert.deepEqual(ended, { code: 130, stdout: '', stderr: '' });
    });

    it('tells who waits at a terminal how far it has come, and takes that away', async function () {
      const seen = await atTerminal(['log'], { cwd, env: { ...GIT_ENVIRONMENT, ...meddling(LONG_TIME) } });
      if (seen === undefined) this.skip();
      const [, ...told] = seen.shown.split('\r\u001b[2K');
      const table = told.pop() ?? '';
      assert.ok(told.length > 1, JSON.stringify(seen.shown));
      for (const one of told) assert.match(one, /^Judging the commit of 2026-\d\d-\d\d, number \d …$/);
      assert.match(table, /^[^]*2026-07-01[^]*Begin/);
      assert.ok(!table.includes('Judging'));
      assert.equal(seen.code, 0);
      const piped = meddled(cwd, ['log'], LONG_TIME, GIT_ENVIRONMENT);
      assert.deepEqual([piped.code, piped.stderr], [0, '']);
    });
  });
});

describe('diff', function () {
  before(function () {
    if (!hasGit) this.skip();
  });

  it('shows what moved, came and went between commits, and to the files as they are now', () => {
    const { repository, cwd, ids } = history();
    const [from = '', to = ''] = ids;
    const ended = run(cwd, 'diff', from, to, '--as-of', '2026-09-15');
    assert.deepEqual([ended.code, ended.stderr], [0, '']);
    assert.match(
      ended.stdout,
      /\nFindings that went\n {2}controls\/access\.yml:\d+:\d+ {2}warning {2}control-owner-missing\n/,
    );
    assert.match(ended.stdout, /\n {2}▲ AC-02 {2}mapped → approved {2}Access review\n/);
    repository.write('so c/frameworks-and-controls/access.yml', 'controls: []\n');
    const report = json(cwd, 'diff', 'main', '--as-of', '2026-09-15');
    assert.deepEqual(
      listIn(report, 'controls').map(({ id, after }) => [id, after]),
      [
        ['AC-01', null],
        ['AC-02', null],
      ],
    );
    assert.ok(isObject(report['to']) && isObject(report['from']));
    assert.deepEqual([report['from']['commit'], report['to']['ref'], report['to']['commit']], [ids[3], null, null]);
    assert.match(run(cwd, 'diff', 'HEAD', 'HEAD').stdout, /\nNothing moved, and no findings came or went\.\n/);
  });
});

describe('submodules', function () {
  before(function () {
    if (!hasGit) this.skip();
  });

  it('are told of by every command that reads commits, once', () => {
    const library = new Repository({ 'controls/x.yml': MIXED['controls/access.yml'] ?? '' }, 'library');
    library.commit('2026-01-01');
    const repository = new Repository(MIXED);
    repository.commit('2026-01-01', 'Begin');
    repository.git('submodule', '--quiet', 'add', library.folder, 'shared');
    repository.commit('2026-02-01', 'Share');
    repository.write('policies/b.md', MIXED['policies/access.md']?.replace('POL-ACCESS', 'POL-B') ?? '');
    repository.commit('2026-03-01', 'Add');
    const cwd = repository.folder;
    const said = 'shared is a submodule, another repository: nothing in it was checked.\n';
    for (const args of [
      ['matrix', '--at', 'HEAD'],
      ['timeline', '--at', 'HEAD', '--format', 'json'],
      ['diff', 'HEAD~1', 'HEAD'],
      ['diff', 'HEAD'],
      ['log'],
      ['check', '--staged'],
    ])
      assert.equal(run(cwd, ...args).stderr, said, args.join(' '));
    // Where there was none yet, nothing is said.
    assert.equal(run(cwd, 'matrix', '--at', 'HEAD~2').stderr, '');
  });
});

describe('matrix --at', function () {
  before(function () {
    if (!hasGit) this.skip();
  });

  it('shows a past commit as of its day, or of another', () => {
    const { cwd, ids } = history();
    assert.equal(json(cwd, 'matrix', '--at', ids[0] ?? '')['asOf'], '2026-02-01');
    assert.equal(json(cwd, 'matrix', '--at', 'HEAD~1', '--as-of', '2026-12-01')['asOf'], '2026-12-01');
    assert.equal(json(cwd, 'timeline', '--at', 'side')['asOf'], '2026-05-02');
    assert.match(run(cwd, 'matrix', '--at', ids[0] ?? '').stdout, / AC-02 {2}no owner/);
    mkdirSync(join(cwd, '..', 'new'));
    assert.deepEqual(run(join(cwd, '..', 'new'), 'matrix', '--at', 'HEAD'), {
      code: 2,
      stdout: '',
      stderr: 'plumbline: There was nothing in . at HEAD.\n',
    });
  });
});
