/** The examples in docs/ci.md: each script line is run on the example, and what it writes is read. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { readXml } from '../unit/reports/xml-tree.ts';
import { hasGit, Repository } from './git-repository.ts';
import { member, readAction } from './github-runner.ts';
import { acme, folderWith, MIXED, program, removeFolders, systemNode } from './run-plumbline.ts';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/ci.md', root), 'utf8');

/** The blocks of code below a heading. */
function blocks(heading: string): readonly string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return Array.from(section.matchAll(/^```\w+\n([^]*?)^```$/gm), ([, text]) => text ?? '');
}

/** A copy of the example in a repository, with `plumbline` on the path as of a day on which it has findings. */
function workplace(): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  const cwd = folderWith({});
  mkdirSync(join(cwd, '.git'));
  cpSync(acme, cwd, { recursive: true });
  const bin = folderWith({});
  const command = join(bin, 'plumbline');
  writeFileSync(command, `#!/bin/sh\nexec "${systemNode}" "${program}" "$@" --as-of 2026-09-15\n`);
  chmodSync(command, 0o755);
  const { PATH = '', HOME } = process.env;
  return {
    cwd,
    env: {
      PATH: `${bin}:${PATH}`,
      HOME,
      LC_ALL: 'C.UTF-8',
      GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
      BUILD_ARTIFACTSTAGINGDIRECTORY: cwd,
    },
  };
}

interface Written {
  /** The exit codes of the lines. */
  readonly codes: readonly (number | null)[];
  readonly stdout: string;
  readonly read: (file: string) => string;
}

/** Runs lines as a host does: by a shell with its options. */
function runLines(lines: readonly string[], [shell = '', ...options]: readonly string[]): Written {
  const { cwd, env } = workplace();
  const ended = lines.map((line) => spawnSync(shell, [...options, '-c', line], { cwd, env, encoding: 'utf8' }));
  assert.equal(ended.map(({ stderr }) => stderr).join(''), '');
  return {
    codes: ended.map(({ status }) => status),
    stdout: ended.map(({ stdout }) => stdout).join(''),
    read: (file) => readFileSync(join(cwd, file), 'utf8'),
  };
}

/** All values of a key, however deep. */
function valuesOf(value: unknown, key: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: readonly [string, unknown]) =>
    name === key && typeof one === 'string' ? [one] : valuesOf(one, key),
  );
}

after(removeFolders);

describe('the examples in docs/ci.md', () => {
  it('give the action only inputs that it has, and document each of them', () => {
    const [example = ''] = blocks('GitHub Actions');
    const steps = member(member(member(parse(example), 'jobs'), 'plumbline'), 'steps');
    assert.ok(Array.isArray(steps));
    const { inputs } = readAction(readFileSync(new URL('action.yml', root), 'utf8'));
    const used: unknown = steps.find((step: unknown) => String(member(step, 'uses')).includes('/plumbline@'));
    assert.ok(used !== undefined);
    const unknown = Object.keys(member(used, 'with') ?? {}).filter((name) => !inputs.has(name));
    assert.deepEqual(unknown, []);
    for (const [name, value] of inputs)
      assert.ok(page.includes(value === '' ? `| \`${name}\` | ` : `| \`${name}\` | \`${value}\` | `), name);
  });

  it('run for GitHub Actions without the action', () => {
    const [, example = ''] = blocks('GitHub Actions');
    const { codes, stdout, read } = runLines(valuesOf(parse(example), 'run'), ['bash', '-e']);
    assert.deepEqual(codes, [0, 1]);
    assert.match(stdout, /^::error file=/m);
    assert.match(read('summary.md'), /^## ✖ Plumbline: /m);
  });

  it('run for GitLab CI', () => {
    const [example = ''] = blocks('GitLab CI');
    const job = member(parse(example), 'plumbline');
    const script = member(job, 'script');
    assert.ok(Array.isArray(script));
    const { codes, read } = runLines(script.map(String), ['sh', '-e']);
    assert.deepEqual(codes, [0, 0, 1]);
    const reports = member(member(job, 'artifacts'), 'reports');
    const quality: unknown = JSON.parse(read(String(member(reports, 'codequality'))));
    assert.ok(Array.isArray(quality) && quality.length > 0);
    assert.equal(readXml(read(String(member(reports, 'junit')))).name, 'testsuites');
  });

  it('run for Azure Pipelines', () => {
    const [example = ''] = blocks('Azure Pipelines');
    const value: unknown = parse(example);
    const { codes, stdout, read } = runLines(valuesOf(value, 'script'), ['bash', '--noprofile', '--norc']);
    assert.deepEqual(codes, [0, 0, 1]);
    const [, summary = ''] = /^##vso\[task\.uploadsummary\](.+)$/m.exec(stdout) ?? [];
    assert.match(readFileSync(summary, 'utf8'), /^## ✖ Plumbline: /m);
    const [results = ''] = valuesOf(value, 'testResultsFiles');
    assert.equal(readXml(read(results)).name, 'testsuites');
  });

  it('run for Jenkins', () => {
    const [example = ''] = blocks('Jenkins');
    const lines = Array.from(example.matchAll(/^\s*sh '([^']*)'$/gm), ([, line]) => line ?? '');
    const { codes, read } = runLines(lines, ['sh', '-e']);
    assert.deepEqual(codes, [0, 1]);
    const [, checkstyle = ''] = /checkStyle\(pattern: '([^']*)'\)/.exec(example) ?? [];
    const [, junit = ''] = /junit testResults: '([^']*)'/.exec(example) ?? [];
    assert.deepEqual([readXml(read(checkstyle)).name, readXml(read(junit)).name], ['checkstyle', 'testsuites']);
  });

  it('compare with the target branch, in a clone as the hosts make it', function () {
    if (!hasGit) this.skip();
    const origin = new Repository(MIXED);
    origin.commit('2026-09-01');
    const base = origin.git('rev-parse', 'HEAD').trim();
    origin.git('switch', '--quiet', '--create', 'work');
    const controls = MIXED['controls/access.yml'] ?? '';
    origin.write('controls/access.yml', controls.replace('    owner: jane.doe\n', ''));
    origin.commit('2026-09-02');
    origin.git('switch', '--quiet', 'main');
    origin.write('policies/later.md', '# Without an ID\n');
    origin.commit('2026-09-03');
    const clone = folderWith({});
    origin.git('clone', '--quiet', origin.folder, clone);
    origin.git('-C', clone, 'checkout', '--quiet', '--detach', 'origin/work');
    const { env } = workplace();
    const hosts = {
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
      CHANGE_TARGET: 'main',
    };
    const options = Array.from(
      page.matchAll(/^\| [^|]+ \| `(--changed-since [^`]+)` \|/gm),
      ([, option]) => option ?? '',
    );
    assert.equal(options.length, 3);
    for (const option of options) {
      const line = `plumbline check --format lines --fail-on warning ${option}`;
      const ended = spawnSync('sh', ['-e', '-c', line], { cwd: clone, env: { ...env, ...hosts }, encoding: 'utf8' });
      assert.deepEqual([ended.status, ended.stderr], [1, ''], option);
      assert.match(ended.stdout, /^controls\/access\.yml:\d+:\d+: warning control-owner-missing: .*\n$/, option);
    }
  });
});
