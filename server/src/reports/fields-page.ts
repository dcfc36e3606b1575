/**
 * The reference page of every field, `docs/fields.md`, made from the table of fields.
 *
 * l10n: the pages of the docs are in English.
 */

import type { Field } from '../domain/field.ts';
import { FIELDS, fieldsOf } from '../domain/fields.ts';
import {
  type FieldOwner,
  isRecordKind,
  LIST_KEYS,
  type NestedKind,
  RECORD_KINDS,
  type RecordKind,
} from '../domain/kinds.ts';
import { exampleOf } from './field-examples.ts';
import { CADENCE_MEANINGS, FREQUENCY_MEANINGS } from '../domain/recurrence.ts';

const HEADINGS: Readonly<Record<FieldOwner, string>> = {
  policy: 'Policy',
  control: 'Control',
  evidence: 'Evidence',
  exception: 'Exception',
  risk: 'Risk',
  vendor: 'Vendor',
  person: 'Person',
  team: 'Team',
  system: 'System',
  incident: 'Incident',
  population: 'Population',
  metric: 'Metric',
  'expected-evidence': 'Expected evidence',
  'control-definition': 'Earlier definition of a control',
  period: 'Period',
  'vendor-report': 'Vendor report',
  cuec: 'Complementary user entity control',
  event: 'Event',
  revision: 'Revision',
  configuration: 'plumbline.yml',
  engagement: 'Engagement',
  files: 'Files',
  'incident-resolution': 'Incident resolution',
  framework: 'Framework',
  'framework-criterion': 'Criterion',
  samples: 'Samples',
  'event-sample': 'Sample of events',
};

/** What a kind of record is, in a sentence. */
const INTRODUCTIONS: Readonly<Record<RecordKind, string>> = {
  policy: 'A Markdown file with these fields in its front-matter. Keys that are not listed here are let be.',
  control: 'What is actually done: it has one accountable owner, a frequency, and evidence each time.',
  evidence: 'A record that a control operated, for a date or a period.',
  exception: 'An approved departure from a policy or a control.',
  risk: 'What may go wrong, how likely and how bad that is, and what is done about it.',
  vendor: 'A third party, or a subservice organization whose report is relied on.',
  person: 'Somebody who may own, approve, collect or review.',
  team: 'People who answer for something together.',
  system: 'What stores, processes or reaches data, or runs a control.',
  incident: 'Something that went wrong.',
  population: 'What a per-event control operated on: joiners, leavers, changes, incidents.',
  metric: 'A measurement that belongs to a control.',
};

const NESTED: readonly NestedKind[] = [
  'expected-evidence',
  'control-definition',
  'period',
  'vendor-report',
  'cuec',
  'event',
  'revision',
];
const SETTINGS: readonly NestedKind[] = [
  'configuration',
  'engagement',
  'files',
  'incident-resolution',
  'samples',
  'event-sample',
];

const FRAMEWORKS: readonly NestedKind[] = ['framework', 'framework-criterion'];

/** The anchor that a heading gets on the usual forges. */
function anchor(owner: FieldOwner): string {
  return HEADINGS[owner]
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

function link(owner: FieldOwner): string {
  return `[${HEADINGS[owner].toLowerCase()}](#${anchor(owner)})`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** A field's type in words, with a link to the kind of record that is meant. */
function typeWords(owner: FieldOwner, field: Field): string {
  if (field.name === 'kind') return 'kind of record';
  // What the settings hold in these is not in the table, since its keys are the author's.
  if (owner === 'configuration' && field.type.type === 'any') return 'keys and values';
  const one = oneTypeWords(field);
  return field.many && field.type.type !== 'criteria' && field.type.type !== 'any' ? `${one}, or a list` : one;
}

function oneTypeWords({ type }: Field): string {
  switch (type.type) {
    case 'id':
      return 'ID';
    case 'version':
      return 'text in quotes';
    case 'boolean':
      return 'true or false';
    case 'number':
      if (type.min === undefined) return 'number';
      return type.max === undefined ? `number from ${type.min} on` : `number from ${type.min} to ${type.max}`;
    case 'choice':
      return `one of ${type.choices.map((choice) => code(choice.value)).join(', ')}`;
    case 'quantity':
      return 'number, with its unit or without';
    case 'target':
      return 'comparison sign and number';
    case 'owner':
    case 'date':
    case 'cadence':
    case 'frequency':
    case 'duration':
    case 'period':
    case 'criteria':
    case 'text':
    case 'digest':
    case 'path':
    case 'glob':
      return type.type;
    case 'reference':
      return `ID of ${articled(type.to)}`;
    case 'record':
      return link(type.of);
    case 'url':
      return 'address';
    case 'any':
      return 'anything';
    default:
      return type satisfies never;
  }
}

function articled(kind: RecordKind): string {
  if (kind === 'evidence') return link(kind);
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${link(kind)}`;
}

const FIRST = ['kind', 'id', 'title', 'name', 'description'];
const LAST = ['notes', 'tags', 'links'];

/** What names a record first, what is the author's own last, and what lies between in the table's order. */
function inWritingOrder(fields: readonly Field[]): readonly Field[] {
  const named = (names: readonly string[]): readonly Field[] =>
    names.flatMap((name) => fields.filter((field) => field.name === name));
  const ends = new Set([...FIRST, ...LAST]);
  return [...named(FIRST), ...fields.filter((field) => !ends.has(field.name)), ...named(LAST)];
}

function tableOf(owner: FieldOwner): readonly string[] {
  const rows = inWritingOrder(fieldsOf(owner)).map((field) => {
    const example = exampleOf(owner, field);
    return [
      code(field.name),
      field.aliases.map(code).join(', '),
      typeWords(owner, field),
      field.meaning,
      example === undefined ? '' : code(example),
    ];
  });
  const lines = [['field', 'also written', 'type', 'meaning', 'example'], ['---', '---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`);
}

/** What the values of each field with a choice mean. */
function choicesOf(owner: FieldOwner): readonly string[] {
  return fieldsOf(owner).flatMap(({ name, type }) => {
    if (type.type !== 'choice') return [];
    const choices = type.choices.map(({ value, meaning, synonyms }) => {
      const also = synonyms === undefined ? '' : `; also ${synonyms.map(code).join(', ')}`;
      return `  - ${code(value)}: ${meaning}${also}`;
    });
    return [`- ${code(name)}`, ...choices];
  });
}

/** Where a group of fields stands: `evidence` of a control. */
function placesOf(owner: FieldOwner): string {
  const places = FIELDS.filter(({ type }) =>
    type.type === 'record' ? type.of === owner : type.type === 'period' && owner === 'period',
  ).flatMap((field) =>
    field.owners.map((one) => `${code(field.name)} ${one === 'configuration' ? 'in' : 'of'} ${placeName(one)}`),
  );
  return `Stands in ${new Intl.ListFormat('en', { type: 'conjunction' }).format(places)}.`;
}

function placeName(owner: FieldOwner): string {
  if (isRecordKind(owner)) return articled(owner);
  return owner === 'configuration' ? code('plumbline.yml') : `the ${link(owner)}`;
}

function sectionOf(owner: FieldOwner, introduction: string): readonly string[] {
  const choices = choicesOf(owner);
  return [
    `## ${HEADINGS[owner]}`,
    '',
    introduction,
    '',
    ...tableOf(owner),
    '',
    ...(choices.length === 0 ? [] : ['What the choices mean:', '', ...choices, '']),
  ];
}

function recordIntroduction(kind: RecordKind): string {
  const key = [...LIST_KEYS].find(([, listed]) => listed === kind)?.[0];
  const place =
    key === undefined ? '' : ` Listed under ${code(`${key}:`)}, or alone in a file with ${code(`kind: ${kind}`)}.`;
  return `${INTRODUCTIONS[kind]}${place}`;
}

function wordList(meanings: readonly (readonly [string, string])[]): string {
  return meanings.map(([word, meaning]) => `${code(word)} (${meaning})`).join(', ');
}

const HEAD = `<!-- Made by \`node schemas/generate.ts\` from the table of fields in server/src/domain: change it there. -->

# Every field

What the formats are for, with examples, is on [the page of the formats](formats.md). Here is each field of each kind
of record.

Keys are understood in snake, kebab and camel case: \`next_review\`, \`next-review\` and \`nextReview\` are one field, and
so are the keys under “also written”. \`keys\` in \`plumbline.yml\` adds your own. In a register, a key that is not
a field is reported; begin it with \`x-\` if it is meant for yourself. No field is required by the format: what is
missing is a matter of [the rules](rules/README.md).

JSON Schemas of the same are in \`schemas/\`, for editors and checkers other than Plumbline:
\`plumbline.schema.json\`, \`register.schema.json\`, \`policy.schema.json\` and \`framework.schema.json\`. The YAML language server, for one, takes
a schema by a first line \`# yaml-language-server: $schema=…/register.schema.json\`. A schema cannot know the keys that
\`keys\` adds, and reads keys in the three cases above only.

## How values are written

| type | written as |
| --- | --- |
`;

const VALUES: readonly (readonly [string, string])[] = [
  [
    'date',
    '`2026-01-15`. `Jan 15 2026`, `15 January 2026` and `2026/01/15` are read as well; `01/02/2026` can be two days and is reported',
  ],
  [
    'period',
    '`2026`, `2026-H1`, `2026-Q1`, `2026-03`, `2026-W10`, a date, or `{start: 2026-01-01, end: 2026-03-31}`; both ends belong to it',
  ],
  ['frequency', `${wordList(FREQUENCY_MEANINGS)}, or a duration`],
  ['cadence', `${wordList(CADENCE_MEANINGS)}, or a duration`],
  ['duration', 'ISO 8601: `P30D`, `P6M`, `P7Y`'],
  ['owner', 'the ID, name, e-mail address or CODEOWNERS handle of a person or a team'],
  [
    'criteria',
    '`[CC6.1, CC6.2]`, or a list for each framework: `{TSC: [CC6.1]}`. Ranges (`CC6.1-CC6.3`) and series (`CC6`) are read as well',
  ],
  ['path', 'from the workspace folder, or from the file itself when it begins with `./` or `../`'],
  ['…, or a list', 'one value and a list of one are the same'],
];

/** The page, with a line break at its end. */
export function fieldsPage(): string {
  const lines = [
    HEAD + VALUES.map(([type, written]) => `| ${type} | ${cell(written)} |`).join('\n'),
    '',
    'A placeholder such as `TBD`, `[Company]` or `{{name}}` counts as missing.',
    '',
    ...RECORD_KINDS.flatMap((kind) => sectionOf(kind, recordIntroduction(kind))),
    ...NESTED.flatMap((owner) => sectionOf(owner, placesOf(owner))),
    ...SETTINGS.flatMap((owner) =>
      sectionOf(owner, owner === 'configuration' ? 'The settings of a workspace, in its root.' : placesOf(owner)),
    ),
    ...FRAMEWORKS.flatMap((owner) =>
      sectionOf(
        owner,
        owner === 'framework' ? 'A file with criteria of your own, by default in `frameworks/`.' : placesOf(owner),
      ),
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
