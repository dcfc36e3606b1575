/** Random workspaces: records of every kind with right, wrong and absurd values, that name each other or nothing. */

import fc from 'fast-check';
import { fieldsOf } from '../../../server/src/domain/fields.ts';
import { LIST_KEYS, type FieldOwner, type RecordKind } from '../../../server/src/domain/kinds.ts';

const IDS = [
  'AC-01',
  'AC-02',
  'POL-A',
  'R-1',
  'V-1',
  'okta',
  'jane.doe',
  'chris.lee',
  'security',
  'EV-1',
  'ac-01',
  'Ünï',
  '',
];
const TEXTS = [
  ...IDS,
  'Jane Doe',
  '@jane',
  'TBD',
  '{{.Name}}',
  'CC6.1',
  'CC6.1-CC6.3',
  'CC-Series',
  'CC9.9',
  'TSC.A1.1',
  '2026-01-15',
  '2025-02-30',
  '01/02/2026',
  '2026-Q1',
  'annual',
  'P45D',
  'retired',
  'approved',
  'operating',
  'evidence/a.csv',
  '../../etc/passwd',
  '/etc/passwd',
  'command:quit',
  'https://acme.example/x',
  '#',
  'constructor',
  '__proto__',
  'a\nb',
  '\u202e\ud800',
  'x'.repeat(300),
];

const scalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...TEXTS) },
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.1, 6, 20_260_101, 1e308),
  fc.string({ maxLength: 8 }),
);

const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 3, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  fc.dictionary(fc.constantFrom('start', 'end', 'TSC', 'HIPAA', 'id', 'path', 'controls', 'evidence', 'date'), scalar, {
    maxKeys: 3,
  }),
  fc.array(fc.dictionary(fc.constantFrom('id', 'date', 'evidence', 'text', 'title'), scalar), { maxLength: 2 }),
);

/** A record with some of a kind's fields, and now and then with one that the kind does not have. */
function record(owner: FieldOwner): fc.Arbitrary<Record<string, unknown>> {
  const names = fieldsOf(owner).flatMap((field) => [field.name, field.name, ...field.aliases]);
  return fc
    .tuple(
      fc.constantFrom(...IDS),
      fc.array(fc.tuple(fc.constantFrom(...names, 'x-own', 'ownr'), anything), { maxLength: 7 }),
    )
    .map(([id, pairs]) => Object.fromEntries([['id', id], ...pairs]));
}

const register: fc.Arbitrary<string> = fc
  .constantFrom(...LIST_KEYS)
  .chain(([key, kind]: readonly [string, RecordKind]) =>
    fc.tuple(fc.constant(key), fc.array(record(kind), { maxLength: 4 })),
  )
  .map(([key, records]) => JSON.stringify({ [key]: records }, undefined, 1));

const body = fc.constantFrom(
  '# Purpose\n\nAC-01, AC-99 and CC9.9. [x](#purpose) [y](#nothing) [z](a.md#purpose) [w](b.md) [v](../../x)\n',
  '## Purpose\n\n[x](<>) [y](%) [z](command:x) ![i](data:image/png;base64,x)\n',
  '',
);

const policy: fc.Arbitrary<string> = fc
  .tuple(record('policy'), body)
  .map(([fields, text]) => `---\n${JSON.stringify(fields, undefined, 1)}\n---\n${text}`);

const configuration: fc.Arbitrary<string> = fc
  .dictionary(
    fc.constantFrom('engagement', 'rules', 'keys', 'files', 'due_soon', 'organization', 'nonsense'),
    fc.oneof(
      anything,
      fc.record({ type: scalar, period: anything, categories: anything }, { requiredKeys: [] }),
      fc.dictionary(fc.constantFrom('owner', 'link-broken', 'id-duplicate', 'policies', 'exclude', 'ownr'), anything),
    ),
  )
  .map((fields) => JSON.stringify(fields));

/** Cuts a stretch out of a text, so that some of them are malformed. */
function damaged(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: text },
    fc.tuple(text, fc.nat(), fc.nat(12)).map(([whole, at, length]) => {
      const start = at % (whole.length + 1);
      return whole.slice(0, start) + whole.slice(start + length);
    }),
  );
}

/** A file of ours: its path, and its text, or undefined where it is not there. */
export const FILE: fc.Arbitrary<readonly [path: string, text: string | undefined]> = fc.oneof(
  fc.tuple(
    fc.constantFrom('controls/a.yml', 'controls/b.yml', 'risks/a.yml', 'people.control.yml', 'evidence/a.yml'),
    fc.oneof({ weight: 6, arbitrary: damaged(register) }, fc.constant(undefined)),
  ),
  fc.tuple(
    fc.constantFrom('policies/a.md', 'policies/b.md'),
    fc.oneof({ weight: 6, arbitrary: damaged(policy) }, fc.constant(undefined)),
  ),
  fc.tuple(
    fc.constant('plumbline.yml'),
    fc.oneof({ weight: 4, arbitrary: damaged(configuration) }, fc.constant(undefined)),
  ),
  fc.tuple(fc.constantFrom('evidence/a.csv', 'CODEOWNERS'), fc.constantFrom('* @jane\n', undefined)),
);
