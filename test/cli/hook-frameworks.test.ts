/**
 * What we hand to frameworks for Git hooks: the definition for pre-commit, how it comes to a program, and the examples in
 * docs/hooks.md. None of the frameworks is run: docs/hooks.md says with which it was tried.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { readArguments } from '../../server/src/cli/arguments.ts';
import { member } from './github-runner.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** The blocks of YAML and shell below a heading of docs/hooks.md. */
function blocks(heading: string): readonly string[] {
  const section = read('docs/hooks.md')
    .split(/^## /m)
    .find((text) => text.startsWith(`${heading}\n`));
  return Array.from((section ?? '').matchAll(/^```\w+\n([^]*?)^```$/gm), ([, text]) => text ?? '');
}

/** The one element of a list. */
function only(value: unknown): unknown {
  assert.ok(Array.isArray(value) && value.length === 1);
  return value[0];
}

function assertChecksWhatIsStaged(command: unknown): void {
  const [program, ...words] = String(command).split(' ');
  assert.equal(program, 'plumbline');
  const request = readArguments(words);
  assert.ok(request.kind === 'run' && request.invocation.command === 'check' && request.invocation.staged);
}

describe('for frameworks of hooks', () => {
  it('the definition for pre-commit runs always, of which a commit that only deletes would be left out else', () => {
    const hook = only(parse(read('.pre-commit-hooks.yaml')));
    assert.deepEqual(hook, {
      id: 'plumbline',
      name: 'Plumbline',
      description: 'Checks the SOC 2 policies, controls and evidence that are staged.',
      entry: 'plumbline check --staged',
      language: 'node',
      always_run: true,
      pass_filenames: false,
      require_serial: true,
      minimum_pre_commit_version: '3.2.0',
      stages: ['pre-commit', 'pre-merge-commit'],
    });
    assertChecksWhatIsStaged(member(hook, 'entry'));
  });

  it('npm builds the program where it packs this folder or installs it out of Git, and says nothing but the name', () => {
    const scripts = member(JSON.parse(read('package.json')), 'scripts');
    // Installing out of Git runs this one alone; packing runs both.
    assert.equal(member(scripts, 'prepare'), 'node prepare.mjs');
    assert.equal(member(scripts, 'prepack'), undefined);
    assert.match(read('.npmrc'), /^foreground-scripts=false$/m);
  });

  it('the package holds the program, its languages and nothing else', () => {
    const words = ['pack', '--dry-run', '--ignore-scripts', '--json', '--loglevel=error'];
    const said: unknown = JSON.parse(execFileSync('npm', words, { cwd: root, encoding: 'utf8' }));
    const files = member(only(said), 'files');
    assert.ok(Array.isArray(files));
    const names = files
      .map((file: unknown) => String(member(file, 'path')))
      .filter((name) => !name.startsWith('l10n/bundle'));
    assert.deepEqual(names.toSorted(), [
      'LICENSE',
      'README.md',
      'dist/cli/main.cjs',
      'dist/cli/plumbline.cjs',
      'package.json',
    ]);
  });

  it('the examples check what is staged, whatever that is', () => {
    const [ours = '', local = ''] = blocks('pre-commit');
    assert.equal(member(only(member(only(member(parse(ours), 'repos')), 'hooks')), 'id'), 'plumbline');
    const hook = only(member(only(member(parse(local), 'repos')), 'hooks'));
    assertChecksWhatIsStaged(member(hook, 'entry'));
    assert.deepEqual([member(hook, 'always_run'), member(hook, 'pass_filenames')], [true, false]);
    const [husky = ''] = blocks('husky');
    assertChecksWhatIsStaged(husky.trim().replace('npx --no-install ', ''));
    const [lefthook = ''] = blocks('lefthook');
    const commands = member(member(parse(lefthook), 'pre-commit'), 'commands');
    assert.deepEqual(Object.keys(member(commands, 'plumbline') ?? {}), ['run']);
    assertChecksWhatIsStaged(member(member(commands, 'plumbline'), 'run'));
  });
});
