/** Diagnostics over the protocol: pushed or pulled and never both, each under the client's own spelling, and none lost. */

import assert from 'node:assert/strict';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { brokenDisk } from './disks.ts';
import { CONTROLS, FILES, POLICY, UNOWNED } from './example-files.ts';
import { LspClient } from './lsp-client.ts';

function brief({ uri, diagnostics }: PublishDiagnosticsParams): string {
  return `${uri}: ${diagnostics.map(({ code }) => String(code)).join(', ')}`;
}

describe('findings', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  describe('of a client that pulls', () => {
    it('stand once, however often a document is opened and closed', async () => {
      client = await LspClient.start({ ...FILES, 'policies/access.md': UNOWNED });
      await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
      for (let round = 0; round < 5; round++) {
        // oxlint-disable eslint/no-await-in-loop -- one after the other, as fast as it goes
        await client.open('policies/access.md', UNOWNED);
        await client.close('policies/access.md');
        // oxlint-enable eslint/no-await-in-loop
      }
      await client.open('policies/access.md', UNOWNED);
      assert.deepEqual(await client.codes('policies/access.md'), ['policy-owner-missing']);
      await client.watched(['policies/access.md', 2]);
      await client.settled();
      assert.deepEqual(client.pushedCodes('policies/access.md'), []);
      await client.close('policies/access.md');
      await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
      assert.deepEqual(client.pushedCodes('policies/access.md'), ['policy-owner-missing']);
    });

    it('are not given for a closed document, for which they are pushed', async () => {
      client = await LspClient.start({ ...FILES, 'policies/access.md': UNOWNED });
      await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
      assert.deepEqual(await client.pull('policies/access.md'), { kind: 'full', items: [] });
    });

    it('are pushed again only where they have changed', async () => {
      client = await LspClient.start({ ...FILES, 'policies/access.md': UNOWNED });
      await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
      const before = client.pushes.length;
      // Read anew, with everything in it.
      await client.watched(['.gitignore', 1]);
      client.files.write('.gitignore', 'nothing\n');
      await client.settled();
      client.files.write('policies/access.md', POLICY);
      await client.watched(['policies/access.md', 2]);
      await client.until('no finding', () => client.pushedCodes('policies/access.md').length === 0);
      assert.deepEqual(client.pushes.slice(before).map(brief), [`${client.uri('policies/access.md')}: `]);
    });

    it('that change with another document are asked for once, until the client has answered', async () => {
      let answer: (value: null) => void = () => undefined;
      const answers: Promise<null>[] = [];
      client = await LspClient.start(FILES, {
        answers: {
          'workspace/diagnostic/refresh': () => {
            const later = new Promise<null>((resolve) => (answer = resolve));
            answers.push(later);
            return later;
          },
        },
      });
      await client.open('controls/access.yml', CONTROLS);
      await client.open('policies/access.md', POLICY);
      assert.deepEqual(await client.codes('policies/access.md'), []);
      await client.settled();
      await client.edit('controls/access.yml', CONTROLS.replace('AC-01', 'AC-02'));
      await client.until('the first wish', () => answers.length > 0);
      for (const id of ['AC-03', 'AC-04', 'AC-05']) {
        // oxlint-disable eslint/no-await-in-loop -- one edit after the other
        await client.edit('controls/access.yml', CONTROLS.replace('AC-01', id));
        await client.pull('policies/access.md');
        await client.edit('controls/access.yml', CONTROLS);
        await client.settled();
        // oxlint-enable eslint/no-await-in-loop
      }
      assert.equal(answers.length, 1);
      answer(null);
      await client.until('the second wish', () => answers.length > 1);
      assert.deepEqual(await client.codes('policies/access.md'), []);
      answer(null);
      await client.edit('controls/access.yml', `${CONTROLS}# a comment\n`);
      await client.settled();
      assert.equal(answers.length, 2);
    });
  });

  describe('under the client’s own spelling', () => {
    const root = 'file:///C:/work';
    const spelled = 'file:///C:/work/policies/access.md';
    const canonical = 'file:///c%3A/work/policies/access.md';

    it('are taken back under the other one, for a client that is pushed everything', async () => {
      client = await LspClient.start({ ...FILES, 'policies/access.md': UNOWNED }, { root, pulls: false });
      await client.until('a finding', () => client.pushes.length > 0);
      await client.open('policies/access.md', UNOWNED);
      await client.until('a finding', () => client.pushed.get(spelled)?.length === 1);
      await client.close('policies/access.md');
      await client.until('a finding', () => client.pushed.get(canonical)?.length === 1);
      assert.deepEqual(client.pushes.map(brief), [
        `${canonical}: policy-owner-missing`,
        `${canonical}: `,
        `${spelled}: policy-owner-missing`,
        `${spelled}: `,
        `${canonical}: policy-owner-missing`,
      ]);
    });

    it('are taken back, for a client that pulls', async () => {
      client = await LspClient.start({ ...FILES, 'policies/access.md': UNOWNED }, { root });
      await client.until('a finding', () => client.pushes.length > 0);
      await client.open('policies/access.md', UNOWNED);
      assert.deepEqual(await client.codes('policies/access.md'), ['policy-owner-missing']);
      await client.close('policies/access.md');
      await client.until('a finding', () => client.pushed.get(canonical)?.length === 1);
      assert.deepEqual(client.pushes.map(brief), [
        `${canonical}: policy-owner-missing`,
        `${canonical}: `,
        `${canonical}: policy-owner-missing`,
      ]);
    });

    it('lead to other places', async () => {
      client = await LspClient.start(FILES, { root });
      await client.open('policies/access.md', POLICY);
      await client.open('policies/copy.md', POLICY);
      const report = await client.pull('policies/copy.md');
      assert.ok(report.kind === 'full');
      assert.deepEqual(
        report.items.map(({ code, relatedInformation }) => [
          code,
          relatedInformation?.map(({ location }) => location.uri),
        ]),
        [['id-duplicate', [spelled]]],
      );
    });

    it('carry the version of the text that they are about', async () => {
      client = await LspClient.start(FILES, { root, pulls: false });
      await client.open('policies/access.md', POLICY);
      await client.edit('policies/access.md', UNOWNED);
      await client.until('a finding', () => client.pushed.get(spelled)?.length === 1);
      assert.deepEqual(
        client.pushes.map(({ uri, version }) => [uri, version]),
        [[spelled, 2]],
      );
    });
  });

  it('of the other documents are told when one cannot be checked', async () => {
    let isBroken = true;
    client = await LspClient.start(
      {
        ...FILES,
        '.gitignore': 'secret/\n',
        'secret/other.csv': '',
        'evidence/2026.yml': FILES['evidence/2026.yml'].replace('path: evidence/2026/', 'path: secret/'),
        'policies/access.md': UNOWNED,
      },
      { disk: brokenDisk('secret/review.csv', () => isBroken) },
    );
    await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
    assert.deepEqual(client.pushedCodes('policies/access.md'), ['policy-owner-missing']);
    const errors = client.logged.filter(({ type }) => type === 1).map(({ message }) => message.split('\n')[0]);
    assert.deepEqual(errors, [
      // What its control is expected to have done rests on the same file.
      'Checking file:///workspace/controls/access.yml failed: Error: the disk is on fire at secret/review.csv',
      'Checking file:///workspace/evidence/2026.yml failed: Error: the disk is on fire at secret/review.csv',
    ]);
    isBroken = false;
    await client.watched(['evidence/2026.yml', 2]);
    await client.until('a finding', () => client.pushedCodes('evidence/2026.yml').length > 0);
    assert.deepEqual(client.pushedCodes('evidence/2026.yml'), ['evidence-file-missing']);
  });
});
