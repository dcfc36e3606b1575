/** The fields of `plumbline.yml`. */

import * as l10n from '@vscode/l10n';

import type { Field } from './field.ts';
import { CATEGORIES } from './category.ts';
import { PRESET_SAMPLES, SAMPLED_FREQUENCIES, type SampledFrequency } from './sample-sizes.ts';

/** As examples, and what holds unless set: figures that are common in practice. */
const DURATIONS: readonly (readonly [severity: string, example: string, meaning: () => string])[] = [
  ['critical', 'P7D', () => l10n.t('How long an incident of critical severity may be open.')],
  ['high', 'P14D', () => l10n.t('How long an incident of high severity may be open.')],
  ['medium', 'P30D', () => l10n.t('How long an incident of medium severity may be open.')],
  ['low', 'P90D', () => l10n.t('How long an incident of low severity may be open.')],
];

const SAMPLE_MEANINGS: Readonly<Record<SampledFrequency, (items: number) => string>> = {
  annual: (items) => l10n.t('Items of a control that is annual. {0} unless set.', items),
  semiannual: (items) => l10n.t('Items of a control that is semiannual. {0} unless set.', items),
  quarterly: (items) => l10n.t('Items of a control that is quarterly. {0} unless set.', items),
  monthly: (items) => l10n.t('Items of a control that is monthly. {0} unless set.', items),
  weekly: (items) => l10n.t('Items of a control that is weekly. {0} unless set.', items),
  daily: (items) => l10n.t('Items of a control that is daily. {0} unless set.', items),
  continuous: (items) => l10n.t('Items of what is done all the time, or many times a day. {0} unless set.', items),
};

export const CONFIGURATION_FIELDS: readonly Field[] = [
  {
    name: 'organization',
    aliases: ['organisation'],
    owners: ['configuration'],
    type: { type: 'text' },
    many: false,
    get meaning() {
      return l10n.t('The service organization that the report is about.');
    },
    example: 'Acme, Inc.', // l10n: stands in a file
  },
  {
    name: 'engagement',
    aliases: [],
    owners: ['configuration'],
    type: { type: 'record', of: 'engagement' },
    many: false,
    get meaning() {
      return l10n.t('The report that is aimed at: its type, its period and its categories.');
    },
    example: '{type: 2, period: {start: 2026-01-01, end: 2026-12-31}, categories: [security]}',
  },
  {
    name: 'type',
    aliases: [],
    owners: ['engagement'],
    type: {
      type: 'choice',
      choices: [
        {
          value: '1',
          get meaning() {
            return l10n.t('design of the controls, as of a date');
          },
          synonyms: ['type 1', 'I', 'type I'], // l10n: compared with what people write
        },
        {
          value: '2',
          get meaning() {
            return l10n.t('design and operation of the controls, over a period');
          },
          synonyms: ['type 2', 'II', 'type II'], // l10n: compared with what people write
        },
      ],
    },
    many: false,
    get meaning() {
      return l10n.t('Type 1 reports on a date, Type 2 on a period.');
    },
    example: '2',
  },
  {
    name: 'period',
    aliases: [],
    owners: ['engagement'],
    type: { type: 'period' },
    many: false,
    get meaning() {
      return l10n.t('The days a Type 2 report covers; both ends belong to it.');
    },
    example: '{start: 2026-01-01, end: 2026-12-31}',
  },
  {
    name: 'as_of',
    aliases: [],
    owners: ['engagement'],
    type: { type: 'date' },
    many: false,
    get meaning() {
      return l10n.t('The day a Type 1 report speaks of.');
    },
    example: '2026-06-30',
  },
  {
    name: 'categories',
    aliases: ['category'],
    owners: ['engagement'],
    type: {
      type: 'choice',
      choices: CATEGORIES.map((category) => ({
        value: category.id,
        get meaning() {
          return category.meaning;
        },
        synonyms: category.synonyms,
      })),
    },
    many: true,
    get meaning() {
      return l10n.t('The Trust Services categories in scope. Security always is.');
    },
    example: '[security, availability]', // l10n: stands in a file
  },
  {
    name: 'frameworks',
    aliases: ['framework'],
    owners: ['engagement'],
    type: { type: 'text' },
    many: true,
    get meaning() {
      return l10n.t(
        'Which of your own frameworks are in scope; all of them unless set. The Trust Services Criteria always are.',
      );
    },
    example: '[ISO27001]',
  },
  {
    name: 'files',
    aliases: [],
    owners: ['configuration'],
    type: { type: 'record', of: 'files' },
    many: false,
    get meaning() {
      return l10n.t('Which files are policies and which are registers, as globs from this folder.');
    },
    example: '{policies: ["policies/**/*.md"]}',
  },
  {
    name: 'policies',
    aliases: [],
    owners: ['files'],
    type: { type: 'glob' },
    many: true,
    get meaning() {
      return l10n.t('Markdown files that are policies.');
    },
    example: '["policies/**/*.md"]',
  },
  {
    name: 'registers',
    aliases: [],
    owners: ['files'],
    type: { type: 'glob' },
    many: true,
    get meaning() {
      return l10n.t('YAML and Markdown files that hold records.');
    },
    example: '["controls/**/*.yml"]',
  },
  {
    name: 'exclude',
    aliases: [],
    owners: ['files'],
    type: { type: 'glob' },
    many: true,
    get meaning() {
      return l10n.t('Files and folders that are never read.');
    },
    example: '["**/node_modules/**"]',
  },
  {
    name: 'code',
    aliases: [],
    owners: ['files'],
    type: { type: 'glob' },
    many: true,
    get meaning() {
      return l10n.t(
        'Source code in which comments such as “@control AC-02” say what implements a control. Unless set, files with the usual endings of source code; [] for none.',
      );
    },
    example: '["src/**/*", "infra/**/*.tf"]',
  },
  {
    name: 'code_markers',
    aliases: ['code_marker'],
    owners: ['configuration'],
    type: { type: 'text' },
    many: true,
    get meaning() {
      return l10n.t('What stands before the IDs of controls in source code. "@control" unless set.');
    },
    example: '["@control", "Control:"]',
  },
  {
    name: 'keys',
    aliases: [],
    owners: ['configuration'],
    type: { type: 'any' },
    many: false,
    get meaning() {
      return l10n.t('Further keys that your files use for a field.');
    },
    example: '{owner: [policy_owner]}',
  },
  {
    name: 'due_soon',
    aliases: [],
    owners: ['configuration'],
    type: { type: 'duration' },
    many: false,
    get meaning() {
      return l10n.t('How long before a review falls due it is said to be due soon. P30D unless set.');
    },
    example: 'P30D',
  },
  {
    name: 'late_after',
    aliases: [],
    owners: ['configuration'],
    type: { type: 'duration' },
    many: false,
    get meaning() {
      return l10n.t(
        'How long after its window an occurrence may still be evidenced without being late. P15D unless set.',
      );
    },
    example: 'P15D',
  },
  {
    name: 'incident_resolution',
    aliases: [],
    owners: ['configuration'],
    type: { type: 'record', of: 'incident-resolution' },
    many: false,
    get meaning() {
      return l10n.t(
        'How long an incident of each severity may be open. Unless set: critical P7D, high P14D, medium P30D, low P90D; SOC 2 itself sets no figures.',
      );
    },
    example: '{critical: P7D, high: P14D, medium: P30D, low: P90D}',
  },
  ...DURATIONS.map(([severity, example, meaning]): Field => ({
    name: severity,
    aliases: [],
    owners: ['incident-resolution'],
    type: { type: 'duration' },
    many: false,
    get meaning() {
      return meaning();
    },
    example,
  })),
  {
    name: 'evidence_name',
    aliases: [],
    owners: ['configuration'],
    type: { type: 'text' },
    many: false,
    get meaning() {
      return l10n.t(
        'The naming standard for files under evidence/, without their extension. Placeholders: {year}, {quarter}, {month}, {day}, {period}, {collected}, {control}, {id}, {title}.',
      );
    },
    example: '"{year}/{control}-{period}-{title}"',
  },
  {
    name: 'samples',
    aliases: ['sample_sizes'],
    owners: ['configuration'],
    type: { type: 'record', of: 'samples' },
    many: false,
    get meaning() {
      return l10n.t('How many items your auditor asks for, by how often a control operates. Guidance, not a rule.');
    },
    example: '{quarterly: 2, monthly: 2, daily: 25, per_event: [{up_to: 50, items: 10}, {items: 25}]}',
  },
  ...SAMPLED_FREQUENCIES.map((name): Field => {
    const items = PRESET_SAMPLES.byFrequency[name];
    return {
      name,
      aliases: [],
      owners: ['samples'],
      type: { type: 'number', min: 0 },
      many: false,
      get meaning() {
        return SAMPLE_MEANINGS[name](items);
      },
      example: String(items),
    };
  }),
  {
    name: 'per_event',
    aliases: [],
    owners: ['samples'],
    type: { type: 'record', of: 'event-sample' },
    many: true,
    get meaning() {
      return l10n.t(
        'Items of what happens per event, by the size of the population. All while there are no more than that.',
      );
    },
    example: '[{up_to: 50, items: 10}, {up_to: 250, items: 15}, {items: 25}]',
  },
  {
    name: 'up_to',
    aliases: [],
    owners: ['event-sample'],
    type: { type: 'number', min: 0 },
    many: false,
    get meaning() {
      return l10n.t('The largest population that this is for. Left out: any larger one.');
    },
    example: '50',
  },
  {
    name: 'items',
    aliases: ['sample'],
    owners: ['event-sample'],
    type: { type: 'number', min: 0 },
    many: false,
    get meaning() {
      return l10n.t('Items that are asked for of such a population.');
    },
    example: '10',
  },
  {
    name: 'rules',
    aliases: [],
    owners: ['configuration'],
    type: { type: 'any' },
    many: false,
    get meaning() {
      return l10n.t('The severity of a rule here: error, warning, information, hint or off.');
    },
    example: '{policy-review-overdue: error}', // l10n: stands in a file
  },
  {
    name: 'frameworks',
    aliases: [],
    owners: ['configuration'],
    type: { type: 'glob' },
    many: true,
    get meaning() {
      return l10n.t('Files with catalogues of criteria of your own, as globs from this folder.');
    },
    example: '["frameworks/*.yml"]',
  },
];
