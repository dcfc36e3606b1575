/** What `action.yml` does where reviewers look: the one comment on a pull request, and code scanning. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { COMMENT_MARK } from '../../server/src/reports/check-markdown.ts';
import { readWorkflowCommands } from '../unit/reports/workflow-commands.ts';
import { StandIn } from './gh-stand-in.ts';
import { hasGit, Repository } from './git-repository.ts';
import { type ActionRun, member, readAction, runAction } from './github-runner.ts';
import { CLEAN, folderWith, MIXED, removeFolders } from './run-plumbline.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const action = readAction(readFileSync(join(repository, 'action.yml'), 'utf8'));
const PULL_REQUEST: Readonly<Record<string, string>> = {
  'github.event_name': 'pull_request',
  'github.event.pull_request.number': '7',
};
const QUIET = { 'as-of': '2026-09-15', annotate: 'false' };

function run(
  gh: StandIn,
  inputs: Readonly<Record<string, string>> = {},
  { workspace = folderWith(MIXED), context = PULL_REQUEST } = {},
): ActionRun {
  const own = { action: repository, bin: gh.bin, scratch: folderWith({}) };
  return runAction(action, { ...QUIET, ...inputs }, { ...own, workspace, context });
}

/** The bodies of all comments. */
function bodies(gh: StandIn): readonly unknown[] {
  return Array.isArray(gh.comments) ? gh.comments.map((one: unknown) => member(one, 'body')) : [];
}

after(removeFolders);

describe('action.yml in a pull request', () => {
  it('writes the summary as a comment, also where the check fails, and brings it up to date in later runs', () => {
    const gh = new StandIn();
    const workspace = folderWith(MIXED);
    const first = run(gh, {}, { workspace });
    assert.deepEqual([first.code, first.stdout, first.stderr], [1, '', '']);
    assert.deepEqual(bodies(gh), [first.summary]);
    assert.ok(first.summary.startsWith(`${COMMENT_MARK}\n## ✖ Plumbline: 1 error, `));
    writeFileSync(join(workspace, 'controls/access.yml'), '');
    const second = run(gh, {}, { workspace });
    assert.notEqual(second.summary, first.summary);
    assert.deepEqual(bodies(gh), [second.summary]);
    assert.deepEqual(
      gh.calls.map((call) => {
        const args = member(call, 'args');
        return Array.isArray(args) ? args.filter((word) => /^(?:[A-Z]+|repos.*)$/.test(String(word))) : args;
      }),
      [
        ['repos/acme/soc2/issues/7/comments?per_page=100'],
        ['POST', 'repos/acme/soc2/issues/7/comments'],
        ['repos/acme/soc2/issues/7/comments?per_page=100'],
        ['PATCH', 'repos/acme/soc2/issues/comments/1'],
      ],
    );
    for (const call of gh.calls)
      assert.deepEqual([member(call, 'GH_TOKEN'), member(call, 'GH_HOST')], ['secret', 'github.example']);
  });

  it('leaves the comments of others alone, whatever stands in them', () => {
    const others = [
      { id: 1, user: 'mallory', body: `${COMMENT_MARK}\n## ✔ Plumbline: no findings` },
      { id: 2, user: 'github-actions[bot]', body: `Quoting:\n${COMMENT_MARK}` },
    ];
    const gh = new StandIn(others);
    const { summary } = run(gh);
    assert.deepEqual(gh.comments, [...others, { id: 3, user: 'github-actions[bot]', body: summary }]);
  });

  it('has a comment for each category, and takes no other letters in one', () => {
    const gh = new StandIn();
    run(gh);
    run(gh, { category: 'soc2.eu_west-1' });
    const { summary } = run(gh, { category: 'soc2.eu_west-1' });
    assert.deepEqual(bodies(gh), [summary, summary.replace(COMMENT_MARK, '<!-- plumbline soc2.eu_west-1 -->')]);
    for (const category of ['', 'a b', '--> $(touch hacked)']) {
      const ended = run(gh, { category });
      assert.deepEqual(
        [ended.code, ended.stderr, ended.outputs['exit-code']],
        [2, 'plumbline: category takes letters, digits, dots, dashes and underscores.\n', '2'],
      );
    }
    assert.equal(bodies(gh).length, 2);
  });

  it('says why it wrote none and goes by the verdict: of a fork, without gh, and whatever else GitHub says', () => {
    const workspace = folderWith(CLEAN);
    const said = (message: string): readonly (readonly [string, string])[] => {
      const gh = new StandIn();
      gh.refuse(message);
      const { code, stdout, stderr } = run(gh, {}, { workspace });
      assert.deepEqual([code, stderr, bodies(gh)], [0, '', []]);
      return readWorkflowCommands(stdout).commands.map(({ name, message: text }) => [name, text]);
    };
    const readOnly =
      'No comment was written: the token may not write to the pull request. Of a fork that is as it should be; elsewhere the job needs permissions: pull-requests: write. The summary of the job says the same.';
    assert.deepEqual(said('gh: Resource not accessible by integration (HTTP 403)'), [['notice', readOnly]]);
    assert.deepEqual(said('gh: Bad credentials (HTTP 401)'), [['notice', readOnly]]);
    assert.deepEqual(said('gh: 100%0A::error::no\n::error::no'), [
      ['warning', 'No comment was written: gh: 100%0A::error::no ::error::no '],
    ]);
    const script = action.steps.find(({ run: text = '' }) => text.includes('gh api'))?.run ?? '';
    assert.match(script, /^if ! command -v gh [^]*?::notice title=Plumbline::[^']* is not installed[^]*? exit 0\nfi\n/);
  });

  it('writes none where there is no pull request, where it is not wanted, and where nothing was checked', () => {
    const gh = new StandIn();
    run(gh, {}, { context: { 'github.event_name': 'push' } });
    run(gh, { comment: 'false' });
    assert.equal(run(gh, { path: 'nowhere' }).code, 2);
    assert.deepEqual(gh.calls, []);
  });

  it('uploads to code scanning where that is asked for, also where the check fails', () => {
    const gh = new StandIn();
    assert.deepEqual(run(gh).used, []);
    const ended = run(gh, { 'upload-sarif': 'true' });
    const file = ended.outputs['sarif-file'] ?? '';
    assert.equal(ended.code, 1);
    assert.deepEqual(ended.used, [
      { uses: 'github/codeql-action/upload-sarif@v4', with: { sarif_file: file, category: 'plumbline' } },
    ]);
    assert.match(readFileSync(file, 'utf8'), /"ruleId": "key-unknown"/);
    const workspace = folderWith(MIXED);
    const named = run(gh, { 'upload-sarif': 'true', 'sarif-file': 'a b.sarif', category: 'eu' }, { workspace });
    assert.deepEqual(
      named.used.map((one) => one.with),
      [{ sarif_file: 'a b.sarif', category: 'eu' }],
    );
    assert.match(readFileSync(join(workspace, 'a b.sarif'), 'utf8'), /"ruleId": "key-unknown"/);
    assert.deepEqual(run(gh, { 'upload-sarif': 'true', path: 'nowhere' }).used, []);
  });

  it('uploads all findings, also where the comment is of what a change causes', function () {
    if (!hasGit) this.skip();
    const work = new Repository();
    for (const [path, text] of Object.entries(MIXED)) work.write(path, text);
    work.commit('2026-09-01');
    const gh = new StandIn();
    const ended = run(gh, { 'upload-sarif': 'true', 'changed-since': 'HEAD' }, { workspace: work.folder });
    assert.equal(ended.code, 0);
    assert.match(ended.summary, /^- Nothing is worse\.$/m);
    assert.match(readFileSync(ended.outputs['sarif-file'] ?? '', 'utf8'), /"ruleId": "key-unknown"/);
  });
});
