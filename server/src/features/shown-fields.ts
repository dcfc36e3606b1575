/** The fields that a card shows of records that are neither controls nor policies, in order, with what it calls each of them. */

import * as l10n from '@vscode/l10n';

/** A field of the format, and its label. */
export const SHOWN_FIELDS: readonly (readonly [name: string, label: () => string])[] = [
  ['owner', () => l10n.t('Owner')],
  ['role', () => l10n.t('Role')],
  ['email', () => l10n.t('Email')],
  ['active', () => l10n.t({ message: 'Active', comment: ['Whether a person works here'] })],
  ['left', () => l10n.t({ message: 'Left', comment: ['The day on which a person left'] })],
  ['controls', () => l10n.t('Controls')],
  ['policies', () => l10n.t('Policies')],
  ['period', () => l10n.t('Period')],
  ['collected', () => l10n.t('Collected')],
  ['collector', () => l10n.t('Collector')],
  ['reviewer', () => l10n.t('Reviewer')],
  ['expires', () => l10n.t('Expires')],
  ['reason', () => l10n.t('Reason')],
  ['approver', () => l10n.t('Approver')],
  ['approved', () => l10n.t({ message: 'Approved', comment: ['The day of an approval'] })],
  ['compensating_control', () => l10n.t('Compensating control')],
  ['likelihood', () => l10n.t('Likelihood')],
  ['impact', () => l10n.t('Impact')],
  ['treatment', () => l10n.t('Treatment')],
  ['method', () => l10n.t({ message: 'Method', comment: ['How a subservice organization is treated in our report'] })],
  ['members', () => l10n.t('Members')],
  ['in_scope', () => l10n.t('In scope')],
  ['vendor', () => l10n.t('Vendor')],
  ['severity', () => l10n.t('Severity')],
  ['detected', () => l10n.t('Detected')],
  ['resolved', () => l10n.t('Resolved')],
  ['value', () => l10n.t({ message: 'Value', comment: ['What a metric was measured to be'] })],
  ['unit', () => l10n.t({ message: 'Unit', comment: ['The unit of a metric'] })],
  ['target', () => l10n.t({ message: 'Target', comment: ['What a metric should be'] })],
  ['measured', () => l10n.t('Measured')],
];
