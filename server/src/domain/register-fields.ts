/** The fields of the records in registers other than controls, and those that several kinds share. */

import type { Field } from './field.ts';
import { row, SEVERITIES } from './field-row.ts';
import { OPERATION_FIELDS } from './operation-fields.ts';
import type { FieldOwner } from './kinds.ts';

const REGISTERED: readonly FieldOwner[] = [
  'control',
  'evidence',
  'exception',
  'risk',
  'vendor',
  'person',
  'team',
  'system',
  'incident',
  'population',
  'metric',
];

const SHARED: readonly Field[] = [
  row(
    'kind',
    [...REGISTERED, 'policy'],
    { type: 'any' },
    'What the record is, where a file holds just one.',
    'control',
  ),
  row(
    'id',
    REGISTERED,
    { type: 'id' },
    'The short name by which others refer to this record. It never changes.',
    'AC-02',
  ),
  row(
    'title',
    ['control', 'evidence', 'exception', 'risk', 'incident', 'population', 'metric'],
    { type: 'text' },
    'What it is, in a few words.',
    'Quarterly user access review',
    { aliases: ['name', 'summary'] },
  ),
  row('name', ['vendor', 'person', 'team', 'system'], { type: 'text' }, 'The name people use.', 'Jane Doe', {
    aliases: ['title'],
  }),
  row(
    'owner',
    ['exception', 'risk', 'vendor', 'system', 'incident', 'metric', 'population', 'team'],
    { type: 'owner' },
    'Who answers for it.',
    'jane.doe',
    { many: true },
  ),
  row(
    'description',
    ['evidence', 'exception', 'risk', 'vendor', 'team', 'system', 'incident', 'population', 'metric'],
    { type: 'text' },
    'More about it, in plain words.',
    'Accounts of leavers stay active.',
  ),
  row('notes', REGISTERED, { type: 'any' }, 'Anything else worth keeping.', 'See the ticket.', {
    aliases: ['note', 'comment', 'comments', 'remarks'],
  }),
  row('tags', REGISTERED, { type: 'any' }, 'Words of your own to group records by.', '[identity]', {
    aliases: ['labels'],
    many: true,
  }),
  row(
    'links',
    REGISTERED,
    { type: 'any' },
    'Addresses worth knowing, such as a ticket.',
    '[https://acme.example/T-1]',
    {
      aliases: ['link', 'references', 'ticket', 'tickets'],
      many: true,
    },
  ),
  row(
    'last_reviewed',
    ['control', 'risk', 'vendor', 'system'],
    { type: 'date' },
    'The day on which the definition was last re-read and confirmed.',
    '2026-02-01',
    { aliases: ['last_review', 'reviewed', 'last_updated', 'last_review_date'] },
  ),
  row(
    'next_review',
    ['control', 'risk', 'vendor', 'system'],
    { type: 'date' },
    'The day by which the definition is to be re-read. Where it is not written, it follows from the cadence.',
    '2027-02-01',
    { aliases: ['next_review_date', 'next_review_due'] },
  ),
  row(
    'review_cadence',
    ['control', 'risk', 'vendor', 'system'],
    { type: 'cadence' },
    'How often the definition is re-read. Not how often a control operates.',
    'annual',
    { aliases: ['review_frequency', 'review_cycle'] },
  ),
];

const EVIDENCE: readonly Field[] = [
  row(
    'controls',
    ['evidence'],
    { type: 'reference', to: 'control' },
    'The controls that this proves operated.',
    'AC-02',
    {
      aliases: ['control'],
      many: true,
    },
  ),
  row(
    'period',
    ['evidence', 'population'],
    { type: 'period' },
    'The days for which it proves something: 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W10, a date, or {start, end}.',
    '2026-Q1',
    { aliases: ['effective_period', 'date'] },
  ),
  row('collected', ['evidence', 'population'], { type: 'date' }, 'The day on which it was collected.', '2026-04-03', {
    aliases: ['collected_on', 'collection_date'],
  }),
  row('collector', ['evidence', 'population'], { type: 'owner' }, 'Who collected it.', 'sam.roe', {
    aliases: ['collected_by'],
  }),
  row('reviewer', ['evidence'], { type: 'owner' }, 'Who checked it. Someone other than the collector.', 'jane.doe', {
    aliases: ['reviewed_by'],
  }),
  row('source', ['evidence', 'population'], { type: 'text' }, 'The system it comes from.', 'Okta'),
  row(
    'path',
    ['evidence', 'vendor-report'],
    { type: 'path' },
    'The file, from the workspace folder, or from this file when it begins with ./ or ../.',
    'evidence/2026/q1-access-review.csv',
    { aliases: ['file'] },
  ),
  row(
    'url',
    ['evidence', 'vendor-report'],
    { type: 'url' },
    'Where it is kept, when not as a file here.',
    'https://drive.acme.example/q1',
    {
      aliases: ['href', 'address'],
    },
  ),
  row(
    'sha256',
    ['evidence'],
    { type: 'digest' },
    'The SHA-256 of the file, as 64 hexadecimal digits.',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    {
      aliases: ['hash', 'digest'],
    },
  ),
  row('expires', ['evidence'], { type: 'date' }, 'The last day on which it counts.', '2027-04-03', {
    aliases: ['expiry', 'expires_on', 'expiration', 'valid_until'],
  }),
  row('start', ['period', 'vendor-report'], { type: 'date' }, 'The first day.', '2026-01-01'),
  row('end', ['period', 'vendor-report'], { type: 'date' }, 'The last day; it belongs to the period.', '2026-03-31'),
];

const EXCEPTIONS_AND_RISKS: readonly Field[] = [
  row('controls', ['exception'], { type: 'reference', to: 'control' }, 'The control that is departed from.', 'AC-02', {
    aliases: ['control'],
    many: true,
  }),
  row(
    'policies',
    ['exception'],
    { type: 'reference', to: 'policy' },
    'The policy that is departed from.',
    'POL-ACCESS',
    {
      aliases: ['policy'],
      many: true,
    },
  ),
  row('scope', ['exception'], { type: 'text' }, 'What the exception covers.', 'Two contractors until June'),
  row(
    'reason',
    ['exception'],
    { type: 'text' },
    'Why the departure is needed.',
    'The vendor cannot do single sign-on.',
  ),
  row(
    'compensating_control',
    ['exception'],
    { type: 'reference', to: 'control' },
    'The control that covers the gap meanwhile.',
    'AC-05',
    { aliases: ['compensating_controls', 'compensation'], many: true },
  ),
  row('approver', ['exception'], { type: 'owner' }, 'Who approved it. Someone other than its owner.', 'chris.lee', {
    aliases: ['approved_by'],
    many: true,
  }),
  row('approved', ['exception'], { type: 'date' }, 'The day of the approval.', '2026-03-01', {
    aliases: ['approval_date', 'approved_date', 'approved_on'],
  }),
  row(
    'expires',
    ['exception'],
    { type: 'date' },
    'The last day on which the departure is allowed. It belongs to the exception.',
    '2026-09-01',
    { aliases: ['expiry', 'expires_on', 'expiration', 'valid_until'] },
  ),
  row('status', ['exception', 'risk', 'vendor', 'incident'], { type: 'any' }, 'Where it stands.', 'open'),
  row('likelihood', ['risk'], { type: 'number', min: 1, max: 5 }, 'How likely it is, from 1 to 5.', '3', {
    aliases: ['probability'],
  }),
  row('impact', ['risk'], { type: 'number', min: 1, max: 5 }, 'How bad it would be, from 1 to 5.', '4'),
  row(
    'treatment',
    ['risk'],
    {
      type: 'choice',
      choices: [
        { value: 'mitigate', meaning: 'make it less likely or less bad, by controls', synonyms: ['reduce', 'treat'] },
        { value: 'accept', meaning: 'live with it, knowingly', synonyms: ['accepted'] },
        { value: 'transfer', meaning: 'let another carry it, as by insurance', synonyms: ['share'] },
        { value: 'avoid', meaning: 'stop doing what gives rise to it' },
      ],
    },
    'What is done about the risk.',
    'mitigate',
  ),
  row('controls', ['risk'], { type: 'reference', to: 'control' }, 'The controls that mitigate it.', '[AC-02]', {
    many: true,
  }),
  row(
    'category',
    ['risk', 'vendor', 'system', 'metric'],
    { type: 'text' },
    'A word of your own to group by.',
    'identity',
  ),
];

const VENDORS: readonly Field[] = [
  row(
    'method',
    ['vendor'],
    {
      type: 'choice',
      choices: [
        { value: 'carve-out', meaning: 'its controls are outside our report; we rely on its own' },
        { value: 'inclusive', meaning: 'its controls are inside our report' },
      ],
    },
    'How a subservice organization is treated in our report.',
    'carve-out',
  ),
  row('services', ['vendor'], { type: 'any' }, 'What it does for us.', 'Identity provider', {
    aliases: ['service'],
    many: true,
  }),
  row('criticality', ['vendor', 'system'], SEVERITIES, 'How much depends on it.', 'high', { aliases: ['tier'] }),
  row('data', ['vendor', 'system'], { type: 'any' }, 'The kinds of data it holds.', '[customer]', { many: true }),
  row(
    'report',
    ['vendor'],
    { type: 'record', of: 'vendor-report' },
    'Its SOC report that we rely on; a list where one follows another.',
    '{type: 2, start: 2025-10-01, end: 2026-09-30}',
    { many: true },
  ),
  row('type', ['vendor-report'], { type: 'any' }, 'SOC 2 Type 1 or Type 2, or the name of another report.', '2'),
  row('title', ['vendor-report'], { type: 'text' }, 'What the report is.', 'SOC 2 Type 2'),
  row('received', ['vendor-report'], { type: 'date' }, 'The day on which we received it.', '2026-01-20'),
  row('bridge', ['vendor-report'], { type: 'date' }, 'The last day that a bridge letter covers.', '2026-12-31', {
    aliases: ['bridge_letter'],
  }),
  row(
    'cuecs',
    ['vendor'],
    { type: 'record', of: 'cuec' },
    'The complementary user entity controls its report expects of us.',
    '[{id: CUEC-1, text: …, controls: [AC-02]}]',
    {
      many: true,
    },
  ),
  row('id', ['cuec', 'event'], { type: 'text' }, 'Its number in its list.', 'CUEC-1'),
  row(
    'text',
    ['cuec'],
    { type: 'text' },
    'What is expected of us, in our own words.',
    'Remove leavers from the directory.',
    {
      aliases: ['description', 'title'],
    },
  ),
  row('controls', ['cuec'], { type: 'reference', to: 'control' }, 'Our controls that do it.', '[AC-02]', {
    aliases: ['control'],
    many: true,
  }),
];

export const REGISTER_FIELDS: readonly Field[] = [
  ...SHARED,
  ...EVIDENCE,
  ...EXCEPTIONS_AND_RISKS,
  ...VENDORS,
  ...OPERATION_FIELDS,
];
