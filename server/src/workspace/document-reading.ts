/** From what the file system gave for a file to the facts of a document: what could not be read is a finding in it. */

import * as l10n from '@vscode/l10n';

import type { DocumentFacts, DocumentRole } from '../facts/document-facts.ts';
import { readCode } from '../facts/read-code.ts';
import { type FactOptions, readDocument, refusedDocument } from '../facts/read-document.ts';
import { decodeText, MAX_SIZE } from '../syntax/guards.ts';
import type { Discovery } from './discovery.ts';
import type { DocumentUri, FileSystem, ReadFailure, ReadResult } from './file-system.ts';
import { isInside } from './uri.ts';

/** Why a file was not read. `outside` and `leads-nowhere` speak of links. */
export type Unread = ReadFailure | 'outside' | 'leads-nowhere';

export type FolderReadResult = ReadResult | { readonly ok: false; readonly reason: Unread };

const REASONS: Readonly<Record<Unread, () => string>> = {
  'not-found': () => l10n.t('This file vanished while it was read.'),
  'no-permission': () =>
    l10n.t('This file may not be read. Give yourself permission to read it, or exclude it in plumbline.yml.'),
  'not-a-file': () =>
    l10n.t('This is no file that can be read. Put a file in its place, or exclude it in plumbline.yml.'),
  'too-large': () =>
    l10n.t('This file is larger than 2 MB and was not read. Split it, or exclude it in plumbline.yml.'),
  unreadable: () =>
    l10n.t(
      'This file could not be read. Look whether the disk or another program holds it back, or exclude it in plumbline.yml.',
    ),
  outside: () =>
    l10n.t(
      'This is a link that leads out of the workspace folder, so it was not followed. Put the file itself here, or exclude it in plumbline.yml.',
    ),
  'leads-nowhere': () =>
    l10n.t('This is a link that leads nowhere. Correct it, put the file itself here, or exclude it in plumbline.yml.'),
};

/** The same of plumbline.yml itself. */
const CONFIGURATION_REASONS: Readonly<Record<Unread, () => string>> = {
  'not-found': () => l10n.t('This file vanished while it was read.'),
  'no-permission': () =>
    l10n.t('This file may not be read. Give yourself permission to read it: until then, the defaults are in force.'),
  'not-a-file': () =>
    l10n.t('This is no file that can be read. Put a file in its place: until then, the defaults are in force.'),
  'too-large': () =>
    l10n.t('This file is larger than 2 MB and was not read. Split it: until then, the defaults are in force.'),
  unreadable: () =>
    l10n.t(
      'This file could not be read. Look whether the disk or another program holds it back: until then, the defaults are in force.',
    ),
  outside: () =>
    l10n.t(
      'This is a link that leads out of the workspace folder, so it was not followed. Put the file itself here: until then, the defaults are in force.',
    ),
  'leads-nowhere': () =>
    l10n.t(
      'This is a link that leads nowhere. Correct it, put the file itself here: until then, the defaults are in force.',
    ),
};

/** What a finding says of a file that was not read, and what is to be done. */
function reasonFor(reason: Unread, { role }: DocumentRole): string {
  return (role === 'configuration' ? CONFIGURATION_REASONS : REASONS)[reason]();
}

/** The facts of a file by what was read of it; undefined for source code that names no control, or was not read. */
export function factsOf(
  result: FolderReadResult,
  markdown: boolean,
  role: DocumentRole,
  options: FactOptions,
): DocumentFacts | undefined {
  if (role.role === 'code') {
    if (!result.ok) return undefined;
    const code = readCode(result.text ?? decodeText(result.bytes).text, role.markers);
    // There are far too many files that say nothing.
    return code.references.length === 0 ? undefined : code;
  }
  if (!result.ok) {
    const message = reasonFor(result.reason, role);
    return refusedDocument('', markdown, role, { message, range: { start: 0, end: 0 } });
  }
  const { text, problem } = result.text === undefined ? decodeText(result.bytes) : { text: result.text };
  if (problem === undefined) return readDocument(text, markdown, role, options);
  if (text === '') return refusedDocument('', markdown, role, problem);
  const facts = readDocument(text, markdown, role, options);
  const wrong = { ...problem.range, code: 'yaml-syntax' as const, message: problem.message };
  return { ...facts, problems: [wrong, ...facts.problems] };
}

/** Reads a file of at most `limit` bytes that no walk has looked at: through a link only where that leads into the folder. */
export async function readInside(
  folder: DocumentUri,
  uri: DocumentUri,
  fileSystem: FileSystem,
  limit = MAX_SIZE,
): Promise<FolderReadResult> {
  const resolved = await fileSystem.resolve(uri);
  // It may be there and not say where it leads: then reading it says why.
  if (resolved !== undefined && !isInside(folder, resolved.real, fileSystem.caseSensitive)) {
    return { ok: false, reason: 'outside' };
  }
  return fileSystem.readFile(uri, limit);
}

/** A link that was not followed. */
export interface BrokenLink {
  readonly uri: DocumentUri;
  readonly reason: Unread;
}

/** The links among what a walk left out, whatever their names, with why they were not followed. */
export function brokenLinks(found: Discovery): readonly BrokenLink[] {
  const links: BrokenLink[] = [];
  for (const { uri, reason } of found.skipped) {
    if (reason === 'link-outside') links.push({ uri, reason: 'outside' });
    if (reason === 'link-broken') links.push({ uri, reason: 'leads-nowhere' });
  }
  return links;
}
