/** `action.yml`, run as GitHub's runner runs it. */

import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readWorkflowCommands } from '../unit/reports/workflow-commands.ts';
import { sarifValidator } from '../unit/reports/sarif-schema.ts';
import { hasGit, Repository } from './git-repository.ts';
import { type ActionRun, member, readAction, runAction, type Surroundings } from './github-runner.ts';
import { acme, CLEAN, folderWith, MIXED, removeFolders } from './run-plumbline.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const action = readAction(readFileSync(join(repository, 'action.yml'), 'utf8'));

function run(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
  of: Partial<Pick<Surroundings, 'action' | 'bin' | 'context'>> = {},
): ActionRun {
  return runAction(action, inputs, { action: repository, ...of, workspace, scratch: folderWith({}) });
}

const DAY = { 'as-of': '2026-09-15' };

after(removeFolders);

describe('action.yml', () => {
  it('gives inputs to its scripts by the environment alone, each of them', () => {
    for (const { run: script = '' } of action.steps) assert.ok(!script.includes('${{'), script);
    const given = action.steps.flatMap(({ env }) => Object.values(env));
    const asked = action.steps.map(({ when = '' }) => when).join(' ');
    for (const name of action.inputs.keys())
      assert.ok(given.includes(`\${{ inputs.${name} }}`) || asked.includes(`inputs.${name} == 'true'`), name);
  });

  it('checks the example: annotations, a summary, a SARIF file, a comment and the exit code', () => {
    const workspace = folderWith({});
    mkdirSync(join(workspace, '.git'));
    cpSync(acme, join(workspace, 'compliance'), { recursive: true });
    const ended = run(workspace, {
      ...DAY,
      path: 'compliance',
      'sarif-file': 'plumbline.sarif',
      'comment-file': 'plumbline.md',
    });
    assert.deepEqual([ended.code, ended.stderr], [1, '']);
    const { commands } = readWorkflowCommands(ended.stdout);
    const errors = commands.filter(({ name }) => name === 'error');
    assert.deepEqual(ended.outputs, {
      errors: String(errors.length),
      warnings: String(commands.filter(({ name }) => name === 'warning').length),
      'exit-code': '1',
      'sarif-file': 'plumbline.sarif',
    });
    assert.ok(errors.every(({ properties }) => properties.get('file')?.startsWith('compliance/') === true));
    assert.match(ended.summary, /^<!-- plumbline -->\n## ✖ Plumbline: \d+ errors, /);
    assert.match(ended.summary, /\(https:\/\/github\.example\/acme\/plumbline\/blob\/v1\/docs\/rules\/[a-z-]+\.md\)/);
    assert.equal(readFileSync(join(workspace, 'plumbline.md'), 'utf8'), ended.summary);
    const log: unknown = JSON.parse(readFileSync(join(workspace, 'plumbline.sarif'), 'utf8'));
    const isSarif = sarifValidator();
    assert.ok(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3)));
    const runs = member(log, 'runs');
    const results = Array.isArray(runs) ? member(runs[0], 'results') : undefined;
    assert.ok(Array.isArray(results));
    assert.equal(results.length, commands.filter(({ properties }) => properties.has('file')).length);
  });

  it('says in a pull request what got better and worse since its base', function () {
    if (!hasGit) this.skip();
    const repository = new Repository();
    for (const [path, text] of Object.entries(MIXED)) repository.write(`soc 2/${path}`, text);
    const controls = (MIXED['controls/access.yml'] ?? '').replace(/\[CC6\.1\]\n$/, '[CC6.2]\n');
    repository.write('soc 2/controls/access.yml', controls);
    repository.commit('2026-09-01');
    repository.git('switch', '--quiet', '--create', 'work');
    // The first control loses its owner, and the second one gets one.
    const owner = '    owner: jane.doe\n';
    const title = '    title: Access review\n';
    repository.write('soc 2/controls/access.yml', controls.replace(owner, '').replace(title, `${title}${owner}`));
    repository.commit('2026-09-02');
    const ended = run(repository.folder, {
      ...DAY,
      path: 'soc 2',
      'changed-since': 'main',
      'sarif-file': 'plumbline.sarif',
    });
    assert.deepEqual([ended.code, ended.stderr], [0, '']);
    assert.deepEqual(/^### Compared with [^]*?(?=\n\n### )/m.exec(ended.summary)?.[0].split('\n\n'), [
      '### Compared with main',
      '- Worse: 1 new finding\n- Better: 1 finding is gone',
      '**Criteria that got worse**',
      '- CC6.1: **mapped**, was approved',
      '**Criteria that got better**',
      '- CC6.2: **approved**, was mapped',
      '**Controls that got worse**',
      '- AC-01 Single sign-on: **mapped**, was approved',
      '**Controls that got better**',
      '- AC-02 Access review: **approved**, was mapped',
    ]);
    assert.match(ended.summary, /^\| CC6\.1 Logical access protection \| .* mapped \| 1 \|$/m);
    const log: unknown = JSON.parse(readFileSync(join(repository.folder, 'plumbline.sarif'), 'utf8'));
    const runs = member(log, 'runs');
    const results = Array.isArray(runs) ? member(runs[0], 'results') : undefined;
    assert.ok(Array.isArray(results));
    assert.deepEqual(
      results.map((one) => [member(one, 'ruleId'), member(one, 'baselineState')]),
      [['control-owner-missing', 'new']],
    );
  });

  it('passes where nothing reaches the threshold, and writes no more than is asked for', () => {
    const workspace = folderWith(MIXED);
    const ended = run(workspace, { ...DAY, 'fail-on': 'never', annotate: 'false' });
    assert.deepEqual([ended.code, ended.stdout, ended.stderr], [0, '', '']);
    assert.deepEqual(ended.outputs, { errors: '1', warnings: '1', 'exit-code': '0', 'sarif-file': '' });
    const clean = run(folderWith(CLEAN), DAY);
    assert.deepEqual([clean.code, clean.stdout], [0, 'Plumbline: no findings\n']);
  });

  it('says what is wrong with its inputs, with exit code 2', () => {
    const ended = run(folderWith(CLEAN), { ...DAY, path: 'nowhere' });
    assert.deepEqual([ended.code, ended.stdout], [2, '']);
    assert.equal(ended.stderr, 'plumbline: There is no file or folder nowhere.\n');
    assert.deepEqual(ended.outputs, { errors: '', warnings: '', 'exit-code': '2', 'sarif-file': '' });
  });

  it('takes inputs for what they are, whatever stands in them', () => {
    const recorder = folderWith({
      'dist/cli/main.cjs': 'require("node:fs").appendFileSync("calls", JSON.stringify(process.argv.slice(2)) + "\\n");',
    });
    const workspace = folderWith({});
    const odd = '$(touch hacked) `touch hacked` "; touch hacked; \'';
    const inputs = { path: `${odd}\n--write-baseline\n`, 'as-of': odd, baseline: odd, 'changed-since': odd };
    assert.equal(run(workspace, { ...inputs, 'fail-on': odd, annotate: odd }, { action: recorder }).code, 0);
    assert.ok(!existsSync(join(workspace, 'hacked')));
    const [first] = readFileSync(join(workspace, 'calls'), 'utf8').split('\n');
    assert.deepEqual(JSON.parse(first ?? ''), [
      'check',
      '--format=json',
      `--fail-on=${odd}`,
      `--as-of=${odd}`,
      `--baseline=${odd}`,
      `--changed-since=${odd}`,
      '--',
      odd,
      '--write-baseline',
    ]);
  });
});
