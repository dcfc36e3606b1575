/** Which findings a baseline holds: those that were there, wherever they stand now, and no others. */

import assert from 'node:assert/strict';
import type { Diagnosis, Engine } from '../../../server/src/engine/engine.ts';
import { safeEdits } from '../../../server/src/fixes/registry.ts';
import { BASELINE_FILE, baselineText } from '../../../server/src/workspace/baseline-file.ts';
import { memoryFileSystem, type MemoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { dedent, engineOn, FOLDER, type FixtureFiles } from '../rules/rule-fixture.ts';

const RULES =
  'rules: {control-policy-missing: off, control-evidence-missing: off, criterion-unmapped: off, scope-missing: off}\n';

/** Sound but for its owner, if nothing else is said. */
const SOUND = 'frequency: annual, review_cadence: annual, last_reviewed: 2026-01-01, criteria: [CC6.1]';

function diskWith(files: FixtureFiles): MemoryFileSystem {
  const texts = Object.entries({ 'plumbline.yml': RULES, ...files });
  return memoryFileSystem(Object.fromEntries(texts.map(([path, text]) => [path, dedent(text)])));
}

function brief(diagnoses: readonly Diagnosis[]): readonly string[] {
  return diagnoses.map(({ path, range, code }) => `${path}:${range.start.line} ${code}`);
}

function known(engine: Engine): readonly string[] {
  return brief(engine.judgedDocuments().flatMap(({ uri }) => engine.inBaseline(uri)));
}

/** The baseline of what is found in some files. */
async function recorded(files: FixtureFiles): Promise<string> {
  return baselineText((await engineOn(diskWith(files))).recordFindings());
}

interface Held {
  /** What is said, and what is known. */
  readonly found: readonly string[];
  readonly known: readonly string[];
  readonly gone: number;
}

/** What comes of other files when the findings in the first ones are the baseline. */
async function held(before: FixtureFiles, after: FixtureFiles): Promise<Held> {
  const engine = await engineOn(diskWith({ ...after, [BASELINE_FILE]: await recorded(before) }));
  assert.equal(engine.baselineFault, undefined);
  return { found: brief(engine.diagnoseAll()), known: known(engine), gone: engine.goneFromBaseline() };
}

const TWO = {
  'controls/a.yml': `
    controls:
      - {id: AC-01, ${SOUND}}
      - {id: AC-02, ${SOUND}, owner: jane.doe, sytems: [okta]}
  `,
};

describe('a baseline', () => {
  it('holds what was found, so that nothing is left to be said', async () => {
    const engine = await engineOn(diskWith({ ...TWO, [BASELINE_FILE]: await recorded(TWO) }));
    assert.deepEqual(engine.diagnoseAll(), []);
    assert.deepEqual(known(engine), ['controls/a.yml:1 control-owner-missing', 'controls/a.yml:2 key-unknown']);
    assert.equal(engine.hasBaseline, true);
    assert.equal(engine.goneFromBaseline(), 0);
    const uri = joinUri(FOLDER, 'controls/a.yml');
    assert.deepEqual(engine.findings(uri)?.findings, []);
    assert.deepEqual(await safeEdits({ engine, uri, text: dedent(TWO['controls/a.yml']) }), []);
  });

  it('is of the findings themselves: what comes besides is said', async () => {
    assert.deepEqual(
      await held(TWO, {
        'controls/a.yml': `
          # A comment, and a record in front of them.
          controls:
            - {id: AC-00, ${SOUND}}

            - {id: AC-02, ${SOUND}, owner: jane.doe, sytems: [okta]}
            - {id: AC-01, ${SOUND}, last_tested: soon}
        `,
      }),
      {
        found: ['controls/a.yml:2 control-owner-missing', 'controls/a.yml:5 key-unknown'],
        known: ['controls/a.yml:4 key-unknown', 'controls/a.yml:5 control-owner-missing'],
        gone: 0,
      },
    );
  });

  it('makes nothing ready', async () => {
    const plain = await engineOn(diskWith(TWO));
    const silent = await engineOn(diskWith({ ...TWO, [BASELINE_FILE]: await recorded(TWO) }));
    assert.deepEqual(silent.readiness.standing(), plain.readiness.standing());
  });

  it('does not hold another value in the place of the one that was wrong', async () => {
    const of = (value: string, criterion: string): FixtureFiles => ({
      'controls/a.yml': `
        controls:
          - id: AC-01
            owner: jane.doe
            frequency: annual
            review_cadence: annual
            last_reviewed: ${value}
            criteria: [CC6.1, ${criterion}]
      `,
    });
    const same = await held(of('soon', 'CC9.9'), of('"soon"', 'CC9.9'));
    assert.deepEqual([same.found, same.gone], [[], 0]);
    assert.deepEqual(await held(of('soon', 'CC9.9'), of('later', 'CC9.8')), {
      found: ['controls/a.yml:5 date-invalid', 'controls/a.yml:6 criterion-unknown'],
      known: [],
      gone: 2,
    });
  });

  it('does not hold another key that is unknown, or another fault in the YAML', async () => {
    const of = (line: string): FixtureFiles => ({ 'controls/a.yml': `controls:\n  - id: AC-01\n    ${line}\n` });
    assert.deepEqual((await held(of('sytems: 1'), of('sytems: 2'))).found, []);
    assert.deepEqual((await held(of('sytems: 1'), of('sistems: 1'))).found, ['controls/a.yml:2 key-unknown']);
    const [first, other] = [of('status: "planned'), of('title: [a, b')];
    assert.deepEqual((await held(first, first)).found, []);
    assert.ok((await held(first, other)).found.some((one) => one.endsWith('yaml-syntax')));
  });

  it('does not hold another link in the place of the one that was broken', async () => {
    const of = (link: string): FixtureFiles => ({
      'policies/a.md': `---\nid: POL-A\n---\n\n# Scope\n\nSee [this](${link}).\n`,
    });
    assert.deepEqual((await held(of('a.md#nowhere'), of('a.md#nowhere'))).found, []);
    assert.deepEqual((await held(of('a.md#nowhere'), of('a.md#elsewhere'))).found, ['policies/a.md:6 link-broken']);
    assert.deepEqual((await held(of('b.md'), of('c.md'))).found, ['policies/a.md:6 link-broken']);
  });

  it('knows what is said of the workspace, whether or not there was a configuration', async () => {
    const policy = { 'policies/a.md': '---\nid: POL-A\nsatisfies: [CC6.1]\n---\n# Access\n' };
    const bare = await engineOn(memoryFileSystem(policy));
    const baseline = { [BASELINE_FILE]: baselineText(bare.recordFindings()) };
    const written = 'engagement: {type: 1, as_of: 2026-06-30, categories: [security]}\n';
    const engine = await engineOn(memoryFileSystem({ ...policy, ...baseline, 'plumbline.yml': written }));
    assert.deepEqual(brief(engine.diagnoseAll()), []);
    assert.ok(known(engine).includes('plumbline.yml:0 criterion-unmapped'));
  });

  it('holds findings that are alike as often as they were there, the first of them', async () => {
    const of = (times: number): FixtureFiles => ({
      'controls/a.yml': `controls:\n  - {id: AC-01, ${SOUND}, owner: jane.doe}\n`,
      'policies/a.md': `---\nid: POL-A\nowner: jane.doe\napprover: chris.lee\n---\n${'See AC-99.\n\n'.repeat(times)}`,
    });
    const { found, known: covered, gone } = await held(of(2), of(3));
    assert.deepEqual(found, ['policies/a.md:9 control-unknown']);
    assert.deepEqual(covered.slice(-2), ['policies/a.md:5 control-unknown', 'policies/a.md:7 control-unknown']);
    assert.equal(gone, 0);
    assert.equal((await held(of(3), of(1))).gone, 2);
  });

  it('tells occurrences of one control apart', async () => {
    const files = {
      'plumbline.yml': `${RULES}engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n`,
      'controls/a.yml':
        'controls:\n  - {id: AC-01, owner: jane.doe, frequency: quarterly, review_cadence: annual, last_reviewed: 2026-01-01, criteria: [CC6.1], status: operating}\n',
    };
    const disk = diskWith(files);
    const early = await engineOn(disk, '2026-04-20');
    assert.deepEqual(brief(early.diagnoseAll()), ['controls/a.yml:1 evidence-occurrence-missing']);
    disk.write(BASELINE_FILE, baselineText(early.recordFindings()));
    const late = await engineOn(disk, '2026-07-20');
    assert.deepEqual(known(late), ['controls/a.yml:1 evidence-occurrence-missing']);
    assert.deepEqual(brief(late.diagnoseAll()), ['controls/a.yml:1 evidence-occurrence-missing']);
    assert.match(late.diagnoseAll()[0]?.message ?? '', /1 Apr 2026/);
  });

  it('tells occurrences apart that one finding tells of together', async () => {
    const files = (evidence: string): FixtureFiles => ({
      'plumbline.yml': `${RULES}engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n`,
      'controls/a.yml': `controls:\n  - {id: AC-01, owner: jane.doe, frequency: daily, review_cadence: annual, last_reviewed: 2026-01-01, criteria: [CC6.1], status: operating}\n${evidence}`,
    });
    const proof = (day: string): string =>
      `evidence:\n  - {id: EV-1, control: AC-01, period: ${day}, collected: ${day}, url: "https://acme.example"}\n`;
    const before = await engineOn(diskWith(files('')), '2026-01-26');
    const [only, second] = before.diagnoseAll();
    assert.match(only?.message ?? '', /10 times in 2026-01/);
    assert.equal(second, undefined);
    const baseline = { [BASELINE_FILE]: baselineText(before.recordFindings()) };
    const on = async (day: string, evidence = ''): Promise<readonly [number, number]> => {
      const engine = await engineOn(diskWith({ ...files(evidence), ...baseline }), day);
      return [engine.diagnoseAll().length, engine.goneFromBaseline()];
    };
    assert.deepEqual(await on('2026-01-26'), [0, 0]);
    assert.deepEqual(await on('2026-01-26', proof('2026-01-01')), [0, 1], 'the first of them is proven now');
    assert.deepEqual(await on('2026-01-27'), [1, 0], 'another one is missed in the same month');
    assert.deepEqual(await on('2026-01-27', proof('2026-01-11')), [0, 0]);
  });

  it('holds what is not listed by how many there are, so that correcting one brings back none', async () => {
    const controls = (count: number): FixtureFiles => ({
      'controls/a.yml': `controls:\n${Array.from({ length: count }, (_, at) => `  - {id: AC-${at + 1}, ${SOUND}}\n`).join('')}`,
    });
    const baseline = { [BASELINE_FILE]: await recorded(controls(1005)) };
    const on = async (files: FixtureFiles): Promise<readonly [readonly string[], number]> => {
      const engine = await engineOn(diskWith({ ...files, ...baseline }));
      return [
        engine.diagnoseAll().map(({ code, message }) => `${code} ${message.slice(0, 6)}`),
        engine.goneFromBaseline(),
      ];
    };
    assert.deepEqual(await on(controls(1005)), [[], 0]);
    const { 'controls/a.yml': text = '' } = controls(1005);
    const corrected = text.replace('AC-2, ', 'AC-2, owner: jane.doe, ').replace('AC-7, ', 'AC-7, owner: jane.doe, ');
    assert.deepEqual(await on({ 'controls/a.yml': corrected }), [[], 2]);
    assert.deepEqual(await on({ 'controls/b.yml': text }), [[], 0]);
    assert.deepEqual(await on(controls(1002)), [[], 3]);
    assert.deepEqual(await on(controls(1006)), [['control-owner-missing 6 more'], 5]);
  });

  it('counts what is corrected as gone, and says it when it comes back in another record', async () => {
    const { found, gone } = await held(TWO, {
      'controls/a.yml': `
        controls:
          - {id: AC-01, ${SOUND}, owner: jane.doe}
          - {id: AC-02, ${SOUND}}
      `,
    });
    assert.deepEqual([found, gone], [['controls/a.yml:2 control-owner-missing'], 2]);
  });

  it('comes after what comments silence', async () => {
    const ignored = {
      'controls/a.yml': `
        controls:
          # plumbline-ignore control-owner-missing: filled in June
          - {id: AC-01, ${SOUND}}
          - {id: AC-02, ${SOUND}, owner: jane.doe, sytems: [okta]}
      `,
    };
    assert.deepEqual(await held(TWO, ignored), { found: [], known: ['controls/a.yml:3 key-unknown'], gone: 1 });
    assert.deepEqual((await held(ignored, TWO)).found, ['controls/a.yml:1 control-owner-missing']);
  });
});

describe('a baseline, when files and records move', () => {
  it('holds the findings of a file that has another name', async () => {
    const text = TWO['controls/a.yml'];
    assert.deepEqual(await held(TWO, { 'controls/access/b.yml': text }), {
      found: [],
      known: ['controls/access/b.yml:1 control-owner-missing', 'controls/access/b.yml:2 key-unknown'],
      gone: 0,
    });
  });

  it('holds them once: not those of a copy', async () => {
    const text = TWO['controls/a.yml'];
    const { found, gone } = await held(TWO, { ...TWO, 'controls/b.yml': text.replaceAll('AC-', 'BC-') });
    assert.deepEqual(found, ['controls/b.yml:1 control-owner-missing', 'controls/b.yml:2 key-unknown']);
    assert.equal(gone, 0);
  });

  it('holds those of a record that went to another file, or that two files swapped', async () => {
    const one = (id: string): string => `controls:\n  - {id: ${id}, ${SOUND}}\n`;
    const before = { 'controls/a.yml': one('AC-01'), 'controls/b.yml': one('AC-02') };
    const swapped = { 'controls/a.yml': one('AC-02'), 'controls/b.yml': one('AC-01') };
    assert.deepEqual((await held(before, swapped)).found, []);
    const joined = `${one('AC-01')}  - {id: AC-02, ${SOUND}}\n`;
    assert.deepEqual((await held(before, { 'controls/c.yml': joined })).found, []);
  });

  it('does not take a new policy without an ID for an old one that is still there', async () => {
    const policy = '---\ntitle: Access\n---\n# Access\n';
    const before = { 'policies/a.md': policy };
    const missing = (await held({}, before)).found;
    assert.ok(missing.length > 3);
    const filled = policy.replace('title: Access', 'title: Access\nowner: jane.doe');
    const { found } = await held(before, { 'policies/a.md': filled, 'policies/b.md': policy });
    assert.ok(found.includes('policies/b.md:1 policy-owner-missing'));
    assert.deepEqual((await held(before, { 'policies/b.md': policy })).found, []);
  });

  it('knows a policy that has got an ID or another title', async () => {
    const policy = (fields: string): FixtureFiles => ({ 'policies/a.md': `---\n${fields}\n---\n# Access\n` });
    assert.deepEqual((await held(policy('title: Access'), policy('title: Access to systems'))).found, []);
    assert.deepEqual((await held(policy('title: Access'), policy('id: POL-A\ntitle: Access'))).found, []);
  });
});

describe('the baseline in an editor', () => {
  it('is in force as soon as it is there, and no longer than that', async () => {
    const disk = diskWith(TWO);
    const engine = await engineOn(disk);
    const file = joinUri(FOLDER, BASELINE_FILE);
    const uri = joinUri(FOLDER, 'controls/a.yml');
    assert.equal(engine.diagnose(uri).length, 2);
    engine.takeChanged();
    disk.write(BASELINE_FILE, baselineText(engine.recordFindings()));
    assert.equal(await engine.workspace.fileChanged(file), false);
    assert.ok(engine.takeChanged().has(uri));
    assert.deepEqual(engine.diagnose(uri), []);
    disk.write(BASELINE_FILE, baselineText([]));
    await engine.workspace.fileChanged(file);
    assert.ok(engine.takeChanged().has(uri));
    assert.equal(engine.diagnose(uri).length, 2);
    disk.write(BASELINE_FILE, '<<<<<<< ours\n');
    await engine.workspace.fileChanged(file);
    assert.match(engine.baselineFault ?? '', /^is not JSON/);
    assert.equal(engine.diagnose(uri).length, 2);
    disk.delete(BASELINE_FILE);
    assert.equal(engine.workspace.fileDeleted(file), true);
    await engine.workspace.load();
    assert.deepEqual([engine.baselineFault, engine.hasBaseline], [undefined, false]);
  });

  it('tells of a document in which a finding became known because another one went', async () => {
    const of = (id: string): string => `controls:\n  - {id: ${id}, ${SOUND}}\n`;
    const before = { 'controls/a.yml': of('AC-01') };
    const disk = diskWith({
      'controls/b.yml': of('AC-01'),
      'controls/c.yml': of('AC-01').replace('annual,', 'annual, owner: jane.doe,'),
      [BASELINE_FILE]: await recorded(before),
    });
    const engine = await engineOn(disk);
    const [b, c] = [joinUri(FOLDER, 'controls/b.yml'), joinUri(FOLDER, 'controls/c.yml')];
    const owners = (uri: string): number =>
      engine.diagnose(uri).filter(({ code }) => code === 'control-owner-missing').length;
    assert.deepEqual([owners(b), owners(c)], [0, 0]);
    engine.workspace.setText(c, of('AC-01'));
    assert.deepEqual([owners(b), owners(c)], [0, 1]);
    engine.takeChanged();
    engine.workspace.setText(b, 'controls: []\n');
    const changed = engine.takeChanged();
    assert.ok(changed.has(c));
    assert.equal(owners(c), 0);
  });

  it('may be another one than that of the folder', async () => {
    const engine = await engineOn(diskWith({ ...TWO, [BASELINE_FILE]: '{' }));
    engine.setBaseline({ text: await recorded(TWO) });
    assert.deepEqual([engine.baselineFault, engine.diagnoseAll()], [undefined, []]);
    engine.setBaseline(undefined);
    assert.equal(engine.diagnoseAll().length, 2);
  });
});
