/** Which record a command speaks of: the one where it was called, or one that is chosen by its name. */

import type { RecordKind } from '../domain/kinds.ts';
import { readDocument } from '../facts/read-document.ts';
import type { RecordContext, WritingContext } from '../fixes/fix.ts';
import type { DocumentFacts, RecordFacts } from '../facts/document-facts.ts';
import { type YamlSource, yamlOf } from '../fixes/yaml-source.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { AuthoringContext } from './asking.ts';

/** The record of one of the kinds where the command was called: that of a Markdown file, wherever the cursor is in it. */
export function recordCalledOn({ at }: AuthoringContext, kinds: readonly RecordKind[]): RecordRef | undefined {
  if (at === undefined) return undefined;
  const { facts, records } = at.document;
  const isLone = facts.markdown && facts.records.length === 1;
  return records.find(({ kind, record }) => {
    if (!kinds.includes(kind)) return false;
    return isLone || (record.range.start <= at.offset && at.offset <= record.range.end);
  });
}

/** By what an answer names a record: its ID, or where it stands when it has none of its own. */
export function nameOf(snapshot: Snapshot, { id, document, index }: RecordRef): string {
  return id !== undefined && snapshot.bearers(id).length === 1 ? id : `${document.path}#${index}`;
}

/** The record that an answer names. */
export function recordNamed(snapshot: Snapshot, name: string, records: readonly RecordRef[]): RecordRef | undefined {
  return records.find((ref) => nameOf(snapshot, ref) === name) ?? records.find(({ id }) => id === name);
}

/** A record with the text and the YAML in which it stands at this moment. */
export interface Editable {
  readonly context: RecordContext;
  readonly record: RecordFacts;
  /** The document as it is read now, with the record in it. */
  readonly facts: DocumentFacts;
  readonly source: YamlSource;
}

/** A record as it is written now; undefined where its file is gone, says something else by now, or has no front-matter. */
export async function editable(
  { engine, snapshot, textOf }: WritingContext,
  ref: RecordRef,
): Promise<Editable | undefined> {
  const { document, index, kind, id } = ref;
  const role = engine.workspace.roleOf(document.uri);
  const text = await textOf(document.uri);
  if (role === undefined || text === undefined) return undefined;
  const { keyAliases } = snapshot.configuration;
  const facts = readDocument(text, document.facts.markdown, role, { keyAliases });
  const record = facts.records[index];
  const context = { engine, snapshot, document, text };
  const source = yamlOf(context);
  if (record === undefined || source === undefined || record.kind !== kind || record.id?.text !== id) return undefined;
  return { context, record, facts, source };
}
