/** The fields of the records in registers other than controls, and those that several kinds share. */

import * as l10n from '@vscode/l10n';

import type { Field } from './field.ts';
import { row } from './field-row.ts';
import { OPERATION_FIELDS } from './operation-fields.ts';
import type { FieldOwner } from './kinds.ts';
import { VENDOR_FIELDS } from './vendor-fields.ts';

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
    () => l10n.t('What the record is, where a file holds just one.'),
    'control',
  ),
  row(
    'id',
    REGISTERED,
    { type: 'id' },
    () => l10n.t('The short name by which others refer to this record. It never changes.'),
    'AC-02',
  ),
  row(
    'title',
    ['control', 'evidence', 'exception', 'risk', 'incident', 'population', 'metric'],
    { type: 'text' },
    () => l10n.t('What it is, in a few words.'),
    'Quarterly user access review', // l10n: stands in a file

    { aliases: ['name', 'summary'] },
  ),
  row(
    'name',
    ['vendor', 'person', 'team', 'system'],
    { type: 'text' },
    () => l10n.t('The name people use.'),
    'Jane Doe', // l10n: stands in a file
    {
      aliases: ['title'],
    },
  ),
  row(
    'owner',
    ['exception', 'risk', 'vendor', 'system', 'incident', 'metric', 'population', 'team'],
    { type: 'owner' },
    () => l10n.t('Who answers for it.'),
    'jane.doe',
    { many: true },
  ),
  row(
    'description',
    ['evidence', 'exception', 'risk', 'vendor', 'team', 'system', 'incident', 'population', 'metric'],
    { type: 'text' },
    () => l10n.t('More about it, in plain words.'),
    'Accounts of leavers stay active.', // l10n: stands in a file
  ),
  row(
    'notes',
    REGISTERED,
    { type: 'any' },
    () => l10n.t('Anything else worth keeping.'),
    'See the ticket.', // l10n: stands in a file
    {
      aliases: ['note', 'comment', 'comments', 'remarks'],
    },
  ),
  row('tags', REGISTERED, { type: 'any' }, () => l10n.t('Words of your own to group records by.'), '[identity]', {
    aliases: ['labels'],
    many: true,
  }),
  row(
    'links',
    REGISTERED,
    { type: 'any' },
    () => l10n.t('Addresses worth knowing, such as a ticket.'),
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
    () => l10n.t('The day on which the definition was last re-read and confirmed.'),
    '2026-02-01',
    { aliases: ['last_review', 'reviewed', 'last_updated', 'last_review_date'] },
  ),
  row(
    'next_review',
    ['control', 'risk', 'vendor', 'system'],
    { type: 'date' },
    () =>
      l10n.t('The day by which the definition is to be re-read. Where it is not written, it follows from the cadence.'),
    '2027-02-01',
    { aliases: ['next_review_date', 'next_review_due'] },
  ),
  row(
    'review_cadence',
    ['control', 'risk', 'vendor', 'system'],
    { type: 'cadence' },
    () => l10n.t('How often the definition is re-read. Not how often a control operates.'),
    'annual',
    { aliases: ['review_frequency', 'review_cycle'] },
  ),
];

const EVIDENCE: readonly Field[] = [
  row(
    'controls',
    ['evidence'],
    { type: 'reference', to: 'control' },
    () => l10n.t('The controls that this proves operated.'),
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
    () =>
      l10n.t(
        'The days for which it proves something: 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W10, a date, or {start, end}.',
      ),
    '2026-Q1',
    { aliases: ['effective_period', 'date'] },
  ),
  row(
    'collected',
    ['evidence', 'population'],
    { type: 'date' },
    () => l10n.t('The day on which it was collected.'),
    '2026-04-03',
    {
      aliases: ['collected_on', 'collection_date'],
    },
  ),
  row('collector', ['evidence', 'population'], { type: 'owner' }, () => l10n.t('Who collected it.'), 'sam.roe', {
    aliases: ['collected_by'],
  }),
  row(
    'reviewer',
    ['evidence'],
    { type: 'owner' },
    () => l10n.t('Who checked it. Someone other than the collector.'),
    'jane.doe',
    {
      aliases: ['reviewed_by'],
    },
  ),
  row('source', ['evidence', 'population'], { type: 'text' }, () => l10n.t('The system it comes from.'), 'Okta'),
  row(
    'path',
    ['evidence', 'vendor-report'],
    { type: 'path' },
    () => l10n.t('The file, from the workspace folder, or from this file when it begins with ./ or ../.'),
    'evidence/2026/q1-access-review.csv',
    { aliases: ['file'] },
  ),
  row(
    'url',
    ['evidence', 'vendor-report'],
    { type: 'url' },
    () => l10n.t('Where it is kept, when not as a file here.'),
    'https://drive.acme.example/q1',
    {
      aliases: ['href', 'address'],
    },
  ),
  row(
    'sha256',
    ['evidence'],
    { type: 'digest' },
    () => l10n.t('The SHA-256 of the file, as 64 hexadecimal digits.'),
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    {
      aliases: ['hash', 'digest'],
    },
  ),
  row('expires', ['evidence'], { type: 'date' }, () => l10n.t('The last day on which it counts.'), '2027-04-03', {
    aliases: ['expiry', 'expires_on', 'expiration', 'valid_until'],
  }),
  row(
    'start',
    ['period', 'vendor-report'],
    { type: 'date' },
    () => l10n.t({ message: 'The first day.', comment: ['Of a period'] }),
    '2026-01-01',
  ),
  row(
    'end',
    ['period', 'vendor-report'],
    { type: 'date' },
    () => l10n.t('The last day; it belongs to the period.'),
    '2026-03-31',
  ),
];

const EXCEPTIONS_AND_RISKS: readonly Field[] = [
  row(
    'controls',
    ['exception'],
    { type: 'reference', to: 'control' },
    () => l10n.t('The control that is departed from.'),
    'AC-02',
    {
      aliases: ['control'],
      many: true,
    },
  ),
  row(
    'policies',
    ['exception'],
    { type: 'reference', to: 'policy' },
    () => l10n.t('The policy that is departed from.'),
    'POL-ACCESS',
    {
      aliases: ['policy'],
      many: true,
    },
  ),
  row(
    'scope',
    ['exception'],
    { type: 'text' },
    () => l10n.t('What the exception covers.'),
    'Two contractors until June', // l10n: stands in a file
  ),
  row(
    'reason',
    ['exception'],
    { type: 'text' },
    () => l10n.t('Why the departure is needed.'),
    'The vendor cannot do single sign-on.', // l10n: stands in a file
  ),
  row(
    'compensating_control',
    ['exception'],
    { type: 'reference', to: 'control' },
    () => l10n.t('The control that covers the gap meanwhile.'),
    'AC-05',
    { aliases: ['compensating_controls', 'compensation'], many: true },
  ),
  row(
    'approver',
    ['exception'],
    { type: 'owner' },
    () => l10n.t('Who approved it. Someone other than its owner.'),
    'chris.lee',
    {
      aliases: ['approved_by'],
      many: true,
    },
  ),
  row('approved', ['exception'], { type: 'date' }, () => l10n.t('The day of the approval.'), '2026-03-01', {
    aliases: ['approval_date', 'approved_date', 'approved_on'],
  }),
  row(
    'expires',
    ['exception'],
    { type: 'date' },
    () => l10n.t('The last day on which the departure is allowed. It belongs to the exception.'),
    '2026-09-01',
    { aliases: ['expiry', 'expires_on', 'expiration', 'valid_until'] },
  ),
  row('status', ['exception', 'risk', 'vendor', 'incident'], { type: 'any' }, () => l10n.t('Where it stands.'), 'open'),
  row('likelihood', ['risk'], { type: 'number', min: 1, max: 5 }, () => l10n.t('How likely it is, from 1 to 5.'), '3', {
    aliases: ['probability'],
  }),
  row('impact', ['risk'], { type: 'number', min: 1, max: 5 }, () => l10n.t('How bad it would be, from 1 to 5.'), '4'),
  row(
    'treatment',
    ['risk'],
    {
      type: 'choice',
      choices: [
        {
          value: 'mitigate',
          get meaning() {
            return l10n.t('make it less likely or less bad, by controls');
          },
          synonyms: ['reduce', 'treat'],
        },
        {
          value: 'accept',
          get meaning() {
            return l10n.t('live with it, knowingly');
          },
          synonyms: ['accepted'],
        },
        {
          value: 'transfer',
          get meaning() {
            return l10n.t('let another carry it, as by insurance');
          },
          synonyms: ['share'],
        },
        {
          value: 'avoid',
          get meaning() {
            return l10n.t('stop doing what gives rise to it');
          },
        },
      ],
    },
    () => l10n.t('What is done about the risk.'),
    'mitigate',
  ),
  row(
    'controls',
    ['risk'],
    { type: 'reference', to: 'control' },
    () => l10n.t('The controls that mitigate it.'),
    '[AC-02]',
    {
      many: true,
    },
  ),
  row(
    'category',
    ['risk', 'vendor', 'system', 'metric'],
    { type: 'text' },
    () => l10n.t('A word of your own to group by.'),
    'identity',
  ),
];

export const REGISTER_FIELDS: readonly Field[] = [
  ...SHARED,
  ...EVIDENCE,
  ...EXCEPTIONS_AND_RISKS,
  ...VENDOR_FIELDS,
  ...OPERATION_FIELDS,
];
