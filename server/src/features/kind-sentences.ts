/** What is said of a kind of record where its name alone cannot be put into a sentence: a whole message for each of them. */

import * as l10n from '@vscode/l10n';
import type { RecordKind } from '../domain/kinds.ts';

const WHOLE: Readonly<Record<RecordKind, () => string>> = {
  policy: () => l10n.t('a whole policy'),
  control: () => l10n.t('a whole control'),
  evidence: () => l10n.t('a whole evidence record'),
  exception: () => l10n.t('a whole exception'),
  risk: () => l10n.t('a whole risk'),
  vendor: () => l10n.t('a whole vendor'),
  person: () => l10n.t('a whole person'),
  team: () => l10n.t('a whole team'),
  system: () => l10n.t('a whole system'),
  incident: () => l10n.t('a whole incident'),
  population: () => l10n.t('a whole population'),
  metric: () => l10n.t('a whole metric'),
};

/** A record with all of its fields, to be filled in: `a whole control`. */
export function wholeOne(kind: RecordKind): string {
  return WHOLE[kind]();
}

const SHARED: Readonly<Record<RecordKind, (id: string, places: string) => string>> = {
  policy: (id, places) =>
    l10n.t('More than one policy has the ID “{0}” ({1}), so it is not clear whose it is.', id, places),
  control: (id, places) =>
    l10n.t('More than one control has the ID “{0}” ({1}), so it is not clear whose it is.', id, places),
  evidence: (id, places) =>
    l10n.t('More than one evidence record has the ID “{0}” ({1}), so it is not clear whose it is.', id, places),
  exception: (id, places) =>
    l10n.t('More than one exception has the ID “{0}” ({1}), so it is not clear whose it is.', id, places),
  risk: (id, places) =>
    l10n.t('More than one risk has the ID “{0}” ({1}), so it is not clear whose it is.', id, places),
  vendor: (id, places) =>
    l10n.t('More than one vendor has the ID “{0}” ({1}), so it is not clear whose it is.', id, places),
  person: (id, places) =>
    l10n.t('More than one person has the ID “{0}” ({1}), so it is not clear whose it is.', id, places),
  team: (id, places) =>
    l10n.t('More than one team has the ID “{0}” ({1}), so it is not clear whose it is.', id, places),
  system: (id, places) =>
    l10n.t('More than one system has the ID “{0}” ({1}), so it is not clear whose it is.', id, places),
  incident: (id, places) =>
    l10n.t('More than one incident has the ID “{0}” ({1}), so it is not clear whose it is.', id, places),
  population: (id, places) =>
    l10n.t('More than one population has the ID “{0}” ({1}), so it is not clear whose it is.', id, places),
  metric: (id, places) =>
    l10n.t('More than one metric has the ID “{0}” ({1}), so it is not clear whose it is.', id, places),
};

/** That several records of a kind have an ID; `places`: where they stand. */
export function sharedId(kind: RecordKind, id: string, places: string): string {
  return SHARED[kind](id, places);
}

const RENAMED: Readonly<Record<RecordKind, (id: string, next: string) => string>> = {
  policy: (id, next) => l10n.t('Rename policy {0} to {1}', id, next),
  control: (id, next) => l10n.t('Rename control {0} to {1}', id, next),
  evidence: (id, next) => l10n.t('Rename evidence record {0} to {1}', id, next),
  exception: (id, next) => l10n.t('Rename exception {0} to {1}', id, next),
  risk: (id, next) => l10n.t('Rename risk {0} to {1}', id, next),
  vendor: (id, next) => l10n.t('Rename vendor {0} to {1}', id, next),
  person: (id, next) => l10n.t('Rename person {0} to {1}', id, next),
  team: (id, next) => l10n.t('Rename team {0} to {1}', id, next),
  system: (id, next) => l10n.t('Rename system {0} to {1}', id, next),
  incident: (id, next) => l10n.t('Rename incident {0} to {1}', id, next),
  population: (id, next) => l10n.t('Rename population {0} to {1}', id, next),
  metric: (id, next) => l10n.t('Rename metric {0} to {1}', id, next),
};

/** What is done to a record that gets another ID: `Rename control AC-02 to AC-07`. */
export function renameTitle(kind: RecordKind, id: string, next: string): string {
  return RENAMED[kind](id, next);
}
