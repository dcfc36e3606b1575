/** The fields of a control and of the evidence that is expected of it. */

import * as l10n from '@vscode/l10n';

import type { Field } from './field.ts';

export const CONTROL_FIELDS: readonly Field[] = [
  {
    name: 'owner',
    aliases: ['control_owner', 'owners'],
    owners: ['control'],
    type: { type: 'owner' },
    many: true,
    get meaning() {
      return l10n.t('The one person who answers for the control. Not two: with two, nobody does.');
    },
    example: 'jane.doe',
  },
  {
    name: 'description',
    aliases: ['activity', 'statement', 'text'],
    owners: ['control'],
    type: { type: 'text' },
    many: false,
    get meaning() {
      return l10n.t('What is done, by whom, and how, in words that an auditor can test.');
    },
    example: 'The security lead reviews every account and removes what is not needed.', // l10n: stands in a file
  },
  {
    name: 'type',
    aliases: ['control_type'],
    owners: ['control'],
    type: {
      type: 'choice',
      choices: [
        {
          value: 'preventive',
          get meaning() {
            return l10n.t('stops the wrong thing from happening');
          },
          synonyms: ['preventative', 'prevent'],
        },
        {
          value: 'detective',
          get meaning() {
            return l10n.t('finds the wrong thing after it happened');
          },
          synonyms: ['detect'],
        },
        {
          value: 'corrective',
          get meaning() {
            return l10n.t('puts the wrong thing right');
          },
          synonyms: ['correct'],
        },
      ],
    },
    many: false,
    get meaning() {
      return l10n.t('Whether the control prevents, detects or corrects.');
    },
    example: 'detective',
  },
  {
    name: 'nature',
    aliases: ['execution', 'automation'],
    owners: ['control'],
    type: {
      type: 'choice',
      choices: [
        {
          value: 'manual',
          get meaning() {
            return l10n.t('a person does it');
          },
        },
        {
          value: 'automated',
          get meaning() {
            return l10n.t('a system does it');
          },
          synonyms: ['automatic'],
        },
        {
          value: 'hybrid',
          get meaning() {
            return l10n.t('a person does it with what a system produces');
          },
          synonyms: ['semi-automated', 'it-dependent'],
        },
      ],
    },
    many: false,
    get meaning() {
      return l10n.t('Whether a person or a system carries the control out.');
    },
    example: 'manual',
  },
  {
    name: 'layer',
    aliases: [],
    owners: ['control'],
    type: {
      type: 'choice',
      choices: [
        {
          value: 'people',
          get meaning() {
            return l10n.t('what people know and agree to');
          },
        },
        {
          value: 'process',
          get meaning() {
            return l10n.t('what is done in steps');
          },
        },
        {
          value: 'technology',
          get meaning() {
            return l10n.t('what systems enforce');
          },
          synonyms: ['technical'],
        },
      ],
    },
    many: false,
    get meaning() {
      return l10n.t('Where the control lives: people, process or technology.');
    },
    example: 'process',
  },
  {
    name: 'frequency',
    aliases: ['control_frequency', 'operating_frequency'],
    owners: ['control'],
    type: { type: 'frequency' },
    many: false,
    get meaning() {
      return l10n.t(
        'How often the control operates. From it and the audit period follow the occurrences an auditor expects.',
      );
    },
    example: 'quarterly',
  },
  {
    name: 'status',
    aliases: [],
    owners: ['control'],
    type: {
      type: 'choice',
      choices: [
        {
          value: 'planned',
          get meaning() {
            return l10n.t('decided on, not yet designed');
          },
        },
        {
          value: 'designed',
          get meaning() {
            return l10n.t('described and ready to operate');
          },
          synonyms: ['draft'],
        },
        {
          value: 'operating',
          get meaning() {
            return l10n.t('in operation');
          },
          synonyms: ['active', 'implemented', 'live', 'in-operation'],
        },
        {
          value: 'retired',
          get meaning() {
            return l10n.t('no longer operated');
          },
          synonyms: ['inactive', 'deprecated'],
        },
      ],
    },
    many: false,
    get meaning() {
      return l10n.t('Where the control is in its life.');
    },
    example: 'operating',
  },
  {
    name: 'criteria',
    aliases: ['satisfies', 'tsc_criteria', 'soc2_criteria', 'trust_services_criteria', 'tsc', 'soc_2_criteria'],
    owners: ['control'],
    type: { type: 'criteria' },
    many: true,
    get meaning() {
      return l10n.t('The criteria that the control helps to meet.');
    },
    example: '[CC6.1, CC6.2]',
  },
  {
    name: 'policies',
    aliases: ['policy'],
    owners: ['control'],
    type: { type: 'reference', to: 'policy' },
    many: true,
    get meaning() {
      return l10n.t('The policies that call for this control.');
    },
    example: '[POL-ACCESS]',
  },
  {
    name: 'systems',
    aliases: ['system', 'applies_to'],
    owners: ['control'],
    type: { type: 'reference', to: 'system' },
    many: true,
    get meaning() {
      return l10n.t('The systems on which the control operates.');
    },
    example: '[okta]',
  },
  {
    name: 'risks',
    aliases: ['risk', 'mitigates'],
    owners: ['control'],
    type: { type: 'reference', to: 'risk' },
    many: true,
    get meaning() {
      return l10n.t('The risks that the control mitigates.');
    },
    example: '[R-004]',
  },
  {
    name: 'evidence',
    aliases: ['expected_evidence', 'artifacts'],
    owners: ['control'],
    type: { type: 'record', of: 'expected-evidence' },
    many: true,
    get meaning() {
      return l10n.t('What is to be kept each time the control operates, to prove that it did.');
    },
    example: '[{title: Signed-off export, source: Okta, retention: P7Y}]', // l10n: stands in a file
  },
  {
    name: 'started',
    aliases: ['effective', 'start', 'operating_since', 'effective_date'],
    owners: ['control'],
    type: { type: 'date' },
    many: false,
    get meaning() {
      return l10n.t('The first day on which the control operated. Nothing is expected of it before.');
    },
    example: '2026-02-01',
  },
  {
    name: 'retired',
    aliases: ['end', 'retired_on', 'ended'],
    owners: ['control'],
    type: { type: 'date' },
    many: false,
    get meaning() {
      return l10n.t('The last day on which the control operated. Nothing is expected of it after.');
    },
    example: '2026-09-30',
  },
  {
    name: 'history',
    aliases: ['previous_definitions', 'previous', 'changes'],
    owners: ['control'],
    type: { type: 'record', of: 'control-definition' },
    many: true,
    get meaning() {
      return l10n.t(
        'How the control was defined before it was changed, each time until a day. What was expected of it until then stays expected.',
      );
    },
    example: '[{until: 2026-05-31, frequency: monthly}]', // l10n: stands in a file
  },
  {
    name: 'until',
    aliases: ['to', 'end'],
    owners: ['control-definition'],
    type: { type: 'date' },
    many: false,
    get meaning() {
      return l10n.t('The last day on which this definition counted.');
    },
    example: '2026-05-31',
  },
  {
    name: 'frequency',
    aliases: ['control_frequency', 'operating_frequency'],
    owners: ['control-definition'],
    type: { type: 'frequency' },
    many: false,
    get meaning() {
      return l10n.t('How often the control operated then. Where it is not written, as often as now.');
    },
    example: 'monthly',
  },
  {
    name: 'owner',
    aliases: ['control_owner'],
    owners: ['control-definition'],
    type: { type: 'text' },
    many: false,
    get meaning() {
      return l10n.t('Who answered for the control then. They need not work here any more.');
    },
    example: 'sam.roe',
  },
  {
    name: 'description',
    aliases: ['title', 'activity', 'statement', 'text', 'reason', 'comment', 'note'],
    owners: ['control-definition'],
    type: { type: 'text' },
    many: false,
    get meaning() {
      return l10n.t('What was done then, or why it was changed.');
    },
    example: 'Accounts were reviewed each month until the directory was consolidated.', // l10n: stands in a file
  },
  {
    name: 'tests',
    aliases: ['test', 'test_procedure'],
    owners: ['control'],
    type: { type: 'any' },
    many: true,
    get meaning() {
      return l10n.t('How the control is tested.');
    },
    example: 'Inspect the signed-off export of a sample of quarters.', // l10n: stands in a file
  },
  {
    name: 'title',
    aliases: ['name', 'description'],
    owners: ['expected-evidence'],
    type: { type: 'text' },
    many: false,
    get meaning() {
      return l10n.t('What the evidence is.');
    },
    example: 'Signed-off export', // l10n: stands in a file
  },
  {
    name: 'source',
    aliases: ['system'],
    owners: ['expected-evidence'],
    type: { type: 'text' },
    many: false,
    get meaning() {
      return l10n.t('Where the evidence comes from.');
    },
    example: 'Okta',
  },
  {
    name: 'retention',
    aliases: [],
    owners: ['expected-evidence'],
    type: { type: 'duration' },
    many: false,
    get meaning() {
      return l10n.t('How long the evidence is kept, as an ISO 8601 duration.');
    },
    example: 'P7Y',
  },
];
