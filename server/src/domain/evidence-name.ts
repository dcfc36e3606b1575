/**
 * The naming standard for files under `evidence/`: a template such as `{year}/{control}-{period}-{title}`. It is read here,
 * compared with a path by plain string work, and filled in to name a new file.
 */

import * as l10n from '@vscode/l10n';

import type { CivilDate } from './civil-date.ts';
import { nearest } from './nearest.ts';
import { displayPeriod, type Period } from './period.ts';
import { Remembered } from './remembered.ts';

/** The folder under which the standard holds. */
export const EVIDENCE_FOLDER = 'evidence';

/** What new files are named by where `plumbline.yml` has no standard. */
export const DEFAULT_EVIDENCE_NAME = '{year}/{control}-{period}-{title}';

/** What can stand in braces. `quarter`, `month` and `day` are of the period, where it lies within one. */
const PLACEHOLDERS = ['year', 'quarter', 'month', 'day', 'period', 'collected', 'control', 'id', 'title'] as const;

type Placeholder = (typeof PLACEHOLDERS)[number];

type Part = { readonly literal: string } | { readonly placeholder: Placeholder };

/** A template that has been read; see `readEvidenceName`. */
export interface EvidenceNameTemplate {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** A template, or what is wrong with it: where in its text (UTF-16, end exclusive), and in a sentence. */
export type EvidenceNameReading =
  | { readonly ok: true; readonly template: EvidenceNameTemplate }
  | { readonly ok: false; readonly start: number; readonly end: number; readonly message: string };

/** What of an evidence record goes into the name of its file. */
export interface EvidenceNameFields {
  readonly id?: string | undefined;
  /** The controls that it is for. One of them stands in the name. */
  readonly controls: readonly string[];
  readonly period?: Period | undefined;
  /** The day of collection, which counts as the period where there is none. */
  readonly collected?: CivilDate | undefined;
  readonly title?: string | undefined;
}

/** Longer than any file name may be. */
const LONGEST_TEMPLATE = 200;
const LONGEST_PATH = 400;
/** A title in a file name is cut at the last word that ends before. */
const LONGEST_TITLE = 60;

/** Reads a template; the same text is read once. */
export function readEvidenceName(text: string): EvidenceNameReading {
  return readings.get(text, read);
}

const readings = new Remembered<string, EvidenceNameReading>(64);

/** Put into words when it is asked for: readings are kept. */
function fault(start: number, end: number, message: () => string): EvidenceNameReading {
  return {
    ok: false,
    start,
    end,
    get message() {
      return message();
    },
  };
}

function read(text: string): EvidenceNameReading {
  if (text.length > LONGEST_TEMPLATE) {
    return fault(0, text.length, () =>
      l10n.t('A template has at most {0} characters. Write a shorter one.', LONGEST_TEMPLATE),
    );
  }
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    const brace = nextBrace(text, at);
    if (brace > at) parts.push({ literal: text.slice(at, brace) });
    if (brace === text.length) break;
    const close = text.indexOf('}', brace);
    if (text[brace] === '}') return fault(brace, brace + 1, () => l10n.t('This “}” closes no placeholder. Remove it.'));
    const inner = text.slice(brace + 1, close);
    if (close < 0 || inner.includes('{')) {
      return fault(brace, brace + 1, () => l10n.t('This “{” is not closed. Write a placeholder such as “{control}”.'));
    }
    const name = inner.trim().toLowerCase();
    const placeholder = PLACEHOLDERS.find((one) => one === name);
    if (placeholder === undefined) return fault(brace, close + 1, () => unknownPlaceholder(inner));
    parts.push({ placeholder });
    at = close + 1;
  }
  const wrong = faultOfPath(text, parts);
  if (wrong !== undefined) return fault(0, text.length, wrong);
  return { ok: true, template: { text, parts } };
}

function nextBrace(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '{' || text[at] === '}') return at;
  return text.length;
}

function unknownPlaceholder(inner: string): string {
  const near = nearest(inner.trim().toLowerCase(), PLACEHOLDERS);
  const all = PLACEHOLDERS.map((one) => `{${one}}`);
  return near === undefined
    ? l10n.t('“{0}” is not a placeholder. There are {1}.', `{${inner}}`, all.join(', '))
    : l10n.t('“{0}” is not a placeholder. Did you mean “{1}”?', `{${inner}}`, `{${near}}`);
}

/** What no path below a folder can be called, on whatever disk. */
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
const NOT_IN_A_NAME = /[\u0000-\u001f\u007f<>:"|?*\\]/;

function faultOfPath(text: string, parts: readonly Part[]): (() => string) | undefined {
  if (!parts.some((part) => 'placeholder' in part)) {
    return () =>
      l10n.t(
        'A template without a placeholder gives every file the same name. Write one such as “{control}-{period}-{title}”.',
      );
  }
  for (const part of parts) {
    const character = 'literal' in part ? NOT_IN_A_NAME.exec(part.literal)?.[0] : undefined;
    if (character === '\\') return () => l10n.t('Folders are set apart by “/”, not by “\\”.');
    if (character !== undefined)
      return () => l10n.t('“{0}” cannot stand in the name of a file. Leave it out.', character);
  }
  const names = text.split('/');
  if (names[0]?.toLowerCase() === EVIDENCE_FOLDER && names.length > 1) {
    return () => l10n.t('The template begins below the folder evidence. Leave out “evidence/”.');
  }
  if (names.some((name) => name.trim() === '' || name === '.' || name === '..')) {
    return () =>
      l10n.t('The template is a path below the folder evidence, such as “{year}/{control}-{period}-{title}”.');
  }
  return undefined;
}

/** Letters, marks and digits of any script, and what a name may hold besides. */
const IN_A_SLUG = /^[\p{L}\p{M}\p{N}._-]$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * Whether the path of a file (from the workspace folder, with `/`) is what the template makes of a record. The file may
 * have any extension, letter case aside. What the record lacks may be any word; a title need only have a word in common
 * with the record's.
 */
export function followsEvidenceName(template: EvidenceNameTemplate, path: string, fields: EvidenceNameFields): boolean {
  const folded = fold(path);
  const prefix = `${EVIDENCE_FOLDER}/`;
  if (!folded.startsWith(prefix) || folded.length > LONGEST_PATH) return false;
  return new Match(template.parts, folded.slice(prefix.length), fields).holds;
}

/** One template against one path: each place is tried once for each part, however many parts may be anything. */
class Match {
  readonly #parts: readonly Part[];
  readonly #path: string;
  readonly #fields: EvidenceNameFields;
  readonly #failed = new Set<number>();

  constructor(parts: readonly Part[], path: string, fields: EvidenceNameFields) {
    this.#parts = parts;
    this.#path = path;
    this.#fields = fields;
  }

  get holds(): boolean {
    return this.#from(0, 0);
  }

  #from(part: number, at: number): boolean {
    const place = part * (LONGEST_PATH + 1) + at;
    if (this.#failed.has(place)) return false;
    const holds = this.#try(part, at);
    if (!holds) this.#failed.add(place);
    return holds;
  }

  #try(index: number, at: number): boolean {
    const part = this.#parts[index];
    // What is left can only be the extension.
    if (part === undefined)
      return at === this.#path.length || (this.#path[at] === '.' && !this.#path.includes('/', at));
    if ('literal' in part) return this.#goOn(index, at, fold(part.literal));
    const candidates = part.placeholder === 'title' ? [] : valuesOf(part.placeholder, this.#fields);
    if (candidates.length > 0) return candidates.some((candidate) => this.#goOn(index, at, fold(candidate)));
    return this.#anyWord(index, at, part.placeholder === 'title' ? this.#fields.title : undefined);
  }

  #goOn(index: number, at: number, text: string): boolean {
    return this.#path.startsWith(text, at) && this.#from(index + 1, at + text.length);
  }

  #anyWord(index: number, at: number, title: string | undefined): boolean {
    let end = at;
    for (const character of this.#path.slice(at)) {
      if (!(end === at ? LETTER_OR_DIGIT : IN_A_SLUG).test(character)) return false;
      end += character.length;
      // Whether the rest fits is known sooner than whether the titles agree.
      if (this.#from(index + 1, end) && isTitle(this.#path.slice(at, end), title)) return true;
    }
    return false;
  }
}

function isTitle(word: string, title: string | undefined): boolean {
  const wanted = title === undefined ? '' : plain(title);
  if (wanted === '') return true;
  const written = plain(word);
  if (wanted.includes(written) || written.includes(wanted)) return true;
  const words = new Set(wanted.split('-'));
  return written.split('-').some((one) => words.has(one));
}

/**
 * The path that the template makes of a record, from the workspace folder, without an extension:
 * `evidence/2026/AC-02-2026-Q1-user-access-review`. Undefined where the record lacks something that goes into it.
 */
export function evidenceNameFor(template: EvidenceNameTemplate, fields: EvidenceNameFields): string | undefined {
  let name = '';
  for (const part of template.parts) {
    const text = 'literal' in part ? part.literal : valuesOf(part.placeholder, fields)[0];
    if (text === undefined) return undefined;
    name += text;
  }
  return `${EVIDENCE_FOLDER}/${name}`;
}

/** A title for a file that has another name: the words of that name which do not repeat the record's other fields. */
export function titleFromName(path: string, fields: EvidenceNameFields): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const { stem } = splitExtension(name);
  const said = PLACEHOLDERS.flatMap((one) => (one === 'title' ? [] : valuesOf(one, fields)));
  const known = new Set(said.flatMap((value) => slug(value).split('-')));
  const words = slug(stem)
    .split('-')
    .filter((word) => word !== '' && !known.has(word));
  return words.length === 0 ? undefined : words.join('-');
}

/** The name of a file without its extension, and the extension with its dot: `.csv`, `.tar.gz`, or nothing. */
export function splitExtension(name: string): { readonly stem: string; readonly extension: string } {
  const dot = name.lastIndexOf('.');
  if (dot <= 0 || dot < name.lastIndexOf('/')) return { stem: name, extension: '' };
  const start = name.slice(0, dot).toLowerCase().endsWith('.tar') ? dot - '.tar'.length : dot;
  return { stem: name.slice(0, start), extension: name.slice(start) };
}

/** What a placeholder may stand for, the usual spelling first; none where the record does not say. */
function valuesOf(placeholder: Placeholder, fields: EvidenceNameFields): readonly string[] {
  const { period, collected } = fields;
  const covered = period ?? (collected === undefined ? undefined : { start: collected, end: collected });
  switch (placeholder) {
    case 'control':
      return fields.controls.map(safeName).filter((name) => name !== '');
    case 'id':
      return fields.id === undefined ? [] : [safeName(fields.id)].filter((name) => name !== '');
    case 'title': {
      const title = fields.title === undefined ? '' : slug(fields.title);
      return title === '' ? [] : [shortened(title)];
    }
    case 'collected':
      return collected === undefined ? [] : [collected];
    case 'period':
      return covered === undefined ? [] : [periodName(covered)];
    case 'year':
      // A week belongs to the year that its name says.
      return covered === undefined
        ? []
        : [...new Set([periodName(covered).slice(0, 4), covered.start.slice(0, 4), covered.end.slice(0, 4)])];
    case 'quarter':
      return within(covered, (day) => `Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`, 4);
    case 'month':
      return within(covered, (day) => day.slice(5, 7), 4);
    case 'day':
      return within(covered, (day) => day.slice(8, 10), 7);
    default:
      return placeholder satisfies never;
  }
}

/** What both ends of a period have in common, where they also have the first `same` characters of the date. */
function within(period: Period | undefined, of: (day: CivilDate) => string, same: number): readonly string[] {
  if (period === undefined || period.start.slice(0, same) !== period.end.slice(0, same)) return [];
  return of(period.start) === of(period.end) ? [of(period.start)] : [];
}

/** `2026-Q1` and its kin, a day as `2026-03-12`, and any other span as ISO 8601 has it in file names: `2026-01-01--2026-02-15`. */
function periodName(period: Period): string {
  if (period.start === period.end) return period.start;
  const name = displayPeriod(period);
  return /^\d{4}(?:-[HQW]?\d{1,2})?$/.test(name) ? name : `${period.start}--${period.end}`;
}

/** An ID as it can stand in a file name. */
function safeName(id: string): string {
  return id
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replaceAll(/^[.-]+|[.-]+$/g, '');
}

/** Small letters and digits, with hyphens for all the rest. */
function slug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^[\p{M}-]+|-$/gu, '');
}

function shortened(title: string): string {
  if (title.length <= LONGEST_TITLE) return title;
  const end = title.lastIndexOf('-', LONGEST_TITLE);
  return end > 0 ? title.slice(0, end) : title.slice(0, LONGEST_TITLE).replace(/\p{Surrogate}$/u, '');
}

/** A slug without accents, for comparing titles. */
function plain(text: string): string {
  return slug(text).normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
