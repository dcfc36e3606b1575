/** How sentences of findings name a kind of record: a whole phrase or sentence of each, since no language glues a noun into all places alike. */

import * as l10n from '@vscode/l10n';

import type { RecordKind } from '../domain/kinds.ts';

type Words = Readonly<Record<RecordKind, () => string>>;

const THIS: Words = {
  policy: () => l10n.t('This policy'),
  control: () => l10n.t('This control'),
  evidence: () => l10n.t('This evidence record'),
  exception: () => l10n.t('This exception'),
  risk: () => l10n.t('This risk'),
  vendor: () => l10n.t('This vendor'),
  person: () => l10n.t('This person'),
  team: () => l10n.t('This team'),
  system: () => l10n.t('This system'),
  incident: () => l10n.t('This incident'),
  population: () => l10n.t('This population'),
  metric: () => l10n.t('This metric'),
};

/** A record without a name, where a sentence begins: `This control`. */
export function thisOne(kind: RecordKind): string {
  return THIS[kind]();
}

const THIS_WITHIN: Words = {
  policy: () => l10n.t('this policy'),
  control: () => l10n.t('this control'),
  evidence: () => l10n.t('this evidence record'),
  exception: () => l10n.t('this exception'),
  risk: () => l10n.t('this risk'),
  vendor: () => l10n.t('this vendor'),
  person: () => l10n.t('this person'),
  team: () => l10n.t('this team'),
  system: () => l10n.t('this system'),
  incident: () => l10n.t('this incident'),
  population: () => l10n.t('this population'),
  metric: () => l10n.t('this metric'),
};

/** A record without a name, within a sentence: `this control`. */
export function thisOneWithin(kind: RecordKind): string {
  return THIS_WITHIN[kind]();
}

const ANOTHER: Words = {
  policy: () => l10n.t({ message: 'another policy', comment: ['In: “AC-01” is already the ID of …, above.'] }),
  control: () => l10n.t({ message: 'another control', comment: ['In: “AC-01” is already the ID of …, above.'] }),
  evidence: () =>
    l10n.t({ message: 'another evidence record', comment: ['In: “AC-01” is already the ID of …, above.'] }),
  exception: () => l10n.t({ message: 'another exception', comment: ['In: “AC-01” is already the ID of …, above.'] }),
  risk: () => l10n.t({ message: 'another risk', comment: ['In: “AC-01” is already the ID of …, above.'] }),
  vendor: () => l10n.t({ message: 'another vendor', comment: ['In: “AC-01” is already the ID of …, above.'] }),
  person: () => l10n.t({ message: 'another person', comment: ['In: “AC-01” is already the ID of …, above.'] }),
  team: () => l10n.t({ message: 'another team', comment: ['In: “AC-01” is already the ID of …, above.'] }),
  system: () => l10n.t({ message: 'another system', comment: ['In: “AC-01” is already the ID of …, above.'] }),
  incident: () => l10n.t({ message: 'another incident', comment: ['In: “AC-01” is already the ID of …, above.'] }),
  population: () => l10n.t({ message: 'another population', comment: ['In: “AC-01” is already the ID of …, above.'] }),
  metric: () => l10n.t({ message: 'another metric', comment: ['In: “AC-01” is already the ID of …, above.'] }),
};

/** Another record of a kind, as in `“AC-01” is already the ID of another control, above.` */
export function anotherOne(kind: RecordKind): string {
  return ANOTHER[kind]();
}

const UNKNOWN: Readonly<Record<RecordKind, (id: string) => string>> = {
  policy: (id) => l10n.t('No policy has the ID “{0}”.', id),
  control: (id) => l10n.t('No control has the ID “{0}”.', id),
  evidence: (id) => l10n.t('No evidence record has the ID “{0}”.', id),
  exception: (id) => l10n.t('No exception has the ID “{0}”.', id),
  risk: (id) => l10n.t('No risk has the ID “{0}”.', id),
  vendor: (id) => l10n.t('No vendor has the ID “{0}”.', id),
  person: (id) => l10n.t('No person has the ID “{0}”.', id),
  team: (id) => l10n.t('No team has the ID “{0}”.', id),
  system: (id) => l10n.t('No system has the ID “{0}”.', id),
  incident: (id) => l10n.t('No incident has the ID “{0}”.', id),
  population: (id) => l10n.t('No population has the ID “{0}”.', id),
  metric: (id) => l10n.t('No metric has the ID “{0}”.', id),
};

/** That no record of a kind has an ID: `No control has the ID “AC-99”.` */
export function isUnknown(kind: RecordKind, id: string): string {
  return UNKNOWN[kind](id);
}

const TO_ADD: Words = {
  policy: () => l10n.t('Write the policy, or correct the ID.'),
  control: () => l10n.t('Add the control to a register, or correct the ID.'),
  evidence: () => l10n.t('Add the evidence record to a register, or correct the ID.'),
  exception: () => l10n.t('Add the exception to a register, or correct the ID.'),
  risk: () => l10n.t('Add the risk to a register, or correct the ID.'),
  vendor: () => l10n.t('Add the vendor to a register, or correct the ID.'),
  person: () => l10n.t('Add the person to a register, or correct the ID.'),
  team: () => l10n.t('Add the team to a register, or correct the ID.'),
  system: () => l10n.t('Add the system to a register, or correct the ID.'),
  incident: () => l10n.t('Add the incident to a register, or correct the ID.'),
  population: () => l10n.t('Add the population to a register, or correct the ID.'),
  metric: () => l10n.t('Add the metric to a register, or correct the ID.'),
};

/** What to do where a record is named that is not there: `Add the control to a register, or correct the ID.` */
export function addOrCorrect(kind: RecordKind): string {
  return TO_ADD[kind]();
}

const TO_NAME: Words = {
  policy: () => l10n.t('Name a policy here.'),
  control: () => l10n.t('Name a control here.'),
  evidence: () => l10n.t('Name an evidence record here.'),
  exception: () => l10n.t('Name an exception here.'),
  risk: () => l10n.t('Name a risk here.'),
  vendor: () => l10n.t('Name a vendor here.'),
  person: () => l10n.t('Name a person here.'),
  team: () => l10n.t('Name a team here.'),
  system: () => l10n.t('Name a system here.'),
  incident: () => l10n.t('Name an incident here.'),
  population: () => l10n.t('Name a population here.'),
  metric: () => l10n.t('Name a metric here.'),
};

/** What to do where a record of another kind is named: `Name a control here.` */
export function nameOneHere(kind: RecordKind): string {
  return TO_NAME[kind]();
}
