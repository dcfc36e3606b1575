/**
 * Brings in a repository of Comply. Its standards, policies, narratives and procedures are read as they are and stay so; what a
 * procedure's schedule says becomes a control that operates as often.
 */

import * as l10n from '@vscode/l10n';

import { lineStartsOf, positionAt } from '../facts/line-starts.ts';
import { canBeId } from '../facts/read-value.ts';
import { LONE_KEYS } from '../facts/read-document.ts';
import { splitFrontMatter } from '../syntax/front-matter.ts';
import { decodeText } from '../syntax/guards.ts';
import { parseYaml } from '../syntax/yaml.ts';
import type { YamlMap } from '../syntax/yaml-tree.ts';
import { shortened } from './control-cells.ts';
import { controlFiles } from './control-files.ts';
import { cronFrequency } from './cron.ts';
import { COMPLY_FOLDERS } from './import-formats.ts';
import {
  type ImportedRecord,
  type ImportFile,
  type ImportNote,
  type ImportOutcome,
  type ImportTarget,
  refused,
} from './import-plan.ts';
import type { SourceFile } from './import-request.ts';
import { ImportRoom } from './import-room.ts';
import type { ImportSteps } from './import-steps.ts';
import type { Cell } from './record-yaml.ts';

/** Keys of a procedure's front-matter that have a place of their own in the control. */
const TAKEN = new Set(['id', 'name', 'cron', 'satisfies']);
const KEYS = new Set([...LONE_KEYS.policy, 'id', 'name', 'cron']);

/** The plan for the files of a repository; `inPlace` where it is the target folder itself. */
export async function importComply(
  files: readonly SourceFile[],
  inPlace: boolean,
  target: ImportTarget,
  steps: ImportSteps,
): Promise<ImportOutcome> {
  if (files.length === 0) {
    return refused(
      l10n.t(
        'This is no Comply repository: it has no files in {0}.',
        COMPLY_FOLDERS.map((name) => `${name}/`).join(', '),
      ),
    );
  }
  const notes: ImportNote[] = [];
  const conflicts: ImportNote[] = [];
  const copies = inPlace ? [] : await copied(files, target, conflicts, steps);
  const controls: ImportedRecord[] = [];
  const room = new ImportRoom();
  for (const file of files) {
    if (!file.path.startsWith('procedures/')) continue;
    const control = readProcedure(file, notes);
    if (control !== undefined) controls.push(room.holding(control));
  }
  const comment = 'The procedures of a Comply repository, as controls.'; // l10n: stands in a file
  const made = await controlFiles(controls, 'comply-procedures', comment, target);
  return {
    files: [...copies, ...made.files],
    records: made.records,
    notes,
    conflicts: [...conflicts, ...made.conflicts],
  };
}

/** The files as they are, but those that are there already. */
async function copied(
  files: readonly SourceFile[],
  target: ImportTarget,
  conflicts: ImportNote[],
  steps: ImportSteps,
): Promise<readonly ImportFile[]> {
  const copies: ImportFile[] = [];
  for (const [index, { path, bytes }] of files.entries()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- a remote disk is asked about one file after the other
    await steps.each(index, files.length);
    // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
    const there = await target.fileAt(path, bytes);
    if (there === 'nothing') copies.push({ path, content: bytes });
    if (there === 'other') {
      const message = l10n.t('Another file of this name is in the folder already, so this one was left out.');
      conflicts.push({ file: path, message });
    }
  }
  return copies;
}

/** The control that a procedure is; undefined where it cannot be read, which is noted. */
function readProcedure({ path, bytes }: SourceFile, notes: ImportNote[]): ImportedRecord | undefined {
  const decoded = decodeText(bytes);
  const { text } = decoded;
  if (decoded.problem !== undefined) notes.push({ file: path, message: decoded.problem.message });
  const starts = lineStartsOf(text);
  const lineOf = (offset: number): number => positionAt(starts, offset).line + 1;
  const note = (offset: number, message: string): void => {
    notes.push({ file: path, line: lineOf(offset), message });
  };
  const split = splitFrontMatter(text, KEYS);
  const stream = split.frontMatter === undefined ? undefined : parseYaml(text, split.frontMatter);
  for (const problem of [...split.problems, ...(stream?.problems ?? [])]) note(problem.start, problem.message);
  const root = stream?.documents[0]?.root;
  if (root?.kind !== 'map') {
    note(0, l10n.t('No front-matter can be read here, so no control was made of this procedure.'));
    return undefined;
  }
  const name = fileName(path);
  const id = `PROC-${(valueOf(root, 'id') ?? name).toUpperCase().replace(/\s+/g, '-')}`;
  if (!canBeId(id)) {
    note(root.start, l10n.t('The ID of this procedure cannot be one, so no control was made of it.'));
    return undefined;
  }
  const fields: [string, Cell][] = [['title', valueOf(root, 'name') ?? name]];
  const kept: string[] = [];
  const cron = root.pairs.find(({ key }) => key.text === 'cron');
  if (cron === undefined) {
    // Comply opens a ticket for it whenever somebody asks for one. Where not all could be read, a schedule may be lost.
    if (stream?.problems.length === 0) fields.push(['frequency', 'per-event']);
  } else {
    const schedule = cron.value?.kind === 'scalar' ? cron.value.text : '';
    const frequency = cronFrequency(schedule);
    kept.push(`cron: ${schedule}`);
    if (frequency !== undefined) fields.push(['frequency', frequency]);
    else
      note(
        cron.key.start,
        l10n.t('How often “{0}” runs is not certain: give the control {1} a frequency.', shortened(schedule), id),
      );
  }
  const criteria = criteriaOf(root);
  if (criteria.length > 0) fields.push(['criteria', criteria]);
  fields.push(['policies', [valueOf(root, 'id') ?? name]]);
  for (const { key, value } of root.pairs) {
    if (TAKEN.has(key.text)) continue;
    kept.push(`${key.text}: ${value === undefined ? '' : text.slice(value.start, value.end)}`);
    note(key.start, l10n.t('“{0}” has no place in a control, and is kept in its notes.', shortened(key.text)));
  }
  if (kept.length > 0) fields.push(['notes', kept.join('\n')]);
  return { id, file: path, line: lineOf(root.start), fields };
}

function valueOf(map: YamlMap, key: string): string | undefined {
  const value = map.pairs.find((pair) => pair.key.text === key)?.value;
  const text = value?.kind === 'scalar' ? value.text.trim() : '';
  return text === '' ? undefined : text;
}

/** What stands under `satisfies`, of whichever framework, each with its name. */
function criteriaOf(map: YamlMap): readonly string[] {
  const value = map.pairs.find((pair) => pair.key.text === 'satisfies')?.value;
  if (value?.kind === 'scalar') return [value.text];
  if (value?.kind === 'seq') return value.items.flatMap((item) => (item?.kind === 'scalar' ? [item.text] : []));
  return (value?.pairs ?? []).flatMap(({ key, value: list }) =>
    (list?.kind === 'seq' ? list.items : [list]).flatMap((item) =>
      item?.kind === 'scalar' ? [key.text === 'TSC' ? item.text : `${key.text}.${item.text}`] : [],
    ),
  );
}

function fileName(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
}
