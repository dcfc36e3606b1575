/** The completion that the shells are given, in the shells themselves, where they are there. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../server/src/cli/command-specs.ts';
import { THRESHOLDS } from '../../server/src/cli/options.ts';
import { IMPORT_FORMATS } from '../../server/src/imports/import-formats.ts';
import { RULE_CODES } from '../../server/src/rules/rule-codes.ts';
import { folderWith, plumbline, removeFolders } from './run-plumbline.ts';

after(removeFolders);

/** A folder with a repository that has a branch, two files, and the script of a shell. */
function folderFor(shell: string): { readonly cwd: string; readonly script: string } {
  const { code, stdout, stderr } = plumbline(['completion', shell]);
  assert.deepEqual([code, stderr], [0, '']);
  const cwd = folderWith({ 'policies/access.md': '', 'pages of text.md': '' });
  const script = join(folderWith({}), `completion.${shell}`);
  writeFileSync(script, stdout);
  return { cwd, script };
}

function isThere(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).error === undefined;
}

function run(shell: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(shell, args, { cwd, encoding: 'utf8', timeout: 30_000 });
  assert.deepEqual([status, stderr], [0, ''], stdout);
  return stdout;
}

const NAMES: readonly string[] = COMMANDS.map(({ name }) => name);

/** What stands on the line before the cursor, and what is offered there; undefined: the shell's own, which are files. */
const CASES: readonly (readonly [string, readonly string[] | undefined])[] = [
  ['plumbline ', [...NAMES, 'help']],
  ['plumbline mat', ['matrix']],
  ['plumbline --v', ['--version']],
  ['plumbline explain criterion-unm', ['criterion-unmapped']],
  ['plumbline explain ', RULE_CODES],
  ['plumbline check --fail-on ', THRESHOLDS],
  ['plumbline check --as-of 2026-01-01 --fail-on w', ['warning']],
  ['plumbline check --wri', ['--write-baseline']],
  ['plumbline timeline --format ', ['text', 'json']],
  ['plumbline completion ', ['bash', 'zsh', 'fish']],
  ['plumbline import ', IMPORT_FORMATS],
  ['plumbline import c', ['comply', 'csv', 'ciso-assistant']],
  ['plumbline import --dry', ['--dry-run']],
  ['plumbline import csv pol', undefined],
  ['plumbline check pol', undefined],
  ['plumbline check --config p', undefined],
];

describe('completion', function () {
  this.timeout(60_000);

  it('is in bash what the definitions say', function () {
    if (!isThere('bash')) this.skip();
    const { cwd, script } = folderFor('bash');
    // What bash hands over: the words, split at “=” too, and which of them the cursor is in.
    const ask = `source "$1"; shift
for line in "$@"; do
  read -ra COMP_WORDS <<< "\${line//=/ = }"
  [[ $line == *' ' || $line == *= ]] && COMP_WORDS+=('')
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  _plumbline
  echo "\${COMPREPLY[*]}"
done`;
    const inline: typeof CASES = [
      ['plumbline check --fail-on=', THRESHOLDS],
      ['plumbline check --fail-on=w', ['warning']],
    ];
    const cases = [...CASES, ...inline];
    const said = run('bash', ['--norc', '-c', ask, 'bash', script, ...cases.map(([line]) => line)], cwd);
    assert.deepEqual(
      said.trimEnd().split('\n').slice(0, cases.length),
      cases.map(([, words]) => (words ?? []).join(' ')),
    );
  });

  it('is in fish what the definitions say', function () {
    if (!isThere('fish')) {
      console.log('    fish is not there, so its completion was not tried.');
      this.skip();
    }
    const { cwd, script } = folderFor('fish');
    for (const [line, words] of CASES) {
      const said = run('fish', ['--no-config', '-c', 'source $argv[1]; complete -C $argv[2]', script, line], cwd);
      const offered = said
        .split('\n')
        .map((one) => one.split('\t')[0] ?? '')
        .filter((one) => one !== '');
      if (words === undefined) {
        const path = line.endsWith('pol') ? ['policies/'] : ['pages of text.md', 'policies/'];
        assert.deepEqual(offered.map((one) => one.replaceAll('\\', '')).sort(), path, line);
      } else if (line === 'plumbline ') {
        assert.deepEqual(offered.toSorted(), NAMES.toSorted(), line);
      } else {
        assert.deepEqual(offered.toSorted(), words.toSorted(), line);
      }
    }
  });

  it('is in zsh what the definitions say', function () {
    if (!isThere('zsh')) {
      console.log('    zsh is not there, so its completion was not tried.');
      this.skip();
    }
    const { cwd, script } = folderFor('zsh');
    // In a terminal of its own: what is typed, with Tab for the one thing that fits, is run and says what it was given.
    const ask = `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1='' RPS1=''; autoload -Uz compinit; compinit -u -D; source $1; plumbline() { print -r -- \\"GOT:\\\${(j: :)@}:\\" }; print READY:"
zpty -r shell out '*READY:?*READY:*'
for line in "\${@:2}"; do
  zpty -w shell "$line"
  zpty -r shell out '*GOT:*:*'
  print -r -- "\${\${out##*GOT:}%%:*}"
done
zpty -d shell`;
    const typed = [
      ['plumbline mat\t', 'matrix'],
      ['plumbline expl\tcriterion-unm\t', 'explain criterion-unmapped'],
      ['plumbline check --fail\tw\t', 'check --fail-on=warning'],
      ['plumbline check --wri\t', 'check --write-baseline'],
      ['plumbline completion z\t', 'completion zsh'],
      ['plumbline import os\tpol\t', 'import oscal policies'],
      ['plumbline check pol\t', 'check policies'],
    ] as const;
    const said = run('zsh', ['-f', '-c', ask, 'zsh', script, ...typed.map(([line]) => line)], cwd);
    assert.deepEqual(
      said.trimEnd().split('\n'),
      typed.map(([, given]) => given),
    );
  });
});
