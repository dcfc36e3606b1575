/** The fields of a policy's front-matter. */

import * as l10n from '@vscode/l10n';

import type { Field } from './field.ts';

export const POLICY_FIELDS: readonly Field[] = [
  {
    name: 'id',
    aliases: ['acronym', 'policy_id'],
    owners: ['policy'],
    type: { type: 'id' },
    many: false,
    get meaning() {
      return l10n.t('The short name by which controls and other documents refer to this policy. It never changes.');
    },
    example: 'POL-ACCESS',
  },
  {
    name: 'title',
    aliases: ['name'],
    owners: ['policy'],
    type: { type: 'text' },
    many: false,
    get meaning() {
      return l10n.t('The name of the policy as people say it.');
    },
    example: 'Access Control Policy', // l10n: stands in a file
  },
  {
    name: 'version',
    aliases: [],
    owners: ['policy'],
    type: { type: 'version' },
    many: false,
    get meaning() {
      return l10n.t('Which text was approved. Written in quotes, since YAML reads an unquoted 1.10 as the number 1.1.');
    },
    example: '"2.1"',
  },
  {
    name: 'status',
    aliases: [],
    owners: ['policy'],
    type: {
      type: 'choice',
      choices: [
        {
          value: 'draft',
          get meaning() {
            return l10n.t('being written; binds nobody yet');
          },
        },
        {
          value: 'in-review',
          get meaning() {
            return l10n.t('finished, waiting for approval');
          },
          synonyms: ['review', 'pending'],
        },
        {
          value: 'approved',
          get meaning() {
            return l10n.t('approved and in force');
          },
          synonyms: ['active', 'published', 'final'],
        },
        {
          value: 'retired',
          get meaning() {
            return l10n.t('no longer in force; kept for the record');
          },
          synonyms: ['archived', 'deprecated', 'superseded'],
        },
      ],
    },
    many: false,
    get meaning() {
      return l10n.t('Where the policy is in its life. Only an approved policy supports a control.');
    },
    example: 'approved',
  },
  {
    name: 'owner',
    aliases: ['document_owner', 'policy_owner', 'owner_group'],
    owners: ['policy'],
    type: { type: 'owner' },
    many: true,
    get meaning() {
      return l10n.t('Who keeps the policy right and answers questions about it.');
    },
    example: 'jane.doe',
  },
  {
    name: 'approver',
    aliases: ['approved_by', 'approvers'],
    owners: ['policy'],
    type: { type: 'owner' },
    many: true,
    get meaning() {
      return l10n.t('Who approved the policy. Someone other than its owner.');
    },
    example: 'chris.lee',
  },
  {
    name: 'approved',
    aliases: ['approval_date', 'approved_date', 'approved_on'],
    owners: ['policy'],
    type: { type: 'date' },
    many: false,
    get meaning() {
      return l10n.t('The day on which this version was approved.');
    },
    example: '2026-01-15',
  },
  {
    name: 'effective',
    aliases: ['effective_date', 'effective_from'],
    owners: ['policy'],
    type: { type: 'date' },
    many: false,
    get meaning() {
      return l10n.t('The first day on which the policy binds.');
    },
    example: '2026-02-01',
  },
  {
    name: 'last_reviewed',
    aliases: ['last_review', 'reviewed', 'last_updated', 'last_review_date', 'last_reviewed_date'],
    owners: ['policy'],
    type: { type: 'date' },
    many: false,
    get meaning() {
      return l10n.t('The day on which the policy was last re-read and confirmed.');
    },
    example: '2026-01-15',
  },
  {
    name: 'next_review',
    aliases: ['next_review_date', 'next_review_due', 'review_due'],
    owners: ['policy'],
    type: { type: 'date' },
    many: false,
    get meaning() {
      return l10n.t(
        'The day by which the policy is to be re-read. Where it is not written, it is last_reviewed plus review_cadence.',
      );
    },
    example: '2027-01-15',
  },
  {
    name: 'review_cadence',
    aliases: ['review_frequency', 'review_cycle', 'review_period'],
    owners: ['policy'],
    type: { type: 'cadence' },
    many: false,
    get meaning() {
      return l10n.t('How often the policy is re-read and re-approved. Not how often a control operates.');
    },
    example: 'annual',
  },
  {
    name: 'satisfies',
    aliases: ['criteria', 'tsc_criteria', 'soc2_criteria', 'trust_services_criteria', 'soc_2_criteria'],
    owners: ['policy'],
    type: { type: 'criteria' },
    many: true,
    get meaning() {
      return l10n.t('The criteria this policy speaks to: a list, or a list for each framework.');
    },
    example: '[CC6.1, CC6.2]',
  },
  {
    name: 'controls',
    aliases: ['control'],
    owners: ['policy'],
    type: { type: 'reference', to: 'control' },
    many: true,
    get meaning() {
      return l10n.t('The controls that put this policy into practice.');
    },
    example: '[AC-01, AC-02]',
  },
  {
    name: 'revisions',
    aliases: ['major_revisions', 'revision_history', 'changelog', 'history'],
    owners: ['policy'],
    type: { type: 'record', of: 'revision' },
    many: true,
    get meaning() {
      return l10n.t('What was changed, and when.');
    },
    example: '[{date: 2026-01-15, comment: First version}]', // l10n: stands in a file
  },
  {
    name: 'approved_digest',
    aliases: [],
    owners: ['policy'],
    type: { type: 'digest' },
    many: false,
    get meaning() {
      return l10n.t('The fingerprint of the text that was approved, written by “Record approval”.');
    },
    example: 'sha256-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  {
    name: 'date',
    aliases: [],
    owners: ['revision'],
    type: { type: 'date' },
    many: false,
    get meaning() {
      return l10n.t('The day of this revision.');
    },
    example: '2026-01-15',
  },
  {
    name: 'comment',
    aliases: ['description', 'summary', 'changes', 'change', 'note', 'notes'],
    owners: ['revision'],
    type: { type: 'text' },
    many: false,
    get meaning() {
      return l10n.t('What changed, in a few words.');
    },
    example: 'Initial document', // l10n: stands in a file
  },
  {
    name: 'author',
    aliases: ['by'],
    owners: ['revision'],
    type: { type: 'text' },
    many: false,
    get meaning() {
      return l10n.t('Who made this revision.');
    },
    example: 'jane.doe',
  },
  {
    name: 'version',
    aliases: [],
    owners: ['revision'],
    type: { type: 'version' },
    many: false,
    get meaning() {
      return l10n.t('The version that this revision made.');
    },
    example: '"1.1"',
  },
];
