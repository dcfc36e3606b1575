/**
 * The labels of the built-in criteria as they are written into files: in English, whichever language their reader speaks.
 *
 * l10n: they stand in files. A test holds them to the labels that are shown.
 */

import type { Criterion } from './framework.ts';
import { TSC_2017 } from './tsc-2017.ts';

const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['CC1.1', 'Integrity and ethical values'],
  ['CC1.2', 'Independent board oversight'],
  ['CC1.3', 'Structure, reporting lines and authority'],
  ['CC1.4', 'Hiring and keeping competent people'],
  ['CC1.5', 'People answer for their controls'],
  ['CC2.1', 'Information that controls rely on'],
  ['CC2.2', 'Communication inside'],
  ['CC2.3', 'Communication with outsiders'],
  ['CC3.1', 'Clear objectives'],
  ['CC3.2', 'Finding and weighing risks'],
  ['CC3.3', 'Risk of fraud'],
  ['CC3.4', 'Changes that bring new risk'],
  ['CC4.1', 'Checking that controls work'],
  ['CC4.2', 'Reporting and mending weak controls'],
  ['CC5.1', 'Choosing controls against risks'],
  ['CC5.2', 'Controls over technology'],
  ['CC5.3', 'Policies put into procedures'],
  ['CC6.1', 'Logical access protection'],
  ['CC6.2', 'Granting and removing accounts'],
  ['CC6.3', 'Roles and least privilege'],
  ['CC6.4', 'Physical access'],
  ['CC6.5', 'Disposal of equipment and media'],
  ['CC6.6', 'Protection at the network boundary'],
  ['CC6.7', 'Moving and transmitting data'],
  ['CC6.8', 'Malicious and unauthorized software'],
  ['CC7.1', 'Finding vulnerabilities and drift'],
  ['CC7.2', 'Watching for anomalies'],
  ['CC7.3', 'Judging security events'],
  ['CC7.4', 'Responding to incidents'],
  ['CC7.5', 'Recovering from incidents'],
  ['CC8.1', 'Managing changes'],
  ['CC9.1', 'Mitigating business disruption'],
  ['CC9.2', 'Vendors and business partners'],
  ['A1.1', 'Capacity'],
  ['A1.2', 'Backups, recovery and environment'],
  ['A1.3', 'Testing recovery'],
  ['C1.1', 'Knowing and keeping what is confidential'],
  ['C1.2', 'Disposing of what is confidential'],
  ['PI1.1', 'Definitions of the data processed'],
  ['PI1.2', 'Inputs complete and accurate'],
  ['PI1.3', 'Processing as specified'],
  ['PI1.4', 'Outputs complete and on time'],
  ['PI1.5', 'Stored items complete and accurate'],
  ['P1.1', 'Privacy notice'],
  ['P2.1', 'Choice and consent'],
  ['P3.1', 'Collecting what the objectives need'],
  ['P3.2', 'Explicit consent for sensitive data'],
  ['P4.1', 'Use within the stated purpose'],
  ['P4.2', 'Retention of personal information'],
  ['P4.3', 'Disposal of personal information'],
  ['P5.1', 'Access for data subjects'],
  ['P5.2', 'Correction for data subjects'],
  ['P6.1', 'Disclosure to third parties'],
  ['P6.2', 'Record of authorized disclosures'],
  ['P6.3', 'Record of unauthorized disclosures'],
  ['P6.4', 'Privacy commitments of third parties'],
  ['P6.5', 'Third parties report disclosures'],
  ['P6.6', 'Notice of breaches'],
  ['P6.7', 'Account of data held and disclosed'],
  ['P7.1', 'Quality of personal information'],
  ['P8.1', 'Complaints and monitoring'],
]);

/**
 * The label of a criterion as it is written into a file: English for a label of ours, since the language of whoever writes is not
 * that of whoever reads; the organization's own words as they are.
 */
export function labelForFile({ id, label }: Criterion): string {
  const ours = TSC_2017.criteria.find((one) => one.id === id)?.label;
  return label === ours ? (WRITTEN.get(id) ?? label) : label;
}
