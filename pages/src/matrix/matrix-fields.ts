/** What the matrix can show of a control in columns: as text, and by what its rows are put in order. */
import * as l10n from '@vscode/l10n';

import { readFrequency } from '../../../server/src/domain/recurrence.ts';
import { type MatrixPageControl, READINESS_ORDER } from '../../../server/src/protocol/matrix-page.ts';
import type { EditedField } from '../../../server/src/protocol/page-edits.ts';
import { stateCount } from '../../../server/src/readiness/state-words.ts';
import { dayText } from '../day-text.ts';
import { levelTitle } from '../level-words.ts';

export interface MatrixField {
  readonly key: string;
  readonly label: string;
  /** In pixels, at first. */
  readonly width: number;
  readonly text: (control: MatrixPageControl) => string;
  /** What is compared; its text unless said otherwise. Texts without a value come last. */
  readonly order?: (control: MatrixPageControl) => string | number;
  /** Which field is edited in its cells; none where they are only read. */
  readonly edits?: EditedField;
}

/** From the first in the life of a control to the last. */
const STATUSES = ['planned', 'designed', 'operating', 'retired'];

/** All columns but those of the criteria, in the order in which they stand. Made anew for each language. */
export function matrixFields(): readonly MatrixField[] {
  return [
    { key: 'id', label: l10n.t('Control'), width: 96, text: ({ name }) => name },
    { key: 'title', label: l10n.t('Title'), width: 260, text: ({ title }) => title },
    {
      key: 'readiness',
      label: l10n.t('Readiness'),
      width: 120,
      text: ({ readiness }) => levelTitle(readiness),
      order: ({ readiness }) => READINESS_ORDER.indexOf(readiness),
    },
    { key: 'owner', label: l10n.t('Owner'), width: 140, text: ({ owners }) => owners.join(', '), edits: 'owner' },
    {
      key: 'frequency',
      label: l10n.t('Frequency'),
      width: 120,
      text: ({ frequencyText }) => frequencyText,
      order: ({ frequency }) => daysBetween(frequency),
      edits: 'frequency',
    },
    {
      key: 'status',
      label: l10n.t('Status'),
      width: 110,
      text: ({ status }) => status,
      order: ({ status }) => orderIn(STATUSES, status),
      edits: 'status',
    },
    {
      key: 'criteria',
      label: l10n.t('Criteria'),
      width: 150,
      text: ({ writtenCriteria }) => writtenCriteria.join(', '),
      edits: 'criteria',
    },
    { key: 'next', label: l10n.t('To do'), width: 260, text: ({ next }) => next ?? '' },
    { key: 'evidence', label: l10n.t('Evidence'), width: 200, text: evidenceText, order: missingEvidence },
    {
      key: 'nextDue',
      label: l10n.t('Next due'),
      width: 110,
      text: day('nextDue'),
      order: ({ nextDue }) => nextDue ?? '',
    },
    { key: 'policies', label: l10n.t('Policies'), width: 150, text: ({ policies }) => policies.join(', ') },
    { key: 'systems', label: l10n.t('Systems'), width: 130, text: ({ systems }) => systems.join(', ') },
    { key: 'risks', label: l10n.t('Risks'), width: 100, text: ({ risks }) => risks.join(', ') },
    { key: 'type', label: l10n.t('Type'), width: 100, text: ({ type }) => type },
    { key: 'nature', label: l10n.t('Nature'), width: 100, text: ({ nature }) => nature },
    { key: 'layer', label: l10n.t('Layer'), width: 100, text: ({ layer }) => layer },
    {
      key: 'lastReviewed',
      label: l10n.t('Last reviewed'),
      width: 120,
      text: day('lastReviewed'),
      order: ({ lastReviewed }) => lastReviewed ?? '',
    },
    {
      key: 'reviewDue',
      label: l10n.t('Review due'),
      width: 110,
      text: day('reviewDue'),
      order: ({ reviewDue }) => reviewDue ?? '',
    },
    { key: 'path', label: l10n.t('File'), width: 180, text: ({ path }) => path },
  ];
}

/** What a field says of a control, as an edit is told what it was. */
export function writtenOf(control: MatrixPageControl, field: EditedField): readonly string[] {
  switch (field) {
    case 'owner':
      return control.owners;
    case 'criteria':
      return control.criteria;
    case 'frequency':
    case 'status':
      return control[field] === '' ? [] : [control[field]];
    default:
      return [];
  }
}

function day(key: 'nextDue' | 'lastReviewed' | 'reviewDue'): (control: MatrixPageControl) => string {
  return (control) => {
    const value = control[key];
    return value === undefined ? '' : dayText(value);
  };
}

function evidenceText({ occurrences }: MatrixPageControl): string {
  return (['missing', 'late', 'performed', 'excepted', 'upcoming'] as const)
    .filter((state) => occurrences[state] > 0)
    .map((state) => stateCount(state, occurrences[state]))
    .join(', ');
}

/** What is missing the most comes first. */
function missingEvidence({ occurrences: { missing, late, performed } }: MatrixPageControl): number {
  return -(missing * 1_000_000 + late * 1000) + performed;
}

/** How many days lie between two times, about: what has no steps comes behind what has. */
function daysBetween(written: string): number | string {
  if (written === '') return '';
  const frequency = readFrequency(written);
  if (frequency === undefined) return 100_002;
  if (frequency.kind === 'continuous') return 0;
  return frequency.kind === 'per-event' ? 100_001 : frequency.count * (frequency.unit === 'month' ? 30.4 : 1);
}

function orderIn(known: readonly string[], value: string): number | string {
  if (value === '') return '';
  const index = known.indexOf(value);
  return index < 0 ? known.length : index;
}
