/** Writes a policy: the front-matter of a draft, and a file for it beside the others, named and divided as they are. */

import type { Snapshot } from '../workspace/snapshot.ts';
import { basename, dirnameUri, joinUri, relativePath } from '../workspace/uri.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { FileChange, WritingContext } from './fix.ts';
import { mostFrequentFirst, usualTexts } from './usual-values.ts';
import { idFromTitle } from './new-id.ts';
import type { NewField } from './yaml-edit.ts';
import { flowList, scalar } from './yaml-text.ts';

/** What somebody says of a policy that is to be written. */
export interface DescribedPolicy {
  readonly title: string;
  /** Undefined: nobody yet. */
  readonly owner: string | undefined;
  /** As they are to be written. */
  readonly criteria: readonly string[];
}

/** The front-matter of a draft. */
export function draftFields(snapshot: Snapshot, { title, owner, criteria }: DescribedPolicy): readonly NewField[] {
  const id = idFromTitle(snapshot, title);
  return [
    ...(id === undefined ? [] : [{ key: 'id', value: scalar(id) }]),
    { key: 'title', value: scalar(title) },
    { key: 'version', value: '"1.0"' },
    { key: 'status', value: 'draft' },
    ...(owner === undefined ? [] : [{ key: 'owner', value: scalar(owner) }]),
    { key: 'review_cadence', value: scalar(usualTexts(snapshot.records('policy'), 'review_cadence')[0] ?? 'annual') },
    ...(criteria.length === 0 ? [] : [{ key: 'satisfies', value: flowList(criteria) }]),
  ];
}

const USUAL_FOLDER = 'policies';
const USUAL_HEADINGS = ['Purpose', 'Scope', 'Policy'];

/** A file with a policy as somebody describes it, still to be written, and its ID; undefined where none could be read as one. */
export async function describedPolicy(
  context: WritingContext,
  described: DescribedPolicy,
): Promise<{ readonly id: string; readonly file: FileChange } | undefined> {
  const { engine, snapshot, textOf } = context;
  const others = policyFiles(snapshot);
  const fields = draftFields(snapshot, described);
  const text = textOfPolicy(fields, described.title, headingsOf(others));
  const name = fileName(others, described.title);
  for (const folder of new Set([folderOf(snapshot, others), USUAL_FOLDER])) {
    for (let count = 1; count <= MOST_NAMESAKES; count++) {
      const path = `${folder === '' ? '' : `${folder}/`}${name}${count === 1 ? '' : `-${count}`}.md`;
      const uri = joinUri(snapshot.folder, path);
      if (engine.workspace.roleOf(uri)?.role !== 'policy') break;
      // oxlint-disable-next-line eslint/no-await-in-loop -- the next is asked for only where the one before is taken
      if ((await textOf(uri)) !== undefined) continue;
      const id = fields.find(({ key }) => key === 'id')?.value ?? described.title;
      return { id, file: { uri, path, creates: true, edits: [text] } };
    }
  }
  return undefined;
}

/** How many files of one name are counted through. */
const MOST_NAMESAKES = 20;

/** The policies in force that are Markdown files of their own. */
function policyFiles(snapshot: Snapshot): readonly RecordRef[] {
  return snapshot.records('policy').filter(({ document, isRetired }) => document.facts.markdown && !isRetired);
}

/** The folder in which most of them lie, from the workspace folder; of equals the first. */
function folderOf(snapshot: Snapshot, policies: readonly RecordRef[]): string {
  const folders = policies.map(({ document }) => relativePath(snapshot.folder, dirnameUri(document.uri)) ?? '');
  return mostFrequentFirst(folders)[0] ?? USUAL_FOLDER;
}

/** How a title becomes the name of a file. */
interface NameStyle {
  readonly separator: '-' | '_' | ' ';
  readonly keepsCase: boolean;
  /** Whether the word “policy” at its end is kept. */
  readonly keepsPolicy: boolean;
}

const STYLES: readonly NameStyle[] = (['-', '_', ' '] as const).flatMap((separator) =>
  [false, true].flatMap((keepsCase) => [false, true].map((keepsPolicy) => ({ separator, keepsCase, keepsPolicy }))),
);

const USUAL_STYLE: NameStyle = { separator: '-', keepsCase: false, keepsPolicy: false };

/** The name of a file for a title, as most other files are named after theirs: `access-control`, `Access Control Policy`. */
function fileName(policies: readonly RecordRef[], title: string): string {
  let best = USUAL_STYLE;
  let most = 0;
  for (const style of STYLES) {
    const count = policies.filter(
      ({ document, title: theirs }) => basename(document.uri).replace(/\.[^.]*$/, '') === named(theirs, style),
    ).length;
    if (count > most) {
      most = count;
      best = style;
    }
  }
  return named(title, best) || named(title, { ...best, keepsPolicy: true }) || 'policy';
}

function named(title: string, { separator, keepsCase, keepsPolicy }: NameStyle): string {
  const words = title.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const kept = !keepsPolicy && words.at(-1)?.toLowerCase() === 'policy' ? words.slice(0, -1) : words;
  const name = kept.join(separator);
  return keepsCase ? name : name.toLowerCase();
}

/** The headings of the second level that more than half of the others have, in the order of the one that has most of them. */
function headingsOf(policies: readonly RecordRef[]): readonly string[] {
  const counts = new Map<string, number>();
  const each = policies.map(({ document }) => [
    ...new Set(document.facts.headings.filter(({ level }) => level === 2).map(({ text }) => text)),
  ]);
  for (const heading of each.flat()) counts.set(heading, (counts.get(heading) ?? 0) + 1);
  const isCommon = (heading: string): boolean => (counts.get(heading) ?? 0) * 2 > policies.length;
  let found: readonly string[] = [];
  for (const headings of policies.length < 2 ? [] : each) {
    const common = headings.filter((heading) => heading !== '' && isCommon(heading));
    if (common.length > found.length) found = common;
  }
  return found.length > 0 ? found : USUAL_HEADINGS;
}

function textOfPolicy(
  fields: readonly NewField[],
  title: string,
  headings: readonly string[],
): FileChange['edits'][number] {
  const matter = ['---', ...fields.map(({ key, value }) => `${key}: ${value}`), '---', '', `# ${title}`, ''];
  const [first = '', ...others] = headings;
  const before = [...matter, `## ${first}`, '', ''].join('\n');
  // The first section is to be written next.
  const after = others.length === 0 ? '' : `\n${others.map((heading) => `\n## ${heading}\n`).join('')}`;
  return { start: 0, end: 0, newText: before + after, cursor: { start: before.length, end: before.length } };
}
