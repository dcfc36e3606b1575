/** The fields of people, teams and systems, and of what happens: incidents, populations and metrics. */

import type { Field } from './field.ts';
import { row, SEVERITIES } from './field-row.ts';

const PEOPLE_AND_SYSTEMS: readonly Field[] = [
  row('email', ['person', 'team'], { type: 'text' }, 'The e-mail address.', 'jane@acme.example', { aliases: ['mail'] }),
  row('role', ['person'], { type: 'text' }, 'What the person does here.', 'Security lead', {
    aliases: ['job_title', 'position'],
  }),
  row('active', ['person'], { type: 'boolean' }, 'Whether the person still works here.', 'true'),
  row('handle', ['person', 'team'], { type: 'text' }, 'The account name in CODEOWNERS.', '"@jane-doe"', {
    aliases: ['github', 'gitlab', 'username'],
  }),
  row('joined', ['person'], { type: 'date' }, 'The first day.', '2025-03-01', { aliases: ['start', 'hired'] }),
  row(
    'left',
    ['person'],
    { type: 'date' },
    'The last day. From the day after, the person owns nothing.',
    '2026-05-31',
    {
      aliases: ['end', 'leaves'],
    },
  ),
  row('manager', ['person'], { type: 'reference', to: 'person' }, 'Who the person reports to.', 'chris.lee'),
  row('members', ['team'], { type: 'reference', to: 'person' }, 'The people in the team.', '[jane.doe]', {
    many: true,
  }),
  row('in_scope', ['system'], { type: 'boolean' }, 'Whether the system is part of what the report covers.', 'true'),
  row('vendor', ['system'], { type: 'reference', to: 'vendor' }, 'The vendor that runs it.', 'V-OKTA'),
  row('environment', ['system'], { type: 'text' }, 'Production, staging and so on.', 'production'),
];

const OPERATIONS: readonly Field[] = [
  row('severity', ['incident'], SEVERITIES, 'How bad it was.', 'high'),
  row('detected', ['incident'], { type: 'date' }, 'The day on which it was noticed.', '2026-05-02', {
    aliases: ['opened', 'reported'],
  }),
  row('resolved', ['incident'], { type: 'date' }, 'The day on which it was over.', '2026-05-03', {
    aliases: ['closed'],
  }),
  row('controls', ['incident'], { type: 'reference', to: 'control' }, 'The controls that were called on.', '[IR-01]', {
    aliases: ['control'],
    many: true,
  }),
  row('review', ['incident'], { type: 'path' }, 'The file with the review that followed.', 'evidence/2026/inc-12.md', {
    aliases: ['postmortem', 'post_mortem'],
  }),
  row(
    'controls',
    ['population', 'metric'],
    { type: 'reference', to: 'control' },
    'The control it belongs to.',
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
    'What happened in the period; an empty list is a recorded empty pull.',
    '[{id: E-1, date: 2026-02-03, evidence: EV-1}]',
    {
      many: true,
    },
  ),
  row('date', ['event'], { type: 'date' }, 'The day on which it happened.', '2026-02-03'),
  row(
    'evidence',
    ['event'],
    { type: 'reference', to: 'evidence' },
    'The evidence that the control operated for it.',
    'EV-1',
    { many: true },
  ),
  row('title', ['event'], { type: 'text' }, 'What happened.', 'Joiner in engineering', {
    aliases: ['name', 'description', 'notes', 'note'],
  }),
  row('value', ['metric'], { type: 'quantity' }, 'What was measured.', '12'),
  row('unit', ['metric'], { type: 'text' }, 'What the value counts.', 'days'),
  row(
    'target',
    ['metric'],
    { type: 'target' },
    'What the value should be: a comparison sign (<=, <, >=, >, =) and a number.',
    '"<= 30"',
  ),
  row('measured', ['metric'], { type: 'date' }, 'The day of the measurement.', '2026-06-30', {
    aliases: ['measured_on'],
  }),
];

export const OPERATION_FIELDS: readonly Field[] = [...PEOPLE_AND_SYSTEMS, ...OPERATIONS];
