/** Writes an imported catalogue of criteria as a framework of ours, one file in `frameworks/`. */

import * as l10n from '@vscode/l10n';

import { MOST_CRITERIA } from '../facts/read-framework.ts';
import { type ImportNote, type ImportOutcome, type ImportTarget, refused } from './import-plan.ts';
import { commentLines, LONGEST_STEM_SOURCE, quoted, recordLines, scalarText } from './record-yaml.ts';

/** What is read of one file, in UTF-16 units. */
const MOST_OF_A_FILE = 1_900_000;
/** Criteria whose texts would make the file too long to be read are kept without. */
const SHORT_ENOUGH = 1_000_000;

export interface ImportedCriterion {
  readonly id: string;
  readonly label: string;
  readonly family: string;
  readonly description: string;
}

export interface ImportedFramework {
  /** Of what its ID and its file’s name are made. */
  readonly called: string;
  readonly name: string;
  readonly version: string | undefined;
  /** What stands at the beginning of the file. */
  readonly comment: string;
  readonly criteria: readonly ImportedCriterion[];
}

/** A title as an ID: small letters, digits and dashes. */
export function slugOf(title: string): string {
  const slug = title
    .slice(0, LONGEST_STEM_SOURCE)
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)
    .replace(/-$/, '');
  return slug === '' ? 'catalog' : slug;
}

/** What comes of a framework. Notes that are there already come first. */
export async function frameworkFile(
  framework: ImportedFramework,
  target: ImportTarget,
  notes: ImportNote[],
): Promise<ImportOutcome> {
  const { criteria } = framework;
  if (criteria.length > MOST_CRITERIA) {
    return refused(
      l10n.t(
        'The catalog has {0} controls, and at most {1} are read. Make a profile of it.',
        criteria.length,
        MOST_CRITERIA,
      ),
    );
  }
  // Looked at before anything is put together, which would be too long for a text.
  const titles = lengthOf(criteria, ({ id, label, family }) => id.length + label.length + family.length);
  if (titles > MOST_OF_A_FILE) return refused(l10n.t('Even the titles of the controls are too long for one file.'));
  const head = headOf(framework);
  const isShort = titles + lengthOf(criteria, ({ description }) => description.length) <= SHORT_ENOUGH;
  let text = isShort ? head + criteria.map((one) => criterionLines(one, true)).join('') : '';
  if (!isShort || text.length > SHORT_ENOUGH) {
    text = head + criteria.map((one) => criterionLines(one, false)).join('');
    notes.push({
      message: l10n.t('The texts of the controls are too long for one file, so only their titles are taken over.'),
    });
  }
  if (text.length > MOST_OF_A_FILE)
    return refused(l10n.t('Even the titles of the controls are too long for one file.'));
  const path = `frameworks/${slugOf(framework.called)}.yml`;
  if ((await target.fileAt(path)) !== 'nothing') {
    const message = l10n.t('{0} is there already, so the catalog was left out.', path);
    return { files: [], records: 0, notes, conflicts: [{ message }] };
  }
  return { files: [{ path, content: text }], records: criteria.length, notes, conflicts: [] };
}

/** How long texts of criteria are together: at least that is written of them. */
function lengthOf(criteria: readonly ImportedCriterion[], length: (criterion: ImportedCriterion) => number): number {
  return criteria.reduce((sum, one) => sum + length(one), 0);
}

function headOf({ called, name, version, comment }: ImportedFramework): string {
  return [
    commentLines(comment),
    `id: ${scalarText(slugOf(called))}\n`,
    `name: ${scalarText(name)}\n`,
    version === undefined ? '' : `version: ${quoted(version)}\n`,
    'criteria:\n',
  ].join('');
}

function criterionLines({ id, label, family, description }: ImportedCriterion, isWhole: boolean): string {
  return recordLines([
    ['id', id],
    ['label', label],
    ['family', family],
    ['description', isWhole ? description : ''],
  ]);
}
