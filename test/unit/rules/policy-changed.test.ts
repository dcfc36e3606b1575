/** The rule on policies whose text is no longer what was approved, and what of it is seen elsewhere. */

import assert from 'node:assert/strict';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { matrixTree } from '../../../server/src/features/matrix-tree.ts';
import { policyDigest } from '../../../server/src/facts/policy-digest.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { engineOn, expectFindings, FOLDER } from './rule-fixture.ts';
import { type Changes, policy, SOUND } from './sound-records.ts';

const PATH = 'policies/access.md';
const CODE = 'policy-changed-since-approval';
const BODY = 'Access is reviewed.\n';

/** The digest of the sound policy with a body. */
function digestOf(body: string, changes: Changes = {}): string {
  const [record] = readDocument(policy(changes, body), true, { role: 'policy' }).records;
  assert.ok(record);
  return policyDigest(record, body);
}

const DIGEST = digestOf(BODY);

function withPolicy(changes: Changes, body = BODY): Record<string, string> {
  return { ...SOUND, [PATH]: policy(changes, body) };
}

describe(CODE, () => {
  it('is silent where the text is the one that was approved, or none was recorded', async () => {
    await expectFindings(withPolicy({ approved_digest: DIGEST }));
    await expectFindings(withPolicy({ approved_digest: DIGEST, owner: 'sam.roe', last_reviewed: '2026-05-01' }));
    await expectFindings(withPolicy({ approved_digest: DIGEST }, `\n${BODY.trimEnd()}  \t\r\n\r\n`));
    await expectFindings(withPolicy({}, 'Whatever.'));
  });

  it('reports another body at the fingerprint, with the controls that rest on it', async () => {
    const found = await expectFindings(withPolicy({ approved_digest: `${DIGEST} # want ${CODE}` }, 'Access is free.'));
    const { message, underlined, related } = found.one(CODE);
    assert.equal(underlined, DIGEST);
    assert.equal(
      message,
      'POL-ACCESS was changed since it was approved on 2026-01-15: this is not the fingerprint of what it says now. ' +
        'Have the new text approved and record that, or restore the text that was approved.',
    );
    assert.deepEqual(related, ['controls/access.yml: AC-01 rests on this policy.']);
  });

  it('reports another version, title, or list of criteria', async () => {
    for (const changes of [{ version: '"2.2"' }, { title: 'Access' }, { satisfies: '[CC6.1, CC6.2]' }])
      await expectFindings(withPolicy({ ...changes, approved_digest: `${DIGEST} # want ${CODE}` }));
  });

  it('is silent while a policy is back in review or a draft, which says so, and once it is retired', async () => {
    const change = { approved_digest: DIGEST, version: '"3"' };
    await expectFindings(withPolicy({ ...change, status: 'in-review # want policy-not-approved' }));
    await expectFindings(withPolicy({ ...change, status: 'draft # want policy-not-approved' }));
    await expectFindings({ [PATH]: policy({ ...change, status: 'retired' }, BODY) });
  });

  it('leaves placeholders and what is no fingerprint to their own findings', async () => {
    await expectFindings(withPolicy({ approved_digest: 'TBD # want value-placeholder' }));
    const found = await expectFindings(withPolicy({ approved_digest: 'sha256-9f86 # want value-invalid' }));
    assert.match(found.one('value-invalid').message, /^“sha256-9f86” is not the fingerprint of a policy/);
  });
});

describe('what rests on a policy that was changed', () => {
  const text = (body: string): string => policy({ approved_digest: DIGEST }, body);

  async function changed(engine: Engine, fileSystem: ReturnType<typeof memoryFileSystem>, body: string): Promise<void> {
    fileSystem.write(PATH, text(body));
    await engine.workspace.fileChanged(joinUri(FOLDER, PATH));
  }

  function readiness(engine: Engine): string {
    const control = engine.snapshot.definition('AC-01', 'control');
    assert.ok(control);
    const { level, next } = engine.readiness.control(control);
    return `${level}: ${next ?? ''}`;
  }

  it('falls back below approved, and comes back with the text', async () => {
    const fileSystem = memoryFileSystem({ ...SOUND, [PATH]: text(BODY) });
    const engine = await engineOn(fileSystem);
    const before = readiness(engine);
    assert.match(before, /^evidenced/);
    await changed(engine, fileSystem, 'Access is free.');
    assert.equal(readiness(engine), 'owned: Have POL-ACCESS approved again: it was changed since it was approved.');
    await changed(engine, fileSystem, BODY);
    assert.equal(readiness(engine), before);
  });

  it('is called suspect in the tree and in hovers', async () => {
    const files: Readonly<Record<string, string>> = { ...SOUND, [PATH]: text('Access is free.') };
    const engine = await engineOn(memoryFileSystem(files));
    const rows = matrixTree(engine, { grouping: 'criteria', parent: 'criteria/security/CC6.1' });
    const [row] = rows;
    assert.match(row?.description ?? '', /^owned · suspect: POL-ACCESS changed since approval · /);
    assert.match(row?.tooltip ?? '', /\nSuspect: POL-ACCESS changed since approval\n/);
    const over = (path: string, line: number, character: number): string => {
      const document = engine.snapshot.document(joinUri(FOLDER, path));
      assert.ok(document);
      const context = { engine, document, text: files[path] ?? '' };
      return JSON.stringify(hover(context, { line, character }));
    };
    assert.match(over('controls/access.yml', 1, 10), /\*\*Suspect\*\* POL/);
    assert.match(over(PATH, 1, 6), /suspect: changed since approval/);
  });
});
