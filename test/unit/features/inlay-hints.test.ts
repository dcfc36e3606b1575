/** What is said beside IDs and cadences. */

import assert from 'node:assert/strict';
import { hintTooltip, inlayHints, readHintData, type WantedHints } from '../../../server/src/features/inlay-hints.ts';
import { AS_OF, FILES, open } from './marked-workspace.ts';

type Files = Readonly<Record<string, string>>;

const ALL: WantedHints = { criteria: true, reviews: true, people: true };

interface Asked {
  readonly files?: Files;
  readonly wanted?: WantedHints;
  /** The first and the last line, from 0. */
  readonly lines?: readonly [number, number];
}

/** The lines that have hints, as an editor shows them. */
async function shown(path: string, { files = FILES, wanted = ALL, lines = [0, 999] }: Asked = {}): Promise<string[]> {
  const { context } = await open(files, path);
  const range = { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  const written = context.text.split('\n');
  const found = inlayHints(context, 'client:a', range, wanted);
  const touched = new Set(found.map(({ position }) => position.line));
  for (const { position, label } of found.toReversed()) {
    const line = written[position.line] ?? '';
    assert.ok(typeof label === 'string');
    written[position.line] = `${line.slice(0, position.character)}‹${label}›${line.slice(position.character)}`;
  }
  return [...touched].map((line) => (written[line] ?? '').trim());
}

describe('inlay hints', () => {
  it('say of a criterion its label, and of a cadence the day of the next review', async () => {
    assert.deepEqual(await shown('controls/access.yml'), [
      'review_cadence: annual‹next review 1 Feb 2027›',
      'criteria: [CC6.1‹Logical access protection›]',
      'criteria: [CC6.2‹Granting and removing accounts›]',
    ]);
  });

  it('say of ranges and series how many criteria they stand for, and nothing where a label is written', async () => {
    const files = {
      ...FILES,
      'controls/x.yml': 'controls:\n  - criteria: [CC6.1-CC6.3, cc7, "CC6.1 - Logical access", CC99.1]\n',
    };
    assert.deepEqual(await shown('controls/x.yml', { files }), [
      '- criteria: [CC6.1-CC6.3‹3 criteria›, cc7‹5 criteria›, "CC6.1 - Logical access", CC99.1]',
    ]);
  });

  it('say of a person the name where the ID does not', async () => {
    const files = {
      'people.control.yml':
        'people:\n  - {id: jane.doe, name: Jane Doe}\n  - {id: sr, name: Sam Roe, email: sam@acme.example}\nteams:\n  - {id: sec, name: Security}\n',
      'controls/x.yml':
        'controls:\n  - owner: sr\n  - owner: jane.doe\n  - owner: "@sr"\n  - owner: Sam Roe\n  - owner: sec\n  - owner: sam@acme.example\n  - owner: nobody\n',
    };
    assert.deepEqual(await shown('controls/x.yml', { files }), [
      '- owner: sr‹Sam Roe›',
      '- owner: "@sr"‹Sam Roe›',
      '- owner: sec‹Security›',
      '- owner: sam@acme.example‹Sam Roe›',
    ]);
  });

  it('say when a review was due, and nothing where the day is written or cannot be known', async () => {
    const files = {
      'controls/x.yml':
        'controls:\n  - {id: A, review_cadence: quarterly, last_reviewed: 2026-01-01}\n' +
        '  - {id: B, review_cadence: annual, last_reviewed: 2026-01-01, next_review: 2026-12-01}\n  - {id: C, review_cadence: annual}\n',
    };
    assert.ok(AS_OF > '2026-04-01');
    assert.deepEqual(await shown('controls/x.yml', { files }), [
      '- {id: A, review_cadence: quarterly‹review was due 1 Apr 2026›, last_reviewed: 2026-01-01}',
    ]);
  });

  it('stand in front-matter, not in prose', async () => {
    const files = { ...FILES, 'policies/access.md': `${FILES['policies/access.md'] ?? ''}CC6.1 asks for it.\n` };
    const lines = await shown('policies/access.md', { files });
    assert.equal(lines.length, 2);
    assert.match(lines[1] ?? '', /^satisfies: \[CC6\.1‹.+›, A1\.1‹.+›\]$/);
  });

  it('are given for the lines in sight and as far as they are wanted', async () => {
    assert.deepEqual(await shown('controls/access.yml', { lines: [5, 8] }), [
      'review_cadence: annual‹next review 1 Feb 2027›',
    ]);
    const wanted = { criteria: false, reviews: false, people: true };
    assert.deepEqual(await shown('controls/access.yml', { wanted }), []);
  });

  it('shorten a long label between words', async () => {
    const files = {
      ...FILES,
      'frameworks/iso.yml':
        'id: ISO27001\ncriteria:\n  - {id: A.5.15, label: "Rules to control physical and logical access, everywhere"}\n',
      'controls/x.yml': 'controls:\n  - criteria: [A.5.15]\n',
    };
    assert.deepEqual(await shown('controls/x.yml', { files }), [
      '- criteria: [A.5.15‹Rules to control physical and…›]',
    ]);
  });

  it('tell more when somebody points at them', async () => {
    const { context } = await open(FILES, 'controls/access.yml');
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const [review, criterion] = inlayHints(context, 'client:a', range, ALL);
    assert.equal(review?.tooltip, 'The next review is due by 1 Feb 2027. It was last reviewed on 1 Feb 2026.');
    const data = readHintData(criterion?.data) ?? assert.fail();
    assert.match(hintTooltip(context, data)?.value ?? '', /^\*\*CC6/);
    const person = hintTooltip(context, { uri: 'client:a', about: 'person', name: 'jane.doe' });
    assert.match(person?.value ?? '', /Jane Doe/);
    assert.equal(hintTooltip(context, { uri: 'client:a', about: 'person', name: 'nobody' }), undefined);
    for (const none of [undefined, null, 1, {}, { uri: 'a', name: 'b', about: 'c' }])
      assert.equal(readHintData(none), undefined);
  });
});
