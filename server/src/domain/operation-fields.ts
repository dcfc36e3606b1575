/** The fields of people, teams and systems, and of what happens: incidents, populations and metrics. */

import * as l10n from '@vscode/l10n';

import type { Field } from './field.ts';
import { row, SEVERITIES } from './field-row.ts';

const PEOPLE_AND_SYSTEMS: readonly Field[] = [
  row('email', ['person', 'team'], { type: 'text' }, () => l10n.t('The e-mail address.'), 'jane@acme.example', {
    aliases: ['mail'],
  }),
  row(
    'role',
    ['person'],
    { type: 'text' },
    () => l10n.t('What the person does here.'),
    'Security lead', // l10n: stands in a file
    {
      aliases: ['job_title', 'position'],
    },
  ),
  row('active', ['person'], { type: 'boolean' }, () => l10n.t('Whether the person still works here.'), 'true'),
  row('handle', ['person', 'team'], { type: 'text' }, () => l10n.t('The account name in CODEOWNERS.'), '"@jane-doe"', {
    aliases: ['github', 'gitlab', 'username'],
  }),
  row(
    'joined',
    ['person'],
    { type: 'date' },
    () => l10n.t({ message: 'The first day.', comment: ['On which a person works here'] }),
    '2025-03-01',
    {
      aliases: ['start', 'hired'],
    },
  ),
  row(
    'left',
    ['person'],
    { type: 'date' },
    () => l10n.t('The last day. From the day after, the person owns nothing.'),
    '2026-05-31',
    {
      aliases: ['end', 'leaves'],
    },
  ),
  row(
    'manager',
    ['person'],
    { type: 'reference', to: 'person' },
    () => l10n.t('Who the person reports to.'),
    'chris.lee',
  ),
  row('members', ['team'], { type: 'reference', to: 'person' }, () => l10n.t('The people in the team.'), '[jane.doe]', {
    many: true,
  }),
  row(
    'in_scope',
    ['system'],
    { type: 'boolean' },
    () => l10n.t('Whether the system is part of what the report covers.'),
    'true',
  ),
  row('vendor', ['system'], { type: 'reference', to: 'vendor' }, () => l10n.t('The vendor that runs it.'), 'V-OKTA'),
  row('environment', ['system'], { type: 'text' }, () => l10n.t('Production, staging and so on.'), 'production'),
];

const OPERATIONS: readonly Field[] = [
  row('severity', ['incident'], SEVERITIES, () => l10n.t('How bad it was.'), 'high'),
  row('detected', ['incident'], { type: 'date' }, () => l10n.t('The day on which it was noticed.'), '2026-05-02', {
    aliases: ['opened', 'reported'],
  }),
  row('resolved', ['incident'], { type: 'date' }, () => l10n.t('The day on which it was over.'), '2026-05-03', {
    aliases: ['closed'],
  }),
  row(
    'controls',
    ['incident'],
    { type: 'reference', to: 'control' },
    () => l10n.t('The controls that were called on.'),
    '[IR-01]',
    {
      aliases: ['control'],
      many: true,
    },
  ),
  row(
    'review',
    ['incident'],
    { type: 'path' },
    () => l10n.t('The file with the review that followed.'),
    'evidence/2026/inc-12.md',
    {
      aliases: ['postmortem', 'post_mortem'],
    },
  ),
  row(
    'controls',
    ['population', 'metric'],
    { type: 'reference', to: 'control' },
    () => l10n.t('The control it belongs to.'),
    'HR-02',
    {
      aliases: ['control'],
      many: true,
    },
  ),
  row(
    'events',
    ['population'],
    { type: 'record', of: 'event' },
    () => l10n.t('What happened in the period; an empty list is a recorded empty pull.'),
    '[{id: E-1, date: 2026-02-03, evidence: EV-1}]', // l10n: stands in a file

    {
      many: true,
    },
  ),
  row('date', ['event'], { type: 'date' }, () => l10n.t('The day on which it happened.'), '2026-02-03'),
  row(
    'evidence',
    ['event'],
    { type: 'reference', to: 'evidence' },
    () => l10n.t('The evidence that the control operated for it.'),
    'EV-1',
    { many: true },
  ),
  row(
    'title',
    ['event'],
    { type: 'text' },
    () => l10n.t('What happened.'),
    'Joiner in engineering', // l10n: stands in a file
    {
      aliases: ['name', 'description', 'notes', 'note'],
    },
  ),
  row('value', ['metric'], { type: 'quantity' }, () => l10n.t('What was measured.'), '12'),
  row('unit', ['metric'], { type: 'text' }, () => l10n.t('What the value counts.'), 'days'),
  row(
    'target',
    ['metric'],
    { type: 'target' },
    () => l10n.t('What the value should be: a comparison sign (<=, <, >=, >, =) and a number.'),
    '"<= 30"',
  ),
  row('measured', ['metric'], { type: 'date' }, () => l10n.t('The day of the measurement.'), '2026-06-30', {
    aliases: ['measured_on'],
  }),
];

export const OPERATION_FIELDS: readonly Field[] = [...PEOPLE_AND_SYSTEMS, ...OPERATIONS];
