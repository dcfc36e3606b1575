/** Where a new record goes: into the register that holds its siblings, or into a new one where registers are read. */

import type { RecordKind } from '../domain/kinds.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { joinUri, relativePath } from '../workspace/uri.ts';
import type { IndexedDocument, RecordRef } from '../workspace/workspace-index.ts';
import type { FileChange, WritingContext } from './fix.ts';
import { mostFrequentFirst } from './usual-values.ts';
import type { NewField } from './yaml-edit.ts';
import { appendRecord, listKeyOf, newRegister } from './yaml-register.ts';

/** What a new record is made of, and beside which others it belongs, the nearest first. */
export interface NewRecord {
  readonly kind: RecordKind;
  readonly fields: readonly NewField[];
  readonly siblings: readonly RecordRef[];
}

/** A record of which nothing is known yet but its kind. */
export function blankRecord(kind: RecordKind): RecordFacts {
  return {
    kind,
    owner: kind,
    id: undefined,
    range: { start: 0, end: 0 },
    anchor: { start: 0, end: 0 },
    fingerprint: 0,
    fields: new Map(),
  };
}

/** The folder in which each kind's registers lie by default, where the name of the list is not that of the folder. */
const FOLDERS: Readonly<Partial<Record<RecordKind, string>>> = { population: 'evidence', incident: 'risks' };

/**
 * The change that adds a record: to the register of the nearest sibling that can take it, else to the one that holds most
 * of its kind, else to a new file. Undefined where no file would be read as a register.
 */
export async function addRecord(context: WritingContext, record: NewRecord): Promise<FileChange | undefined> {
  const { snapshot, textOf } = context;
  const { kind, fields } = record;
  for (const document of registersFor(snapshot, record)) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- the next is read only where the one before cannot take it
    const text = await textOf(document.uri);
    const edit = text === undefined ? undefined : appendRecord(text, kind, fields);
    if (edit !== undefined) return { uri: document.uri, path: document.path, creates: false, edits: [edit] };
  }
  return newFile(context, record);
}

/** How many registers are tried: a folder may hold each record in a file of its own, of which none takes another. */
const MOST_TRIED = 3;

function registersFor(snapshot: Snapshot, { kind, siblings }: NewRecord): readonly IndexedDocument[] {
  const byCount = mostFrequentFirst(snapshot.records(kind).map(({ document }) => document));
  const all = new Set([...siblings.filter((one) => one.kind === kind).map(({ document }) => document), ...byCount]);
  return [...all].filter(({ facts }) => facts.kind === 'register' && !facts.markdown).slice(0, MOST_TRIED);
}

async function newFile(
  { engine, snapshot, textOf }: WritingContext,
  { kind, fields, siblings }: NewRecord,
): Promise<FileChange | undefined> {
  const list = listKeyOf(kind) ?? kind;
  const name = slugOf(fields.find(({ key }) => key === 'id')?.value ?? list);
  const near = siblings.find((one) => one.kind === kind)?.document.uri;
  const beside = near === undefined ? undefined : relativePath(snapshot.folder, near)?.replace(/[^/]*$/, '');
  const folder = FOLDERS[kind] ?? list;
  const candidates = [
    ...(beside === undefined ? [] : [`${beside}${name}.yml`]),
    `${folder}/${list}.yml`,
    `${folder}/${name}.yml`,
    `${list}.control.yml`,
  ];
  for (const path of candidates) {
    const uri = joinUri(snapshot.folder, path);
    if (engine.workspace.roleOf(uri)?.role !== 'register') continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- the next is asked for only where the one before is taken
    if ((await textOf(uri)) !== undefined) continue;
    return { uri, path, creates: true, edits: [newRegister(kind, fields)] };
  }
  return undefined;
}

function slugOf(id: string): string {
  return id
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
