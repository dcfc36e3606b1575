/** The 2017 Trust Services Criteria (points of focus revised 2022): 61 IDs, and labels in our own words. */

import * as l10n from '@vscode/l10n';

import { CATEGORIES, type CategoryId } from '../domain/category.ts';
import type { Criterion, Framework } from './framework.ts';

/** ID and label, in the catalogue's order. The category follows from the ID's letters. */
const LABELS: readonly (readonly [id: string, label: () => string])[] = [
  ['CC1.1', () => l10n.t('Integrity and ethical values')],
  ['CC1.2', () => l10n.t('Independent board oversight')],
  ['CC1.3', () => l10n.t('Structure, reporting lines and authority')],
  ['CC1.4', () => l10n.t('Hiring and keeping competent people')],
  ['CC1.5', () => l10n.t('People answer for their controls')],
  ['CC2.1', () => l10n.t('Information that controls rely on')],
  ['CC2.2', () => l10n.t('Communication inside')],
  ['CC2.3', () => l10n.t('Communication with outsiders')],
  ['CC3.1', () => l10n.t('Clear objectives')],
  ['CC3.2', () => l10n.t('Finding and weighing risks')],
  ['CC3.3', () => l10n.t('Risk of fraud')],
  ['CC3.4', () => l10n.t('Changes that bring new risk')],
  ['CC4.1', () => l10n.t('Checking that controls work')],
  ['CC4.2', () => l10n.t('Reporting and mending weak controls')],
  ['CC5.1', () => l10n.t('Choosing controls against risks')],
  ['CC5.2', () => l10n.t('Controls over technology')],
  ['CC5.3', () => l10n.t('Policies put into procedures')],
  ['CC6.1', () => l10n.t('Logical access protection')],
  ['CC6.2', () => l10n.t('Granting and removing accounts')],
  ['CC6.3', () => l10n.t('Roles and least privilege')],
  ['CC6.4', () => l10n.t('Physical access')],
  ['CC6.5', () => l10n.t('Disposal of equipment and media')],
  ['CC6.6', () => l10n.t('Protection at the network boundary')],
  ['CC6.7', () => l10n.t('Moving and transmitting data')],
  ['CC6.8', () => l10n.t('Malicious and unauthorized software')],
  ['CC7.1', () => l10n.t('Finding vulnerabilities and drift')],
  ['CC7.2', () => l10n.t('Watching for anomalies')],
  ['CC7.3', () => l10n.t('Judging security events')],
  ['CC7.4', () => l10n.t('Responding to incidents')],
  ['CC7.5', () => l10n.t('Recovering from incidents')],
  ['CC8.1', () => l10n.t('Managing changes')],
  ['CC9.1', () => l10n.t('Mitigating business disruption')],
  ['CC9.2', () => l10n.t('Vendors and business partners')],
  ['A1.1', () => l10n.t('Capacity')],
  ['A1.2', () => l10n.t('Backups, recovery and environment')],
  ['A1.3', () => l10n.t('Testing recovery')],
  ['C1.1', () => l10n.t('Knowing and keeping what is confidential')],
  ['C1.2', () => l10n.t('Disposing of what is confidential')],
  ['PI1.1', () => l10n.t('Definitions of the data processed')],
  ['PI1.2', () => l10n.t('Inputs complete and accurate')],
  ['PI1.3', () => l10n.t('Processing as specified')],
  ['PI1.4', () => l10n.t('Outputs complete and on time')],
  ['PI1.5', () => l10n.t('Stored items complete and accurate')],
  ['P1.1', () => l10n.t('Privacy notice')],
  ['P2.1', () => l10n.t('Choice and consent')],
  ['P3.1', () => l10n.t('Collecting what the objectives need')],
  ['P3.2', () => l10n.t('Explicit consent for sensitive data')],
  ['P4.1', () => l10n.t('Use within the stated purpose')],
  ['P4.2', () => l10n.t('Retention of personal information')],
  ['P4.3', () => l10n.t('Disposal of personal information')],
  ['P5.1', () => l10n.t('Access for data subjects')],
  ['P5.2', () => l10n.t('Correction for data subjects')],
  ['P6.1', () => l10n.t('Disclosure to third parties')],
  ['P6.2', () => l10n.t('Record of authorized disclosures')],
  ['P6.3', () => l10n.t('Record of unauthorized disclosures')],
  ['P6.4', () => l10n.t('Privacy commitments of third parties')],
  ['P6.5', () => l10n.t('Third parties report disclosures')],
  ['P6.6', () => l10n.t('Notice of breaches')],
  ['P6.7', () => l10n.t('Account of data held and disclosed')],
  ['P7.1', () => l10n.t('Quality of personal information')],
  ['P8.1', () => l10n.t('Complaints and monitoring')],
];

function categoryOf(id: string): CategoryId | undefined {
  const letters = /^[A-Z]+/.exec(id)?.[0];
  return CATEGORIES.find((category) => category.prefix === letters)?.id;
}

const criteria: readonly Criterion[] = LABELS.map(([id, label]) => ({
  id,
  get label() {
    return label();
  },
  category: categoryOf(id),
}));

/** The built-in framework, `TSC`. */
export const TSC_2017: Framework = {
  id: 'TSC',
  name: 'Trust Services Criteria 2017', // l10n: what the AICPA calls it
  names: [
    'tsc',
    'tsc2017',
    'tsc2022',
    'soc2',
    'soc2tsc',
    'trustservicescriteria',
    'trustservicescriteria2017',
    'aicpatsc',
  ],
  criteria,
};
