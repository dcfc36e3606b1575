/** The lenses of a document, and what they say once they are in sight. */

import assert from 'node:assert/strict';
import { codeLenses, readLensData, resolvedLens } from '../../../server/src/features/code-lenses.ts';
import { ShownAnswers } from '../../../server/src/features/shown-answers.ts';
import { SHOW_LOCATIONS_COMMAND } from '../../../server/src/protocol/messages.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { FILES, FOLDER, open } from './marked-workspace.ts';

type Files = Readonly<Record<string, string>>;

interface Place {
  readonly uri: string;
  readonly range: { readonly start: { readonly line: number } };
}

/** `2: 1 policy → policies/access.md:2`, lines counted from 1 as editors show them. */
async function lenses(path: string, files: Files = FILES, leads = true): Promise<readonly string[]> {
  const { context } = await open(files, path);
  return codeLenses(context, `client:${path}`).map((lens) => {
    assert.equal(lens.command, undefined);
    const data = readLensData(lens.data);
    assert.ok(data);
    const { command } = resolvedLens(context, lens, data, leads);
    assert.ok(command);
    const line = lens.range.start.line + 1;
    if (command.command === '') return `${line}: ${command.title}`;
    assert.equal(command.command, SHOW_LOCATIONS_COMMAND);
    const given: readonly unknown[] = command.arguments ?? [];
    const [uri, position, places] = given;
    assert.equal(uri, `client:${path}`);
    assert.deepEqual(position, lens.range.start);
    assert.ok(Array.isArray(places));
    const listed: readonly Place[] = places;
    const shown = listed.map((one) => `${one.uri.slice(FOLDER.length + 1)}:${one.range.start.line + 1}`);
    return `${line}: ${command.title} → ${shown.join(' ')}`;
  });
}

describe('code lenses', () => {
  it('say above a control what it rests on, each part leading to what it names', async () => {
    assert.deepEqual(await lenses('controls/access.yml'), [
      '2: 1 policy → policies/access.md:2',
      '2: 1 criterion → controls/access.yml:10',
      '2: ✓ 2 performed · next due 15 Oct 2026 → evidence/2026.yml:3 evidence/2026.yml:2',
      '12: no policy',
      '12: 1 criterion → controls/access.yml:14',
      '12: no evidence record',
    ]);
  });

  it('say above a policy whether its controls are proven', async () => {
    assert.deepEqual(await lenses('policies/access.md'), [
      '1: ✓ 1 control proven → controls/access.yml:2',
      '1: 2 criteria → policies/access.md:11 policies/access.md:11',
    ]);
    const files = { ...FILES, 'evidence/2026.yml': 'evidence: []\n' };
    assert.deepEqual((await lenses('policies/access.md', files)).slice(0, 1), [
      '1: ✗ 1 control unproven → controls/access.yml:2',
    ]);
    const more = FILES['controls/access.yml']?.replace('criteria: [CC6.2]', 'policies: [POL-A]') ?? '';
    assert.deepEqual((await lenses('policies/access.md', { ...FILES, 'controls/access.yml': more })).slice(0, 1), [
      '1: ✗ 1 of 2 controls unproven → controls/access.yml:12',
    ]);
    const none = { ...FILES, 'controls/access.yml': 'controls: []\n' };
    assert.equal((await lenses('policies/access.md', none))[0], '1: no control');
  });

  it('name what is missing and late, up to three windows of it', async () => {
    const control = (frequency: string): string =>
      `controls:\n  - {id: X-1, frequency: ${frequency}, criteria: [CC6], status: operating}\n`;
    const monthly = { ...FILES, 'controls/x.yml': control('monthly') };
    assert.deepEqual((await lenses('controls/x.yml', monthly)).slice(2), [
      '2: ✗ 2026-01, 2026-02, 2026-03 missing · next due 15 May 2026 → controls/x.yml:2',
    ]);
    const weekly = { ...FILES, 'controls/x.yml': control('weekly') };
    assert.match((await lenses('controls/x.yml', weekly))[2] ?? '', /^2: ✗ \d+ missing · next due \d+ \w+ 2026 → /);
  });

  it('say for Type 1 what evidence there is', async () => {
    const files = { ...FILES, 'plumbline.yml': 'engagement: {type: 1, as_of: 2026-05-15}\n' };
    assert.equal(
      (await lenses('controls/access.yml', files))[2],
      '2: 2 evidence records → evidence/2026.yml:3 evidence/2026.yml:2',
    );
    assert.equal((await lenses('policies/access.md', files))[0], '1: ✓ 1 control evidenced → controls/access.yml:2');
  });

  it('say of which policy a control is suspect', async () => {
    const policy = FILES['policies/access.md']?.replace('---\n#', `approved_digest: sha256-${'0'.repeat(64)}\n---\n#`);
    const files = { ...FILES, 'policies/access.md': policy ?? '' };
    assert.equal(
      (await lenses('controls/access.yml', files))[0],
      '2: 1 policy, suspect: POL-A changed since approval → policies/access.md:2',
    );
  });

  it('say above a criterion of an own framework who maps it, in whichever way', async () => {
    const files = {
      ...FILES,
      'frameworks/iso.yml':
        'id: ISO27001\ncriteria:\n  - {id: A.5.15, label: Access, maps: [CC6.1]}\n  - {id: A.5.16, label: Identities}\n',
    };
    assert.deepEqual(await lenses('frameworks/iso.yml', files), [
      '3: 1 control → controls/access.yml:2',
      '3: 1 policy → policies/access.md:2',
      '4: no control',
      '4: no policy',
    ]);
  });

  it('lead nowhere in an editor that does not know our command', async () => {
    const [policies] = await lenses('controls/access.yml', FILES, false);
    assert.equal(policies, '2: 1 policy');
  });

  it('are not there above what is retired, and above other records', async () => {
    const files = { ...FILES, 'controls/x.yml': 'controls:\n  - {id: X, status: retired}\nrisks:\n  - {id: R}\n' };
    assert.deepEqual(await lenses('controls/x.yml', files), []);
    assert.deepEqual(await lenses('evidence/2026.yml'), []);
  });

  it('say nothing of what is gone or of what no server has sent', async () => {
    const { context } = await open(FILES, 'controls/access.yml');
    const [lens = assert.fail()] = codeLenses(context, 'client:a');
    const gone = { uri: 'client:a', part: 'policies', kind: 'control', id: 'AC-77', before: 0 } as const;
    assert.deepEqual(resolvedLens(context, lens, gone, true).command, { title: '', command: '' });
    for (const data of [undefined, null, 1, {}, { uri: 'a' }, { uri: 'a', part: 'b', kind: 'c', before: 0 }]) {
      assert.equal(readLensData(data), undefined);
    }
  });

  it('are there while something is half typed', async () => {
    const files = { ...FILES, 'controls/x.yml': 'controls:\n  - id: X-1\n    criteria: [CC6.1,\n    pol' };
    assert.deepEqual(await lenses('controls/x.yml', files), [
      '2: no policy',
      '2: 1 criterion → controls/x.yml:3',
      '2: no evidence record',
    ]);
  });
});

describe('what is shown', () => {
  it('is outdated when what it rests on changes in another document, and not by an edit of its own', async () => {
    const { context } = await open(FILES, 'controls/access.yml');
    const { engine, document } = context;
    const shown = new ShownAnswers(engine.snapshot.dependencies);
    const show = (): void => {
      for (const [index, lens] of codeLenses(context, 'client:a').entries()) {
        const data = readLensData(lens.data) ?? assert.fail();
        shown.give(document, String(index), () => resolvedLens(context, lens, data, true));
      }
    };
    const edit = (path: string, change: (text: string) => string): void => {
      engine.workspace.setText(joinUri(FOLDER, path), change(FILES[path] ?? ''));
    };
    show();
    assert.equal(shown.takeOutdated(), false);
    edit('evidence/2026.yml', (text) =>
      text.replace('control: AC-01, period: 2026-Q1', 'control: AC-09, period: 2026-Q1'),
    );
    assert.equal(shown.takeOutdated(), true);
    assert.equal(shown.takeOutdated(), false);
    show();
    edit('people.control.yml', (text) => text.replace('Security lead', 'Head of security'));
    assert.equal(shown.takeOutdated(), false);
    edit('controls/access.yml', (text) => text.replace('policies: [POL-A]', 'policies: []'));
    assert.equal(shown.takeOutdated(), false);
    show();
    shown.forget(document.uri);
    edit('evidence/2026.yml', (text) => text);
    assert.equal(shown.takeOutdated(), false);
  });
});
