/** Random workspaces: records of every kind with right, wrong and absurd values, that name each other or nothing. */

import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import type { Field } from '../../../server/src/domain/field.ts';
import { fieldsOf } from '../../../server/src/domain/fields.ts';
import { policyDigest } from '../../../server/src/facts/policy-digest.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';
import { type FieldOwner, LIST_KEYS, type RecordKind } from '../../../server/src/domain/kinds.ts';

/** Few enough that records often name each other, and have each other's IDs. */
const IDS: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
  policy: ['POL-A', 'POL-B'],
  control: ['AC-01', 'AC-02', 'AC-03'],
  evidence: ['EV-1', 'EV-2'],
  person: ['jane.doe', 'chris.lee', 'sam.roe'],
  team: ['security'],
  system: ['okta', 'aws'],
  vendor: ['V-OKTA'],
  risk: ['R-1', 'R-2'],
  exception: ['EX-1', 'EX-2'],
  metric: ['M-1'],
  population: ['POP-1'],
};
const ALL_IDS = [...Object.values(IDS).flat(), 'AC-99', 'nobody', 'Jane Doe', '@jane', 'janedoe'];

/** Of one of the texts that `evidence/a.csv` can have. */
const DIGEST = createHash('sha256').update('a,b\n').digest('hex');
/** IDs that both frameworks may have, so that a bare one may mean either, or neither. */
const OWN_CRITERIA = ['A.5.1', 'A.5.2', 'A.5.3', 'AC-2(1)'];

const DATES = [
  '2026-01-15',
  '2025-06-30',
  '2026-06-29',
  '2026-12-31',
  '2025-02-30',
  '01/02/2026',
  'Jun 1 2018',
  'soon',
];
/** What is written as the status of what has no list of them. */
const STATES = ['open', 'closed', 'requested', 'terminated', 'false-positive'];

const ABSURD = [
  '',
  'TBD',
  '{{.Name}}',
  '[Company]',
  '../../etc/passwd',
  'command:quit',
  'constructor',
  '__proto__',
  'a\nb',
  '“quoted”',
  '\u202e\ud800',
  '#',
  'x'.repeat(300),
];

const absurd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ABSURD, ...ALL_IDS, ...DATES) },
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.1, 6, 20_260_101, 1e308),
  fc.string({ maxLength: 8 }),
  fc.array(fc.constantFrom(...ABSURD, ...ALL_IDS), { maxLength: 3 }),
  fc.dictionary(
    fc.constantFrom('start', 'end', 'TSC', 'HIPAA', 'ISO', 'id', 'path', 'controls'),
    fc.constantFrom(...ABSURD),
  ),
);

/** What a field takes, more or less. */
function sensible(field: Field): fc.Arbitrary<unknown> {
  const { type } = field;
  switch (type.type) {
    case 'date':
      return fc.constantFrom(...DATES);
    case 'choice':
      return fc.constantFrom(...type.choices.map((choice) => choice.value));
    case 'cadence':
    case 'frequency':
    case 'duration':
      return fc.constantFrom('annual', 'quarterly', 'monthly', 'weekly', 'P45D', 'per-event');
    case 'period':
      return fc.constantFrom<unknown>('2026', '2025-Q4', '2026-Q1', { start: '2026-01-01', end: '2026-03-31' });
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.integer({ min: 0, max: 6 });
    case 'quantity':
      return fc.constantFrom<unknown>(12, '99.9 %', '1,200', '3 days');
    case 'target':
      return fc.constantFrom<unknown>('<= 30', '>= 99.9%', '= 0', 5, '< 2 hours', 'low');
    case 'version':
      return fc.constantFrom<unknown>('1.0', 1.1);
    case 'path':
      return fc.constantFrom('evidence/a.csv', './a.csv', 'evidence/A.csv', 'policies/a.md', 'gone.csv');
    case 'url':
      return fc.constant('https://acme.example/x');
    case 'owner':
      return fc.oneof(
        fc.constantFrom(...ALL_IDS.slice(6)),
        fc.array(fc.constantFrom(...ALL_IDS.slice(6)), { maxLength: 2 }),
      );
    case 'reference':
      return fc.oneof(
        fc.constantFrom(...(IDS[type.to] ?? ALL_IDS)),
        fc.array(fc.constantFrom(...(IDS[type.to] ?? []), ...ALL_IDS), { maxLength: 3 }),
      );
    case 'criteria':
      return fc.oneof(
        fc.subarray(['CC6.1', 'CC6.1-CC6.3', 'CC-Series', 'CC9.9', 'TSC.A1.1', 'cc8.1', 'PI1.1 - Inputs']),
        fc.subarray([...OWN_CRITERIA, 'ISO.A.5.1', 'ISO.A.5.9', 'A.5', 'A.5.1-A.5.3', 'CC6.1']),
        fc.constantFrom<unknown>({ ISO: ['A.5.1', 'AC-2(1)'] }, { ACME: ['A.5.1'] }),
        fc.constantFrom<unknown>({ TSC: ['CC6.1'] }, { HIPAA: ['164.308', 'CC6.1'], 'TSC 2017': 'CC7.1' }),
      );
    case 'record':
      return fc.array(fieldsFor(type.of), { maxLength: 2 });
    case 'text':
      return fc.constantFrom(...ALL_IDS, ...(field.name === 'frameworks' ? ['ISO', 'ACME', 'TSC'] : []));
    case 'id':
    case 'digest':
      return fc.constantFrom(DIGEST, DIGEST, DIGEST.replaceAll(/[0-9]/g, '0'), 'sha256:9f86');
    case 'glob':
    case 'any':
      return fc.constantFrom(...ALL_IDS, ...(field.name === 'status' ? STATES : []));
    default:
      return fc.constant(null);
  }
}

/** Most fields of a kind: what some rules look at is only there together with much else. */
function mostFieldsFor(owner: FieldOwner): fc.Arbitrary<Record<string, unknown>> {
  const entries = fieldsOf(owner).map((field) =>
    fc.tuple(fc.constant(field.name), fc.option(sensible(field), { freq: 4, nil: undefined })),
  );
  return fc
    .tuple(...entries)
    .map((pairs) => Object.fromEntries(pairs.filter(([name, value]) => name !== 'id' && value !== undefined)));
}

/** Some fields of a kind, now and then under another name, with a value of another sort, or that the kind does not have. */
function fieldsFor(owner: FieldOwner): fc.Arbitrary<Record<string, unknown>> {
  const pairs = fc
    .constantFrom(...fieldsOf(owner))
    .chain((field) =>
      fc.tuple(
        fc.oneof(
          { weight: 12, arbitrary: fc.constant(field.name) },
          { weight: 2, arbitrary: fc.constantFrom(field.name, ...field.aliases) },
          fc.constantFrom('x-own', 'ownr'),
        ),
        fc.oneof({ weight: 9, arbitrary: sensible(field) }, absurd),
      ),
    );
  return fc.array(pairs, { minLength: 1, maxLength: 9 }).map((list) => Object.fromEntries(list));
}

/** Kinds of which a rule asks for several fields at once. */
const RICH: readonly RecordKind[] = ['exception', 'risk', 'vendor', 'incident', 'metric'];

function record(kind: RecordKind): fc.Arbitrary<Record<string, unknown>> {
  const fields = RICH.includes(kind) ? fc.oneof(fieldsFor(kind), mostFieldsFor(kind)) : fieldsFor(kind);
  return fc
    .tuple(fc.constantFrom(...(IDS[kind] ?? ['X-1', 'X-2']), ''), fields)
    .map(([id, fields]) => (id === '' ? fields : { id, ...fields }));
}

/** YAML with each field on a line: plain where a word is one, JSON where it is not. */
function lines(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(fields).map(([key, value]) => {
    const plain = typeof value === 'string' && /^[A-Za-z0-9][\w./ -]*$/.test(value);
    return `${key}: ${plain ? value : (JSON.stringify(value) ?? '')}`;
  });
}

const register: fc.Arbitrary<string> = fc
  .array(
    fc
      .constantFrom(...LIST_KEYS)
      .chain(([key, kind]) => fc.tuple(fc.constant(key), fc.array(record(kind), { minLength: 1, maxLength: 3 }))),
    { minLength: 1, maxLength: 3 },
  )
  .map((lists) =>
    lists
      .flatMap(([key, records]) => [
        `${key}:`,
        ...records.flatMap((fields) =>
          lines(fields).map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`)),
        ),
      ])
      .join('\n'),
  );

const ownCriteria: fc.Arbitrary<unknown> = fc.oneof(
  fc.array(
    fc
      .tuple(fc.constantFrom(...OWN_CRITERIA, 'CC6.1'), fieldsFor('framework-criterion'))
      .map(([id, fields]) => ({ id, ...fields })),
    { maxLength: 4 },
  ),
  fc.dictionary(
    fc.constantFrom(...OWN_CRITERIA, 'CC1.2'),
    fc.oneof(fc.constant('A label'), fieldsFor('framework-criterion')),
  ),
  absurd,
);

/** A file of criteria in either shape, with an ID that another may have, that of the built-in framework, or none. */
const framework: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('ISO', 'ACME', 'TSC', ''), fieldsFor('framework'), ownCriteria)
      .map(([id, fields, criteria]) => lines({ ...fields, ...(id === '' ? {} : { id }), criteria }).join('\n')),
  },
  fc
    .tuple(
      fc.constantFrom('ISO', 'TSC'),
      fc.dictionary(fc.constantFrom(...OWN_CRITERIA, 'CC6.1'), fc.constant({ family: 'A', name: 'A label' })),
    )
    .map(([name, criteria]) => lines({ name, ...criteria }).join('\n')),
);

const body = fc.constantFrom(
  '# Purpose\n\nAC-01, AC-99 and CC9.9. [x](#purpose) [y](#nothing) [z](a.md#purpose) [w](b.md) [v](../../x)\n',
  '## Purpose\n\n[x](<>) [y](%) [z](command:x) ![i](data:image/png;base64,x)\n',
  '',
);

const policy: fc.Arbitrary<string> = fc
  .tuple(record('policy'), body, fc.integer({ min: 0, max: 3 }))
  .map(([fields, text, kept]) => {
    const written = (all: object): string => ['---', ...lines({ ...all }), '---', '', text].join('\n');
    const [read] = kept === 0 ? readDocument(written(fields), true, { role: 'policy' }).records : [];
    return written(read === undefined ? fields : { ...fields, approved_digest: policyDigest(read, text) });
  });

const configuration: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof({ weight: 4, arbitrary: fieldsFor('engagement') }, absurd),
    fc.oneof(
      fc.dictionary(
        fc.constantFrom('criterion-unmapped', 'criterion-out-of-scope', 'link-broken', 'no-rule'),
        fc.oneof(fc.constantFrom('off', 'error', 'hint', 'info'), absurd),
      ),
      absurd,
    ),
    fc.oneof(fc.dictionary(fc.constantFrom('owner', 'ownr'), fc.constantFrom(['ownr'], 'steward')), absurd),
    fc.oneof(fieldsFor('files'), absurd),
    fc.oneof(fieldsFor('incident-resolution'), absurd),
  )
  .chain(([engagement, rules, keys, files, incident_resolution]) =>
    fc
      .subarray(Object.entries({ engagement, rules, keys, files, incident_resolution }))
      .map((pairs) => lines(Object.fromEntries(pairs)).join('\n')),
  );

const SUPPRESSED = [
  'control-owner-missing',
  'control-frequency-missing value-invalid',
  'evidence-control-unknown, key-unknown: known',
  'criterion-unmapped CC6.1: later',
  'link-broken: to be written',
  'value-placeholder: a template',
  'no-such-rule: x',
  'suppression-unused: x',
  '',
];

/** Puts comments that silence findings into a text, above lines and at the end of lines, wherever that may be. */
function suppressed(text: fc.Arbitrary<string>, mark: (directive: string) => string): fc.Arbitrary<string> {
  const comment = fc.tuple(fc.nat(40), fc.constantFrom('', '-file'), fc.constantFrom(...SUPPRESSED), fc.boolean());
  return fc.tuple(text, fc.array(comment, { maxLength: 3 })).map(([whole, comments]) => {
    const lines = whole.split('\n');
    for (const [at, form, rest, alone] of comments) {
      const index = at % lines.length;
      const line = lines[index] ?? '';
      const written = mark(`plumbline-ignore${form} ${rest}`);
      lines[index] = alone ? `${/^ */.exec(line)?.[0] ?? ''}${written}\n${line}` : `${line} ${written}`;
    }
    return lines.join('\n');
  });
}

function inYaml(directive: string): string {
  return `# ${directive}`;
}

function inMarkdown(directive: string): string {
  return `<!-- ${directive} -->`;
}

/** Cuts a stretch out of a text now and then, so that some of them are malformed. */
function damaged(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: text },
    fc.tuple(text, fc.nat(), fc.nat(12)).map(([whole, at, length]) => {
      const start = at % (whole.length + 1);
      return whole.slice(0, start) + whole.slice(start + length);
    }),
  );
}

function orGone(text: fc.Arbitrary<string>): fc.Arbitrary<string | undefined> {
  return fc.oneof({ weight: 6, arbitrary: damaged(text) }, fc.constant(undefined));
}

const REGISTERS = ['controls/a.yml', 'controls/b.yml', 'risks/a.yml', 'people.control.yml', 'evidence/a.yml'];

/** A file of ours: its path, and its text, or undefined where it is not there. */
export const FILE: fc.Arbitrary<readonly [path: string, text: string | undefined]> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...REGISTERS), orGone(suppressed(register, inYaml))) },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constantFrom('policies/a.md', 'policies/b.md'),
      orGone(fc.oneof(suppressed(policy, inMarkdown), suppressed(policy, inYaml))),
    ),
  },
  fc.tuple(fc.constant('plumbline.yml'), orGone(suppressed(configuration, inYaml))),
  fc.tuple(fc.constant('evidence/a.csv'), fc.constantFrom('a,b\n', 'c\n', undefined)),
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('frameworks/a.yml', 'frameworks/b.yml', 'standards/a.yml'), orGone(framework)),
  },
  fc.tuple(fc.constant('evidence/a.csv'), fc.constantFrom('a,b\n', undefined)),
  fc.tuple(fc.constant('CODEOWNERS'), fc.constantFrom('* @jane\n', '* @acme/security\n', undefined)),
);
