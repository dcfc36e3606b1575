/** The fields of the organization's own frameworks: of a file, and of each criterion in it. */

import * as l10n from '@vscode/l10n';

import type { Field } from './field.ts';
import { row } from './field-row.ts';

export const FRAMEWORK_FIELDS: readonly Field[] = [
  row(
    'id',
    ['framework'],
    { type: 'id' },
    () =>
      l10n.t(
        'The short name by which policies and controls refer to this framework. Its name, or else that of the file, unless set.',
      ),
    'ISO27001',
  ),
  row(
    'name',
    ['framework'],
    { type: 'text' },
    () => l10n.t('The name of the framework as people say it.'),
    'ISO/IEC 27001 Annex A',
    {
      aliases: ['title'],
    },
  ),
  row('version', ['framework'], { type: 'text' }, () => l10n.t('Which edition of it is meant.'), '"2022"', {
    aliases: ['edition'],
  }),
  row(
    'names',
    ['framework'],
    { type: 'text' },
    () => l10n.t('Other names by which your files call it.'),
    '[ISO 27001]',
    {
      aliases: ['other_names', 'aliases'],
      many: true,
    },
  ),
  row(
    'description',
    ['framework'],
    { type: 'text' },
    () => l10n.t('What it is about, in a few words.'),
    'Controls of Annex A.', // l10n: stands in a file
  ),
  row('source', ['framework'], { type: 'text' }, () => l10n.t('Who publishes it, or where it can be had.'), 'ISO', {
    aliases: ['publisher', 'url', 'license', 'licence'],
  }),
  row(
    'criteria',
    ['framework'],
    { type: 'record', of: 'framework-criterion' },
    () => l10n.t('Its criteria, in their order: a list, or each under its ID.'),
    '[{id: A.5.15, label: Access control}]', // l10n: stands in a file

    { aliases: ['requirements'], many: true },
  ),
  row('id', ['framework-criterion'], { type: 'id' }, () => l10n.t('The ID as the framework spells it.'), 'A.5.15', {
    aliases: ['ref', 'number', 'criterion'],
  }),
  row(
    'label',
    ['framework-criterion'],
    { type: 'text' },
    () => l10n.t('What it asks for, in a few words.'),
    'Access control', // l10n: stands in a file
    {
      aliases: ['name', 'title'],
    },
  ),
  row(
    'family',
    ['framework-criterion'],
    { type: 'text' },
    () => l10n.t('The group in which the matrix lists it.'),
    'Organizational controls', // l10n: stands in a file

    { aliases: ['category', 'group', 'section', 'domain', 'theme'] },
  ),
  row(
    'description',
    ['framework-criterion'],
    { type: 'text' },
    () => l10n.t('What it asks for at length; shown when a reference to it is pointed at.'),
    'Rules for access to information are set and put into practice.', // l10n: stands in a file

    { aliases: ['text', 'statement', 'requirement'] },
  ),
  row(
    'maps',
    ['framework-criterion'],
    { type: 'criteria' },
    () => l10n.t('Criteria of other frameworks whose controls and policies speak for this one too.'),
    '[TSC.CC6.1, TSC.CC6.2]',
    { aliases: ['maps_to', 'mapped_to', 'mapping', 'mappings'], many: true },
  ),
  row(
    'applies',
    ['framework-criterion'],
    { type: 'boolean' },
    () => l10n.t('Whether it applies to the organization. One that does not is out of scope.'),
    'false',
    { aliases: ['applicable', 'in_scope'] },
  ),
  row(
    'reason',
    ['framework-criterion'],
    { type: 'text' },
    () => l10n.t('Why it applies, or why not, as a statement of applicability says it.'),
    'Nobody works from home.', // l10n: stands in a file

    { aliases: ['justification'] },
  ),
];
