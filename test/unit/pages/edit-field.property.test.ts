/** Whatever a register looks like: an edit changes the one field it is for, and taking it back gives the same bytes. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';

import { inverseOf, withChanges } from '../../../client/src/pages/edited-text.ts';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { lineStartsOf, offsetAt } from '../../../server/src/facts/line-starts.ts';
import type { MatrixPageControl } from '../../../server/src/protocol/matrix-page.ts';
import type { EditAnswer, EditedField } from '../../../server/src/protocol/page-edits.ts';
import { runs } from '../random-runs.ts';
import { engineFor } from '../rules/rule-fixture.ts';
import { askEdit, controlNamed, edit } from './editing.ts';

const IDS = ['CC6.1', 'CC6.2', 'CC6.3', 'CC7.1', 'A1.2', 'C1.1'];
const REFERENCES = [...IDS, 'CC6.1-3', 'CC7', '"CC6.2"', "'A1.2'", 'CC99.9', 'CC6.1 - Access'];

const comment = fc.constantFrom('', ' # why', '   #');
const reference = fc.constantFrom(...REFERENCES);
const references = fc.uniqueArray(reference, { maxLength: 4 });

/** The field `criteria` in one of the forms that people give it, indented by two columns more than its record. */
const criteria = fc.oneof(
  references.map((items) => `criteria: [${items.join(', ')}]`),
  references.map((items) => `criteria: [ ${items.join(' , ')} ]`),
  fc
    .tuple(references, fc.constantFrom('  - ', '- ', '  -   '), fc.array(comment, { minLength: 4, maxLength: 4 }))
    .map(([items, dash, notes]) =>
      items.length === 0
        ? 'satisfies:'
        : ['satisfies:', ...items.map((item, at) => `${dash}${item}${notes[at] ?? ''}`)].join('\n    '),
    ),
  reference.map((item) => `tsc: ${item}`),
  fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 2, maxLength: 3 }).map((ids) => `criteria: ${ids.join(', ')}`),
  references.map((items) => `criteria: {TSC: [${items.join(', ')}]}`),
  references.map((items) => ['criteria:', '  TSC:', ...items.map((item) => `    - ${item}`)].join('\n    ')),
  references.map((items) => ['criteria: [', ...items.map((item) => `  ${item}, # it`), ']'].join('\n    ')),
);

const single = (key: string, values: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...values), comment)
    .map(([value, note]) => `${key}:${value === '' ? '' : ` ${value}`}${note}`);

const field = fc.oneof(
  criteria,
  single('owner', ['sam', '"Sam Roe"', "'sam'", '[sam]', '[sam, ann]', '', 'sam, ann', '\n    - sam\n    - ann']),
  single('control_owner', ['sam']),
  single('frequency', ['monthly', '"quarterly"', '', 'P3M', 'P6W']),
  single('status', ['operating', 'active', '', "'planned'", 'lost']),
  single('description', ['text', '>\n      folded\n      text', '|+\n      kept\n\n']),
  fc.constantFrom('# a comment', '', 'x-own: {a: [1, 2]}', 'policies: [POL-A]'),
);

const record = fc.tuple(fc.uniqueArray(field, { selector: keyOf, maxLength: 6 }), comment).map(([fields, note]) => ({
  note,
  fields,
}));

/** Two fields of one meaning are a fault of their own. */
function keyOf(text: string): string {
  const key = /^[\w-]+/.exec(text)?.[0] ?? text;
  return /criteria|satisfies|tsc/.test(key) ? 'criteria' : /owner/.test(key) ? 'owner' : key;
}

const register = fc
  .array(record, { minLength: 1, maxLength: 3 })
  .map((records) =>
    [
      'controls:',
      ...records.flatMap(({ fields, note }, at) => [
        `  - id: C-0${at}${note}`,
        ...fields.flatMap((one) =>
          one.split('\n').map((line, row) => (row === 0 && line !== '' ? `    ${line}` : line)),
        ),
      ]),
      '',
    ].join('\n'),
  );

const VALUES: Readonly<Record<EditedField, fc.Arbitrary<readonly string[]>>> = {
  owner: fc.constantFrom(['jane'], ['Jane: CISO'], ["O'Neil"], ['@team/a'], ['yes'], []),
  frequency: fc.constantFrom(['annual'], ['per-event'], ['P45D'], []),
  status: fc.constantFrom(['planned'], ['retired'], ['operating'], []),
  criteria: fc.uniqueArray(fc.constantFrom(...IDS.map((id) => `TSC.${id}`)), { maxLength: 4 }),
};

const wish = fc
  .constantFrom<EditedField>('owner', 'frequency', 'status', 'criteria', 'criteria')
  .chain((name) => VALUES[name].map((values) => ({ field: name, values })));

/** All that is shown of the controls but one thing, and but what follows from it. */
async function others(engine: Engine, without: EditedField): Promise<readonly unknown[]> {
  const shown: unknown[] = [];
  for (const name of namesOf(engine)) {
    const control = await controlNamed(engine, name);
    shown.push(name === 'C-00' ? saidBeside(control, without) : saidBeside(control, undefined));
  }
  return shown;
}

function namesOf(engine: Engine): readonly string[] {
  return engine.snapshot
    .records('control')
    .filter(({ isRetired }) => !isRetired)
    .flatMap(({ id }) => id ?? []);
}

function saidBeside(
  { owners, frequency, status, criteria: mapped, writtenCriteria, title, policies }: MatrixPageControl,
  without: EditedField | undefined,
): unknown {
  const all = { owner: owners, frequency, status, criteria: [mapped, writtenCriteria], title, policies };
  return without === undefined ? all : { ...all, [without]: undefined };
}

function changesOf(text: string, { edits }: EditAnswer): Parameters<typeof withChanges>[1] {
  const starts = lineStartsOf(text);
  return edits.map(({ range, newText }) => ({
    start: offsetAt(starts, text.length, range.start),
    end: offsetAt(starts, text.length, range.end),
    newText,
  }));
}

describe('edits of random registers', () => {
  it('change the one field, keep every comment, and can be taken back to the byte', async function () {
    this.timeout(600_000);
    let written = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(register, wish, fc.boolean(), fc.boolean(), async (lines, wanted, isWindows, hasEnd) => {
        const ended = hasEnd ? lines : lines.trimEnd();
        const text = isWindows ? `\ufeff${ended.replaceAll('\n', '\r\n')}` : ended;
        const before = await engineFor(new Map([['controls/a.yml', text]]));
        if (!namesOf(before).includes('C-00')) return;
        const control = await controlNamed(before, 'C-00');
        const answer = await askEdit(before, edit(control, wanted.field, wanted.values));
        if (answer.kind === 'refused') {
          refused += 1;
          assert.match(answer.reason, /^Nothing was written: /);
          return;
        }
        assert.ok(answer.kind === 'edit');
        written += 1;
        const changes = changesOf(text, answer);
        const after = withChanges(text, changes);
        assert.equal(withChanges(after, inverseOf(text, changes)), text);
        assert.equal(/(?<!\r)\n/.test(after), /(?<!\r)\n/.test(text), `mixes line ends:\n${after}`);
        const then = await engineFor(new Map([['controls/a.yml', after]]));
        const isRetired = wanted.values[0] === 'retired';
        if (!isRetired) {
          assert.deepEqual(await others(then, wanted.field), await others(before, wanted.field));
          const now = await controlNamed(then, 'C-00');
          const shown = { owner: now.owners, frequency: [now.frequency], status: [now.status], criteria: now.criteria };
          const expected =
            wanted.values.length === 0 && wanted.field !== 'criteria' && wanted.field !== 'owner'
              ? ['']
              : wanted.values;
          assert.deepEqual([...shown[wanted.field]].toSorted(), [...expected].toSorted(), after);
        }
        // A comment goes only with the item of a list to which it belongs.
        const notes = (all: string): number => all.split('#').length;
        const gone = notes(text) - notes(after);
        assert.ok(gone <= (wanted.field === 'criteria' ? 4 : 0), `loses comments:\n${text}\n=>\n${after}`);
      }),
      { seed: 20_261_129, numRuns: runs(100) },
    );
    assert.ok(refused * 6 < written, `${refused} refused, ${written} written`);
  });
});
