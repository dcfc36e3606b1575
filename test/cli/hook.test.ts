/** `plumbline init --hook`: the hook in real repositories, with a stand-in for the program that it runs, and with the program. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { foldersOfHook, hookScript } from '../../server/src/cli/hook-script.ts';
import { CLEAN, type Ended, folderWith, plumbline, program, removeFolders, systemNode } from './run-plumbline.ts';

after(removeFolders);

const IDENTITY = ['-c', 'user.name=Jane', '-c', 'user.email=jane@acme.example', '-c', 'commit.gpgsign=false'];

/** A stand-in that notes how it was called, and fails where there is a file `fail` beside it. */
const STAND_IN = `#!/bin/sh
here=$(dirname "$0")
echo "$PWD: $*" >> "$here/calls"
[ ! -e "$here/fail" ] || { echo 'plumbline: found something' >&2; exit 1; }
`;

interface Repository {
  readonly root: string;
  readonly git: (args: readonly string[], env?: Readonly<Record<string, string>>) => Ended;
  /** Commits something; whether that went well. */
  readonly commit: (args?: readonly string[], env?: Readonly<Record<string, string>>) => Ended;
  readonly calls: () => readonly string[];
  readonly bin: string;
}

function repository(name = 'work'): Repository {
  const root = folderWith({ 'a.txt': '' }, name);
  const bin = folderWith({ plumbline: STAND_IN, calls: '' }, 'bin');
  chmodSync(join(bin, 'plumbline'), 0o755);
  const run = (cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ended => {
    const { status, stdout, stderr } = spawnSync('git', [...IDENTITY, ...args], {
      cwd,
      encoding: 'utf8',
      env: { HOME: bin, PATH: `${bin}:/usr/bin:/bin`, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C.UTF-8', ...env },
    });
    return { code: status, stdout, stderr };
  };
  const git: Repository['git'] = (args, env) => run(root, args, env);
  git(['init', '-q', '-b', 'main']);
  git(['add', '.']);
  return {
    root,
    git,
    commit: (args = [], env = {}) => git(['commit', '-q', '--allow-empty', '-m', 'x', ...args], env),
    calls: () =>
      readFileSync(join(bin, 'calls'), 'utf8')
        .trim()
        .split('\n')
        .filter((line) => line !== ''),
    bin,
  };
}

function init(cwd: string, ...args: readonly string[]): Ended {
  return plumbline(['init', '--hook', ...args], { cwd });
}

const REMOVE = ['--remove'];

describe('init --hook', function () {
  this.timeout(60_000);

  it('writes a hook that runs before each commit, and takes exactly it away again', () => {
    const { root, commit, calls, bin } = repository();
    const hooks = join(root, '.git/hooks');
    const before = readdirSync(hooks);
    assert.deepEqual(init(root, '--yes'), {
      code: 0,
      stdout: 'Wrote .git/hooks/pre-commit. To take it away: plumbline init --hook --remove\n',
      stderr: '',
    });
    assert.equal(statSync(join(hooks, 'pre-commit')).mode & 0o111, 0o111);
    assert.equal(commit().code, 0);
    assert.deepEqual(calls(), [`${root}: check --staged .`]);
    writeFileSync(join(bin, 'fail'), '');
    const refused = commit();
    assert.deepEqual([refused.code, refused.stderr], [1, 'plumbline: found something\n']);
    assert.equal(commit(['--no-verify']).code, 0);
    assert.equal(init(root, '--yes').stdout, '.git/hooks/pre-commit checks this folder already.\n');
    assert.equal(init(root, ...REMOVE).stdout, 'Removed .git/hooks/pre-commit.\n');
    assert.deepEqual(readdirSync(hooks), before);
    assert.equal(init(root, ...REMOVE).stdout, 'There is no hook of Plumbline’s in .git/hooks/pre-commit.\n');
  });

  it('asks first, and where nobody can be asked wants --yes', function () {
    const { root } = repository();
    const hook = join(root, '.git/hooks/pre-commit');
    const alone = init(root);
    assert.equal(alone.code, 2);
    assert.equal(
      alone.stderr,
      'plumbline: .git/hooks/pre-commit is written, which checks what is staged before each commit. Nobody can be asked here: if that is right, add --yes.\n',
    );
    assert.ok(!existsSync(hook));
    const asked = (answer: string): string => {
      const command = `'${systemNode}' '${program}' init --hook`;
      const { stdout, error } = spawnSync('script', ['-qec', command, '/dev/null'], {
        cwd: root,
        input: answer,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
      // A program of util-linux, by which there is a terminal.
      if (error !== undefined) this.skip();
      return stdout.replaceAll('\r', '');
    };
    assert.match(asked('n\n'), /before each commit\. Go on\? \(y\/N\) [^]*Nothing was changed\.\n$/);
    assert.match(asked('\n'), /Nothing was changed\.\n$/);
    assert.ok(!existsSync(hook));
    assert.match(asked('y\n'), /Wrote \.git\/hooks\/pre-commit\. /);
    assert.ok(existsSync(hook));
  });

  it('keeps a hook that was there, runs it first, and puts it back', () => {
    const { root, commit, calls } = repository();
    const hook = join(root, '.git/hooks/pre-commit');
    const before = `${hook}.before-plumbline`;
    const own = '#!/bin/sh\necho "own $#" >&2\n[ ! -e veto ]\nexit $?\n';
    writeFileSync(hook, own);
    chmodSync(hook, 0o755);
    assert.equal(init(root, '--yes').code, 0);
    assert.deepEqual([readFileSync(before, 'utf8'), statSync(before).mode & 0o777], [own, 0o755]);
    assert.equal(commit().stderr, 'own 0\n');
    assert.equal(calls().length, 1);
    writeFileSync(join(root, 'veto'), '');
    assert.equal(commit().code, 1);
    assert.equal(calls().length, 1, 'what was there had the last word');
    assert.match(
      init(root, ...REMOVE).stdout,
      /^Removed .*pre-commit, and .*pre-commit\.before-plumbline is again in its place\.\n$/,
    );
    assert.deepEqual([readFileSync(hook, 'utf8'), statSync(hook).mode & 0o777], [own, 0o755]);
    assert.ok(!existsSync(before));
  });

  it('keeps one that is a link, and does not run one that Git would not have run', () => {
    const { root, commit } = repository();
    const hook = join(root, '.git/hooks/pre-commit');
    writeFileSync(join(root, '.git/hooks/mine'), '#!/bin/sh\nexit 1\n');
    symlinkSync('mine', hook);
    assert.equal(init(root, '--yes').code, 0);
    assert.equal(commit().code, 0);
    chmodSync(join(root, '.git/hooks/mine'), 0o755);
    assert.equal(commit().code, 1);
    init(root, ...REMOVE);
    assert.equal(readFileSync(hook, 'utf8'), '#!/bin/sh\nexit 1\n');
  });

  it('loses nothing: not what somebody has written into it, and not a second hook from before', () => {
    const { root } = repository();
    const hook = join(root, '.git/hooks/pre-commit');
    init(root, '--yes');
    const changed = `${readFileSync(hook, 'utf8')}echo more\n`;
    writeFileSync(hook, changed);
    for (const args of [['--yes'], REMOVE]) {
      const { code, stderr } = init(root, ...args);
      assert.equal(code, 2);
      assert.match(
        stderr,
        /^plumbline: \.git\/hooks\/pre-commit was changed since Plumbline wrote it, and stays as it is\./,
      );
      assert.equal(readFileSync(hook, 'utf8'), changed);
    }
    writeFileSync(hook, 'one');
    writeFileSync(`${hook}.before-plumbline`, 'two');
    assert.match(init(root, '--yes').stderr, /the second would be lost: move it away first\.\n$/);
    assert.deepEqual([readFileSync(hook, 'utf8'), readFileSync(`${hook}.before-plumbline`, 'utf8')], ['one', 'two']);
  });

  it('is of the folders in which it was asked for, below the root, with whatever names', () => {
    const { root, commit, calls } = repository('Größe & Ziel');
    const names = ["it's ours", 'deep/er $HOME'];
    for (const name of names) {
      mkdirSync(join(root, name), { recursive: true });
      assert.equal(init(join(root, name), '--yes').code, 0);
    }
    assert.equal(commit().code, 0);
    assert.deepEqual(
      calls(),
      names.map((name) => `${root}: check --staged ${name}`),
    );
    assert.match(init(join(root, "it's ours"), ...REMOVE).stdout, /does not check this folder any more\.\n$/);
    assert.equal(commit().code, 0);
    assert.deepEqual(calls().slice(2), [`${root}: check --staged deep/er $HOME`]);
    assert.match(init(root, ...REMOVE).stdout, /does not check this folder\.\n$/);
    init(join(root, 'deep/er $HOME'), ...REMOVE);
    assert.ok(!existsSync(join(root, '.git/hooks/pre-commit')));
  });

  it('is of all work trees of a repository, and passes over a folder that one does not have', () => {
    const { root, git, commit, calls } = repository();
    mkdirSync(join(root, 'soc2'));
    writeFileSync(join(root, 'soc2/a.md'), '');
    assert.equal(commit().code, 0);
    const tree = join(dirname(root), 'tree');
    assert.equal(git(['worktree', 'add', '-q', tree]).code, 0);
    mkdirSync(join(tree, 'soc2'));
    assert.equal(init(join(tree, 'soc2'), '--yes').code, 0);
    assert.ok(existsSync(join(root, '.git/hooks/pre-commit')));
    assert.equal(git(['-C', tree, 'commit', '-q', '--allow-empty', '-m', 'x']).code, 0);
    assert.equal(commit().code, 0);
    assert.deepEqual(calls(), [`${tree}: check --staged soc2`, `${root}: check --staged soc2`]);
    git(['rm', '-rq', '--cached', 'soc2']);
    const bare = repository();
    writeFileSync(join(bare.root, '.git/hooks/pre-commit'), hookScript(['gone']));
    chmodSync(join(bare.root, '.git/hooks/pre-commit'), 0o755);
    assert.equal(bare.commit().code, 0);
    assert.deepEqual(bare.calls(), []);
  });

  it('goes by core.hooksPath, and leaves hooks alone that are not of this repository', () => {
    const { root, git, commit, calls } = repository();
    git(['config', 'core.hooksPath', '.githooks']);
    mkdirSync(join(root, 'sub'));
    assert.match(init(join(root, 'sub'), '--yes').stdout, /^Wrote \.\.\/\.githooks\/pre-commit\./);
    assert.equal(commit().code, 0);
    assert.deepEqual(calls(), [`${root}: check --staged sub`]);
    const shared = folderWith({});
    git(['config', 'core.hooksPath', shared]);
    const outside = init(root, '--yes');
    assert.deepEqual(
      [outside.code, outside.stderr],
      [
        2,
        `plumbline: The hooks are in ${shared}, outside of this repository, and others may go by them. Put this line there: plumbline check --staged\n`,
      ],
    );
    assert.deepEqual(readdirSync(shared), []);
    git(['config', 'core.hooksPath', '.husky/_']);
    assert.match(init(root, '--yes').stderr, /Put this line into \.husky\/pre-commit: plumbline check --staged\n$/);
  });

  it('says where there is no repository, and that --yes and --remove are of it', () => {
    assert.equal(
      init(folderWith({}), '--yes').stderr,
      'plumbline: . is in no work tree of Git, so there is nowhere to put a hook.\n',
    );
    assert.equal(plumbline(['init', '--yes']).stderr, 'plumbline: --yes is of --hook: add it.\n');
    assert.equal(plumbline(['init', '--remove']).stderr, 'plumbline: --remove is of --hook: add it.\n');
  });
});

describe('the hook', () => {
  it('says what to do where the program is not found, and finds it where npm or PLUMBLINE puts it', () => {
    const { root, commit, bin } = repository();
    init(root, '--yes');
    const env = { PATH: '/usr/bin:/bin' };
    const { code, stderr } = commit([], env);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^plumbline: it is not installed here, [^\n]*\nPut it on the PATH, [^\n]*git commit --no-verify\n$/,
    );
    const own = join(root, 'node_modules/.bin');
    mkdirSync(own, { recursive: true });
    symlinkSync(join(bin, 'plumbline'), join(own, 'plumbline'));
    assert.equal(commit([], env).code, 0);
    assert.equal(commit([], { ...env, PLUMBLINE: join(bin, 'plumbline') }).code, 0);
  });

  it('goes by what is staged, and by nothing else', () => {
    const { root, git, commit, bin } = repository();
    writeFileSync(join(bin, 'plumbline'), `#!/bin/sh\nexec '${systemNode}' '${program}' "$@"\n`);
    const register = join(root, 'mfa.control.yml');
    const written = (more = ''): void =>
      writeFileSync(register, `controls:\n  - id: AC-01\n    title: Sign-on\n    owner: jane.doe\n${more}`);
    const heads = (): string => git(['rev-list', '--count', 'HEAD']).stdout.trim();
    writeFileSync(join(root, 'plumbline.yml'), CLEAN['plumbline.yml'] ?? '');
    written();
    git(['add', '.']);
    assert.equal(init(root, '--yes').code, 0);
    // What is not staged does not matter, be it wrong …
    written('    sytems: [okta]\n');
    writeFileSync(join(root, 'untracked.control.yml'), 'nonsense: [');
    assert.deepEqual([commit().code, heads()], [0, '1']);
    // … or right.
    git(['add', 'mfa.control.yml']);
    written();
    const refused = commit();
    assert.deepEqual([refused.code, heads()], [1, '1']);
    assert.match(`${refused.stdout}${refused.stderr}`, /mfa\.control\.yml[^]*key-unknown/);
    assert.deepEqual([commit(['--no-verify']).code, heads()], [0, '2']);
    git(['add', 'mfa.control.yml']);
    assert.deepEqual([commit().code, heads()], [0, '3']);
    assert.equal(git(['status', '--porcelain']).stdout, '?? untracked.control.yml\n');
  });

  it('is read again as it was written, and not otherwise', () => {
    for (const folders of [['.'], ["a'b", 'c d', '"$x"']]) {
      assert.deepEqual(foldersOfHook(hookScript(folders)), folders);
      assert.equal(foldersOfHook(`${hookScript(folders)}\n`), undefined);
    }
    assert.equal(foldersOfHook('#!/bin/sh\n'), undefined);
  });
});
