/** What the command line says of itself, the other commands, and the sentences for who asks for something else. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../server/src/cli/command-specs.ts';
import { OPTIONS } from '../../server/src/cli/options.ts';
import { MATRIX, SAMPLES, TIMELINE } from '../unit/reports/strict-shape.ts';
import {
  acme,
  CLEAN,
  folderWith,
  plumbline,
  program,
  removeFolders,
  startPlumbline,
  systemNode,
} from './run-plumbline.ts';

after(removeFolders);

describe('wrong use', () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [['chekc'], 'There is no command “chekc”. Did you mean “check”?'],
    [
      ['frobnicate'],
      'There is no command “frobnicate”. There are check, matrix, timeline, diff, log, export, import, explain, init, completion and lsp.',
    ],
    [['check', '--formt', 'json'], 'There is no option --formt. Did you mean “--format”?'],
    [['check', '--wibble'], 'There is no option --wibble. See plumbline check --help.'],
    [['check', '-x'], 'There is no option -x. See plumbline check --help.'],
    [
      ['check', '--format', 'xml'],
      '--format does not know “xml”. It takes text, json, lines, sarif, github, gitlab, junit, checkstyle or markdown.',
    ],
    [['matrix', '--format', 'lines'], 'matrix knows no --format lines, which is for findings. It takes text or json.'],
    [['check', '--format=jsn'], '--format does not know “jsn”. Did you mean “json”?'],
    [['check', '--fail-on', 'hint'], '--fail-on does not know “hint”. It takes error, warning, information or never.'],
    [['check', '--as-of', '2026-02-30'], '--as-of takes a day written YYYY-MM-DD, and “2026-02-30” is not one.'],
    [['check', '--as-of', 'tomorrow'], '--as-of takes a day written YYYY-MM-DD, and “tomorrow” is not one.'],
    [['check', '--as-of'], '--as-of needs a value: YYYY-MM-DD.'],
    [['check', '--as-of', '--format', 'json'], '--as-of needs a value: YYYY-MM-DD.'],
    [['check', '--no-color=yes'], '--no-color takes no value.'],
    [['check', 'nowhere'], 'There is no file or folder nowhere.'],
    [['matrix', 'a', 'b'], 'matrix takes one path: “b” is too much.'],
    [['matrix', 'nowhere'], 'There is no file or folder nowhere.'],
    [['matrix', 'README.md'], 'matrix takes a folder, and README.md is a file.'],
    [['check', '--baseline'], '--baseline needs a value: FILE.'],
    [['check', '--baseline', 'nowhere.json'], 'The baseline nowhere.json does not exist.'],
    [['matrix', '--write-baseline'], 'matrix takes no option --write-baseline.'],
    [['matrix', '--fail-on', 'error'], 'matrix takes no option --fail-on.'],
    [['check', '--staged', '--write-baseline'], '--staged and --write-baseline do not go together: give one of them.'],
    [
      ['check', '--changed-since', 'main', '--write-baseline'],
      '--changed-since and --write-baseline do not go together: give one of them.',
    ],
    [['check', '--changed-since'], '--changed-since needs a value: REF.'],
    [['matrix', '--staged'], 'matrix takes no option --staged.'],
    [['diff'], 'diff needs a commit to compare with, such as plumbline diff main.'],
    [['diff', 'a', 'b', 'c'], 'diff takes two commits at most: “c” is too much.'],
    [['log', '--limit', '0'], '--limit takes a number from 1 on, and “0” is not one.'],
    [['log', '--since'], '--since needs a value: REF|DAY.'],
    [
      ['explain', 'polcy-unmapped'],
      'There is no rule “polcy-unmapped”. Did you mean “policy-unmapped”? “plumbline explain” lists them all.',
    ],
    [['explain', 'zzz'], 'There is no rule “zzz”. “plumbline explain” lists them all.'],
    [['completion'], 'completion takes the name of a shell: bash, zsh, fish.'],
    [
      ['completion', 'tcsh'],
      'There is no completion for “tcsh”. completion takes the name of a shell: bash, zsh, fish.',
    ],
    [['completion', 'bash', 'zsh'], 'completion takes one shell: “zsh” is too much.'],
    [['lsp'], 'The language server speaks over standard input and output only: add --stdio.'],
    [['init', 'nowhere'], 'There is no file or folder nowhere.'],
  ];
  for (const [args, sentence] of cases) {
    it(`of ${args.join(' ')} is told in a sentence`, () => {
      assert.deepEqual(plumbline(args), { code: 2, stdout: '', stderr: `plumbline: ${sentence}\n` });
    });
  }

  it('is told where the current folder is gone', () => {
    const cwd = folderWith({});
    const script = `cd '${cwd}' && rmdir '${cwd}' && exec '${systemNode}' '${program}' check`;
    const { status, stderr } = spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [2, 'plumbline: The current folder is no longer there: go to another one.\n']);
  });

  it('never prints what a terminal would act upon', () => {
    const { stderr } = plumbline(['check', '\u001b[31mred\u0007']);
    assert.equal(stderr, 'plumbline: There is no file or folder ·[31mred·.\n');
  });
});

describe('help', () => {
  it('names every command and exit code, and that of a command its options', () => {
    const { code, stdout } = plumbline(['--help']);
    assert.equal(code, 0);
    for (const { name } of COMMANDS) assert.ok(stdout.includes(`  ${name} `), name);
    assert.match(stdout, /0 nothing .* 1 findings, 2 .* 3 /);
    for (const { name, options } of COMMANDS) {
      const help = plumbline([name, '--help']).stdout;
      for (const option of options) assert.ok(help.includes(`--${option}`), `${name} --${option}`);
    }
  });

  it('is there for each command, in three spellings', () => {
    for (const { name } of COMMANDS) {
      const { code, stdout } = plumbline([name, '--help']);
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^Usage: plumbline ${name}`));
      assert.equal(plumbline(['help', name]).stdout, stdout);
      assert.equal(plumbline(['-h', name]).stdout, stdout);
    }
  });

  it('is what somebody gets who says nothing, as a wrong use', () => {
    const { code, stdout, stderr } = plumbline([]);
    assert.deepEqual([code, stdout], [2, '']);
    assert.equal(stderr, plumbline(['--help']).stdout);
  });

  it('agrees with the page in the docs', () => {
    const page = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
    // Of Git, npm and the shells there are some too.
    const others = ['--no-verify'];
    const named = new Set(page.match(/(?<![\w-])--[a-z][a-zA-Z-]*/g)?.filter((one) => !others.includes(one)));
    assert.deepEqual([...named].sort(), OPTIONS.map(({ name }) => `--${name}`).sort());
    for (const { name } of COMMANDS) assert.ok(page.includes(`plumbline ${name}`), name);
  });

  it('knows the version', () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    assert.ok(typeof manifest === 'object' && manifest !== null && 'version' in manifest);
    assert.deepEqual(plumbline(['--version']), { code: 0, stdout: `${String(manifest.version)}\n`, stderr: '' });
  });
});

describe('matrix', () => {
  it('is JSON by the format, the same from wherever it is run', () => {
    const there = plumbline(['matrix', '--as-of', '2026-09-15', '--format', 'json']);
    assert.deepEqual([there.code, there.stderr], [0, '']);
    MATRIX(JSON.parse(there.stdout), 'matrix');
    const elsewhere = plumbline(['matrix', acme, '--as-of', '2026-09-15', '--format', 'json'], { cwd: folderWith({}) });
    assert.equal(elsewhere.stdout, there.stdout);
  });

  it('shows the example company', () => {
    const { code, stdout } = plumbline(['matrix', '--as-of', '2026-09-15'], { env: { COLUMNS: '120' } });
    assert.equal(code, 0);
    assert.match(stdout, /^Acme, Inc\. · SOC 2 Type 2 · 2026 · as of 2026-09-15\n/);
    assert.match(stdout, /\n {2}CC1\.2 {2}○○○○○ -- unmapped {3}Independent board oversight\n {2}CC1\.3/);
    assert.match(
      stdout,
      / AC-02 {2}priya\.raman +quarterly +Q1 ✓ {2}Q2 ✗ due 15 Jul {2}Q3 due 15 Oct {2}Q4 upcoming\n/,
    );
    assert.match(stdout, /\nOut of scope: Processing Integrity, Privacy\.\n$/);
  });
});

describe('samples', () => {
  it('are a list for a person, and stand beside the matrix for a program', () => {
    const { code, stdout } = plumbline(['matrix', '--samples', '--as-of', '2026-09-15'], { env: { COLUMNS: '100' } });
    assert.equal(code, 0);
    assert.match(stdout, /\nAC-02 +priya\.raman +quarterly +4 +2 +1 +0 +1\n/);
    const json = plumbline(['matrix', '--samples', '--as-of', '2026-09-15', '--format', 'json']);
    SAMPLES(JSON.parse(json.stdout), 'samples');
    assert.match(plumbline(['check', '--samples']).stderr, /check takes no option --samples\./);
  });
});

describe('timeline', () => {
  it('is JSON by the format, and of one mind with the matrix', () => {
    const { code, stdout, stderr } = plumbline(['timeline', acme, '--as-of', '2026-09-15', '--format', 'json']);
    assert.deepEqual([code, stderr], [0, '']);
    const timeline: unknown = JSON.parse(stdout);
    TIMELINE(timeline, 'timeline');
    const matrix: unknown = JSON.parse(plumbline(['matrix', acme, '--as-of', '2026-09-15', '--format', 'json']).stdout);
    assert.deepEqual(occurrencesIn(timeline), occurrencesIn(matrix));
  });

  it('shows the example company', () => {
    const { code, stdout } = plumbline(['timeline', '--as-of', '2026-09-15'], { env: { COLUMNS: '132' } });
    assert.equal(code, 0);
    assert.match(stdout, /^Acme, Inc\. · SOC 2 Type 2 · 2026 · as of 2026-09-15\n✓ performed .*│ as of 15 Sep 2026\n/);
    assert.match(stdout, /\nAC-02 {2}priya\.raman +quarterly {3}─+✓ ─+✗ ┄+│┄○ ┄+○\n/);
    assert.match(
      stdout,
      /\n {2}✗ AC-02 Quarterly user access review: nothing proves Q2 \(due 15 Jul\)\. First\s+because it /,
    );
  });

  it('says what to write where there is no period, and fails for a configuration that cannot be read', () => {
    const bare = plumbline(['timeline'], { cwd: folderWith({}) });
    assert.deepEqual([bare.code, bare.stderr], [0, '']);
    assert.match(bare.stdout, /There is no audit period: .*\n[^]*\n {2}engagement:\n/);
    const broken = plumbline(['timeline'], { cwd: folderWith({ 'plumbline.yml': 'engagement: {type: 2\n' }) });
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /^plumbline: plumbline\.yml, line \d, cannot be read/);
  });
});

/** Each control's occurrences as the matrix has them. */
function occurrencesIn(report: unknown): unknown {
  assert.ok(typeof report === 'object' && report !== null && 'controls' in report && Array.isArray(report.controls));
  const controls: readonly unknown[] = report.controls;
  return controls.map((control) => {
    assert.ok(typeof control === 'object' && control !== null && 'id' in control && 'occurrences' in control);
    assert.ok(Array.isArray(control.occurrences));
    const occurrences: readonly unknown[] = control.occurrences;
    return [
      control.id,
      occurrences.map((one) => {
        assert.ok(
          typeof one === 'object' &&
            one !== null &&
            'start' in one &&
            'end' in one &&
            'state' in one &&
            'evidence' in one,
        );
        return [one.start, one.end, one.state, one.evidence];
      }),
    ];
  });
}

describe('explain', () => {
  it('shows the page of a rule, whatever its case', () => {
    const { code, stdout } = plumbline(['explain', 'Policy-Review-Overdue'], { cwd: folderWith({}) });
    assert.equal(code, 0);
    assert.match(stdout, /^policy-review-overdue\n[^]*\nHow to fix it\n/);
  });

  it('lists all rules where none is named', () => {
    const { code, stdout } = plumbline(['explain']);
    assert.equal(code, 0);
    assert.match(stdout, /\nCriteria\n {2}criterion-unknown {2}error\n/);
  });
});

describe('init', () => {
  it('writes a configuration with which check runs, and never a second one', () => {
    const cwd = folderWith({
      'docs/policies/access.md': '---\nresponsible: jane.doe\nsatisfies: [A1.1]\n---\n# Access\n',
    });
    const first = plumbline(['init', '--as-of', '2026-03-10'], { cwd });
    assert.deepEqual([first.code, first.stderr], [0, '']);
    assert.match(
      first.stdout,
      /^Wrote plumbline\.yml\.\n\nRecognized\n {2}• 1 policy, 0 controls, 0 evidence records\.\n/,
    );
    const text = readFileSync(join(cwd, 'plumbline.yml'), 'utf8');
    assert.match(text, /keys:\n {2}owner: \[responsible\]\n$/);
    assert.equal(plumbline(['check'], { cwd }).code, 0);
    assert.deepEqual(plumbline(['init'], { cwd }), {
      code: 2,
      stdout: '',
      stderr: 'plumbline: plumbline.yml exists already and stays as it is. Edit it, or remove it first.\n',
    });
    assert.equal(readFileSync(join(cwd, 'plumbline.yml'), 'utf8'), text);
  });

  it('writes into the folder that is named', () => {
    const folder = folderWith({});
    assert.equal(plumbline(['init', folder], { cwd: folderWith(CLEAN) }).code, 0);
    assert.ok(existsSync(join(folder, 'plumbline.yml')));
  });
});

describe('lsp', () => {
  it('answers an editor, and ends with 130 on Ctrl-C', async () => {
    const child = startPlumbline(['lsp', '--stdio'], { cwd: folderWith(CLEAN) });
    const request = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    child.stdin?.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
    const answer = await new Promise((resolve) => child.stdout?.once('data', resolve));
    assert.match(String(answer), /^Content-Length: \d+/);
    child.kill('SIGINT');
    await once(child, 'exit');
    assert.equal(child.exitCode, 130);
  });
});
