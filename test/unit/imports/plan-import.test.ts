/** The one way in for imports: what a source is, whether one is told and can call it off, and what the plan says besides. */

import assert from 'node:assert/strict';

import { recogniseFile, recogniseFolder } from '../../../server/src/imports/import-formats.ts';
import { planImport } from '../../../server/src/imports/plan-import.ts';
import { planFor, sourceFiles, targetWith, textsOf } from './memory-target.ts';

describe('what is to be imported', () => {
  const cases: readonly (readonly [string, string | Uint8Array, string | undefined])[] = [
    ['a.csv', 'x', 'csv'],
    ['a.txt', 'ID\tTitle\n', 'csv'],
    ['matrix', 'ID;Title\n', 'csv'],
    ['a.csv', Uint8Array.of(0x50, 0x4b, 3, 4), 'xlsx'],
    ['a.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'xlsx'],
    ['catalog', ' {"catalog": {}}', 'oscal'],
    ['c.yaml', 'component-definition:\n  uuid: x\n', 'oscal'],
    ['component.yaml', 'name: X\nschema_version: 3.0.0\nsatisfies: []\n', 'opencontrol'],
    ['lib.yaml', 'urn: urn:acme:risk:library:x\n', 'ciso-assistant'],
    ['other.yml', 'a: 1\n', undefined],
    ['a.xml', '<catalog a="1,2"/>', undefined],
    ['empty', '', undefined],
  ];
  for (const [name, content, format] of cases) {
    it(`is known of ${name}: ${format ?? 'nothing'}`, () => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      assert.equal(recogniseFile(name, bytes), format);
    });
  }

  it('is known of a folder by the paths in it, each format with its own files', () => {
    const comply = [
      'comply.yml',
      'README.md',
      'policies/b.md',
      'policies/README.md',
      'procedures/a.md',
      'x/component.yaml',
    ];
    assert.deepEqual(recogniseFolder(comply), { format: 'comply', paths: ['policies/b.md', 'procedures/a.md'] });
    assert.deepEqual(recogniseFolder(['x/component.yaml', 'opencontrol.yaml', 'standards/a.yml']), {
      format: 'opencontrol',
      paths: ['opencontrol.yaml', 'x/component.yaml'],
    });
    assert.deepEqual(recogniseFolder(['narratives/a.md']), { format: 'comply', paths: ['narratives/a.md'] });
    assert.equal(recogniseFolder(['src/a.ts', 'README.md']), undefined);
  });

  it('is asked for where nobody knows', async () => {
    assert.equal(
      (await planFor({ 'other.yml': 'a: 1\n' })).refusal,
      'It is not known what this is. Say its format: comply, csv, xlsx, oscal, opencontrol, ciso-assistant.',
    );
  });

  it('is not more than can be read', async () => {
    const plan = await planFor({ 'a.csv': new Uint8Array(32_000_001) });
    assert.equal(plan.refusal, 'It has 32 MB, and at most 32 MB are imported. Split it first.');
  });
});

describe('an import', () => {
  const files = sourceFiles({
    'a.csv': `ID,Title\n${Array.from({ length: 1200 }, (_, at) => `C-${at},x`).join('\n')}\n`,
  });

  it('says how far it is and lets others have their turn', async () => {
    const said: string[] = [];
    let turns = 0;
    const plan = await planImport({ files }, targetWith(), {
      onProgress: (done, total) => said.push(`${done}/${total}`),
      pause: async () => {
        turns += 1;
      },
    });
    assert.equal(plan?.records, 1200);
    assert.deepEqual([said, turns], [['0/1', '0/1200', '500/1200', '1000/1200'], 4]);
  });

  it('ends when it is called off', async () => {
    let asked = 0;
    const isCancelled = (): boolean => {
      asked += 1;
      return asked === 3;
    };
    assert.equal(await planImport({ files }, targetWith(), { isCancelled }), undefined);
    assert.equal(asked, 3);
  });

  it('says what would not be read', async () => {
    const target = { ...targetWith(), isRead: (path: string) => path.startsWith('policies/') };
    const plan = await planFor(
      { 'policies/a.md': 'x', 'narratives/b.md': 'x', 'standards/c.yml': 'x', 'procedures/d.md': 'id: d\n---\n' },
      target,
    );
    assert.deepEqual(
      plan.unread.map(({ message }) => message),
      [
        'narratives/b.md would not be read: “files.policies” in plumbline.yml names no such file. Add “narratives/**/*.md” to it.',
        'standards/c.yml would not be read: “frameworks” in plumbline.yml names no such file. Add “standards/*.yml” to it.',
        'procedures/d.md would not be read: “files.policies” in plumbline.yml names no such file. Add “procedures/**/*.md” to it.',
        'controls/comply-procedures.yml would not be read: “files.registers” in plumbline.yml names no such file. Add “controls/**/*.yml” to it.',
      ],
    );
  });
});

describe('the columns of a spreadsheet', () => {
  const TEXT =
    'Ref,What,Wer,Wann,TSC,Zuletzt\nAC-1,Review,jane.doe,quarterly,"CC6.1, CC6.2",2026-01-31\nAC-2,Check,jane.doe,annual,CC7.1,\n';

  it('are shown with what they hold and what they could be', async () => {
    const { sheet } = await planFor({ 'a.csv': TEXT });
    assert.deepEqual(
      sheet?.columns.map(({ heading, field, by, proposals }) => [heading, field, by, proposals]),
      [
        ['Ref', 'id', 'heading', []],
        ['What', undefined, undefined, []],
        ['Wer', undefined, undefined, ['owner']],
        ['Wann', undefined, undefined, ['frequency']],
        ['TSC', 'criteria', 'heading', []],
        ['Zuletzt', undefined, undefined, ['started', 'retired', 'last_reviewed', 'next_review']],
      ],
    );
    assert.deepEqual(sheet?.columns[4]?.samples, ['CC6.1, CC6.2', 'CC7.1']);
    assert.deepEqual([sheet?.line, sheet?.rows], [1, 2]);
  });

  it('are shown of the first row where no headings are known', async () => {
    const plan = await planFor({ 'a.csv': 'Was,Wer\nReview,jane.doe\n' });
    assert.ok(plan.refusal?.startsWith('No row of headings was found'));
    assert.deepEqual(
      plan.sheet?.columns.map(({ heading, samples }) => [heading, samples]),
      [
        ['Was', ['Review']],
        ['Wer', ['jane.doe']],
      ],
    );
    const said = await planFor({ 'a.csv': 'Was,Wer\nReview,jane.doe\n' }, targetWith(), { map: [['Was', 'title']] });
    assert.deepEqual([said.refusal, said.records], [undefined, 1]);
  });

  it('are remembered as somebody said, and known by that', async () => {
    const map = [
      ['What', 'title'],
      ['Ref', 'id'],
      ['Zuletzt', '-'],
    ] as const;
    const { remember } = await planFor({ 'a.csv': TEXT }, targetWith(), { map });
    assert.deepEqual(remember, {
      path: '.plumbline/import.yml',
      content:
        '# What the columns of imported spreadsheets hold: "heading": field, or "-" for none.\ncolumns:\n  "What": title\n  "Zuletzt": "-"\n',
    });
    const target = targetWith({ '.plumbline/import.yml': remember?.content ?? '' });
    const again = await planFor({ 'a.csv': TEXT }, target, { map: [['Wer', 'owner']] });
    assert.deepEqual(
      again.sheet?.columns.map(({ field, by }) => [field, by]),
      [
        ['id', 'heading'],
        ['title', 'remembered'],
        ['owner', 'said'],
        [undefined, undefined],
        ['criteria', 'heading'],
        ['none', 'remembered'],
      ],
    );
    assert.equal((await planFor({ 'a.csv': TEXT }, target, { map })).remember, undefined);
  });

  it('are remembered with everything else of the file as it was', async () => {
    const there = '# ours\ncolumns:\n    # the first\n    What:   title # so\n    X: "-"\nother: 1\n';
    const map = [
      ['what', 'description'],
      ['Wer', 'owner'],
    ] as const;
    const { remember } = await planFor({ 'a.csv': TEXT }, targetWith({ '.plumbline/import.yml': there }), { map });
    assert.equal(
      remember?.content,
      '# ours\ncolumns:\n    # the first\n    "Wer": owner\n    What:   description # so\n    X: "-"\nother: 1\n',
    );
  });

  it('are remembered at a key that has no value yet, and with the line ends of the file', async () => {
    const there = 'columns:\r\n  What: # todo\r\n  X: "-"\r\n';
    const map = [
      ['What', 'description'],
      ['Wer', 'owner'],
    ] as const;
    const { remember } = await planFor({ 'a.csv': TEXT }, targetWith({ '.plumbline/import.yml': there }), { map });
    assert.equal(remember?.content, 'columns:\r\n  "Wer": owner\r\n  What: description # todo\r\n  X: "-"\r\n');
  });

  it('are not written over what is there and could not be read', async () => {
    const target = { ...targetWith(), isRememberedUnread: true };
    assert.equal((await planFor({ 'a.csv': TEXT }, target, { map: [['What', 'title']] })).remember, undefined);
  });

  it('are not remembered in a file that cannot be read', async () => {
    const target = targetWith({ '.plumbline/import.yml': 'columns: [\n' });
    const { remember, notes } = await planFor({ 'a.csv': TEXT }, target, { map: [['What', 'title']] });
    assert.equal(remember, undefined);
    assert.equal(
      notes[0]?.message,
      '.plumbline/import.yml cannot be read whole, so that what is said of columns is not remembered.',
    );
    const odd = targetWith({ '.plumbline/import.yml': 'columns:\n  What: nothing\n' });
    assert.equal(
      (await planFor({ 'a.csv': TEXT }, odd)).notes[0]?.message,
      '.plumbline/import.yml says of the column “What” what is no field, and was passed over.',
    );
  });

  it('are known by two rows of headings', async () => {
    const plan = await planFor({
      'a.csv':
        'Acme,,,,,\nControl,,,Review,,Extra\nID,Title,Owner,Frequency,Last reviewed,\nAC-1,Review,jane.doe,annual,2026-01-31,x\n',
    });
    assert.deepEqual(
      plan.sheet?.columns.map(({ heading, field }) => [heading, field]),
      [
        ['Control ID', 'id'],
        ['Control Title', 'title'],
        ['Control Owner', 'owner'],
        ['Review Frequency', 'review_cadence'],
        ['Review Last reviewed', 'last_reviewed'],
        ['Extra', undefined],
      ],
    );
    assert.equal(
      textsOf(plan)['controls/imported.yml'],
      '# The rows of a control matrix, as controls.\n# Acme\ncontrols:\n  - id: AC-1\n    title: Review\n    owner: jane.doe\n    last_reviewed: 2026-01-31\n    review_cadence: annual\n    notes: "Extra: x"\n',
    );
  });
});
