/**
 * `plumbline-baseline.json`: the findings that were there when a repository adopted the checks, by what they are and not by
 * where they stand. One finding a line and always in the same order, so that two versions of it compare well.
 */

import * as l10n from '@vscode/l10n';

import { decodeText } from '../syntax/guards.ts';
import { type FolderReadResult, readInside, type Unread } from './document-reading.ts';
import type { DocumentUri, FileSystem } from './file-system.ts';
import { joinUri } from './uri.ts';

/** Its name, at the workspace folder. */
export const BASELINE_FILE = 'plumbline-baseline.json';

/** A larger file is not read: 8 MB, some 40,000 findings. */
export const MAX_BASELINE_SIZE = 8_000_000;

const VERSION = 1;

/** What makes a finding the same one as before, wherever it stands in its file. */
export interface FindingIdentity {
  readonly code: string;
  /** The kind of the record in which it stands. */
  readonly kind?: string | undefined;
  readonly id?: string | undefined;
  /** Of a record without an ID. */
  readonly title?: string | undefined;
  /** The canonical key of the innermost field in which it stands. */
  readonly field?: string | undefined;
  /** What tells findings of one rule at one place apart. */
  readonly about?: string | undefined;
  /** What is written there, or the beginning of it. */
  readonly text?: string | undefined;
}

/** A finding that is known, as often as it was there. */
export interface BaselineEntry extends FindingIdentity {
  /** From the workspace folder, with `/`. */
  readonly path: string;
  readonly count: number;
}

/** The file as it was read, or why it was not: what comes after its name in a sentence. */
export type BaselineFile =
  | { readonly text: string; readonly fault?: undefined }
  | { readonly fault: string; readonly text?: undefined };

export type BaselineReading =
  | { readonly entries: readonly BaselineEntry[]; readonly fault?: undefined }
  | { readonly fault: string; readonly entries?: undefined };

/** Each comes after the name of the file. */
const FAULTS: Readonly<Record<Exclude<Unread, 'not-found'>, () => string>> = {
  'no-permission': () =>
    l10n.t({ message: 'may not be read: permission denied.', comment: ['Comes after the name of a file'] }),
  'not-a-file': () => l10n.t({ message: 'is no file that can be read.', comment: ['Comes after the name of a file'] }),
  'too-large': () =>
    l10n.t({
      message: 'is larger than 8 MB and was not read. Correct some of what is found, and write it again.',
      comment: ['Comes after the name of a file'],
    }),
  unreadable: () => l10n.t({ message: 'could not be read.', comment: ['Comes after the name of a file'] }),
  outside: () =>
    l10n.t({
      message: 'is a link that leads out of the workspace folder, so it was not followed.',
      comment: ['Comes after the name of a file'],
    }),
  'leads-nowhere': () =>
    l10n.t({ message: 'is a link that leads nowhere.', comment: ['Comes after the name of a file'] }),
};

/** Reads it from a workspace folder; `real` is where the folder really is. Undefined: there is none. */
export async function readBaselineFile(
  fileSystem: FileSystem,
  { folder, real }: { readonly folder: DocumentUri; readonly real: DocumentUri },
): Promise<BaselineFile | undefined> {
  return baselineFileOf(await readInside(real, joinUri(folder, BASELINE_FILE), fileSystem, MAX_BASELINE_SIZE));
}

/** The file by what was read of it; undefined where it is not there. */
export function baselineFileOf(result: FolderReadResult): BaselineFile | undefined {
  if (!result.ok) return result.reason === 'not-found' ? undefined : { fault: FAULTS[result.reason]() };
  return { text: result.text ?? decodeText(result.bytes).text };
}

/** The entries in the text of such a file. Entries that are alike stay as they are; members that are not known are passed over. */
export function readBaseline(text: string): BaselineReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {
      fault: l10n.t({
        message: 'is not JSON, perhaps after a merge. Write it again with --write-baseline.',
        comment: ['Comes after the name of a file'],
      }),
    };
  }
  const version = memberOf(value, 'version');
  const findings = memberOf(value, 'findings');
  if (typeof version === 'number' && version > VERSION) {
    return {
      fault: l10n.t({
        message: 'is of version {0}, which a later Plumbline wrote. Update Plumbline, or write it again.',
        args: [version],
        comment: ['Comes after the name of a file'],
      }),
    };
  }
  if (version !== VERSION || !Array.isArray(findings)) {
    return {
      fault: l10n.t({
        message: 'is no baseline: it has no “version” and no list “findings”. Write it again with --write-baseline.',
        comment: ['Comes after the name of a file'],
      }),
    };
  }
  const entries: BaselineEntry[] = [];
  for (const [index, finding] of findings.entries()) {
    const entry = entryOf(finding);
    if (entry === undefined) {
      return {
        fault: l10n.t({
          message: 'cannot be read at its finding {0}. Write it again with --write-baseline.',
          args: [index + 1],
          comment: ['Comes after the name of a file'],
        }),
      };
    }
    entries.push(entry);
  }
  return { entries };
}

const PARTS = ['kind', 'id', 'title', 'field', 'about', 'text'] as const;

function entryOf(value: unknown): BaselineEntry | undefined {
  const path = memberOf(value, 'path');
  const code = memberOf(value, 'code');
  const count = memberOf(value, 'count') ?? 1;
  if (typeof path !== 'string' || typeof code !== 'string') return undefined;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) return undefined;
  const parts: Partial<Record<(typeof PARTS)[number], string>> = {};
  for (const part of PARTS) {
    const written = memberOf(value, part);
    if (written === undefined) continue;
    if (typeof written !== 'string') return undefined;
    parts[part] = written;
  }
  return { path, code, ...parts, count };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

/** The text of the file for findings in any order: those that are alike become one entry. The same findings, the same bytes. */
export function baselineText(findings: readonly BaselineEntry[]): string {
  const counts = new Map<string, { readonly entry: BaselineEntry; count: number }>();
  for (const entry of findings) {
    const key = JSON.stringify(sortKey(entry));
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { entry, count: entry.count });
    else known.count += entry.count;
  }
  const lines = [...counts.values()]
    .sort((a, b) => compareKeys(sortKey(a.entry), sortKey(b.entry)))
    .map(({ entry, count }) => `    ${lineOf(entry, count)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": ${VERSION},\n  "findings": ${list}\n}\n`;
}

/** Its members by name, so that their order is ours, and no others. */
function lineOf({ path, code, kind, id, title, field, about, text }: BaselineEntry, count: number): string {
  const members = { path, code, kind, id, title, field, about, text, ...(count === 1 ? {} : { count }) };
  return JSON.stringify(members).replace(CONTROLS, escaped);
}

/** What JSON may hold as it is, and a terminal or an editor takes for something else. */
const CONTROLS = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function sortKey(entry: BaselineEntry): readonly string[] {
  return [entry.path, entry.code, ...PARTS.map((part) => entry[part] ?? '')];
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
