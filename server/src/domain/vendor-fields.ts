/** The fields of vendors, of their reports, and of what those expect of us. */

import * as l10n from '@vscode/l10n';

import type { Field } from './field.ts';
import { row, SEVERITIES } from './field-row.ts';

export const VENDOR_FIELDS: readonly Field[] = [
  row(
    'method',
    ['vendor'],
    {
      type: 'choice',
      choices: [
        {
          value: 'carve-out',
          get meaning() {
            return l10n.t('its controls are outside our report; we rely on its own');
          },
        },
        {
          value: 'inclusive',
          get meaning() {
            return l10n.t('its controls are inside our report');
          },
        },
      ],
    },
    () => l10n.t('How a subservice organization is treated in our report.'),
    'carve-out',
  ),
  row(
    'services',
    ['vendor'],
    { type: 'any' },
    () => l10n.t('What it does for us.'),
    'Identity provider', // l10n: stands in a file
    {
      aliases: ['service'],
      many: true,
    },
  ),
  row('criticality', ['vendor', 'system'], SEVERITIES, () => l10n.t('How much depends on it.'), 'high', {
    aliases: ['tier'],
  }),
  row('data', ['vendor', 'system'], { type: 'any' }, () => l10n.t('The kinds of data it holds.'), '[customer]', {
    many: true,
  }),
  row(
    'report',
    ['vendor'],
    { type: 'record', of: 'vendor-report' },
    () => l10n.t('Its SOC report that we rely on; a list where one follows another.'),
    '{type: 2, start: 2025-10-01, end: 2026-09-30}',
    { many: true },
  ),
  row(
    'type',
    ['vendor-report'],
    { type: 'any' },
    () => l10n.t('SOC 2 Type 1 or Type 2, or the name of another report.'),
    '2',
  ),
  row('title', ['vendor-report'], { type: 'text' }, () => l10n.t('What the report is.'), 'SOC 2 Type 2'),
  row('received', ['vendor-report'], { type: 'date' }, () => l10n.t('The day on which we received it.'), '2026-01-20'),
  row(
    'bridge',
    ['vendor-report'],
    { type: 'date' },
    () => l10n.t('The last day that a bridge letter covers.'),
    '2026-12-31',
    {
      aliases: ['bridge_letter'],
    },
  ),
  row(
    'cuecs',
    ['vendor'],
    { type: 'record', of: 'cuec' },
    () => l10n.t('The complementary user entity controls its report expects of us.'),
    '[{id: CUEC-1, text: …, controls: [AC-02]}]', // l10n: stands in a file

    {
      many: true,
    },
  ),
  row('id', ['cuec', 'event'], { type: 'text' }, () => l10n.t('Its number in its list.'), 'CUEC-1'),
  row(
    'text',
    ['cuec'],
    { type: 'text' },
    () => l10n.t('What is expected of us, in our own words.'),
    'Remove leavers from the directory.', // l10n: stands in a file

    {
      aliases: ['description', 'title'],
    },
  ),
  row('controls', ['cuec'], { type: 'reference', to: 'control' }, () => l10n.t('Our controls that do it.'), '[AC-02]', {
    aliases: ['control'],
    many: true,
  }),
];
