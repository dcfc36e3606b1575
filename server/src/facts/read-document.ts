/** From a document's text and its role to its facts: the one way in for everything that reads files. */

import * as l10n from '@vscode/l10n';

import { fieldsOf, knownKeys } from '../domain/fields.ts';
import { foldKey } from '../domain/field.ts';
import { isUpdateKey } from '../domain/metadata-labels.ts';
import { detach } from '../syntax/detach.ts';
import { type FrontMatterSplit, splitFrontMatter } from '../syntax/front-matter.ts';
import { guardText, type Refusal } from '../syntax/guards.ts';
import type { MarkdownHeading, MarkdownOutline } from '../syntax/markdown-outline.ts';
import { scanMarkdown } from '../syntax/markdown-scan.ts';
import type { Range } from '../syntax/range.ts';
import { parseYaml } from '../syntax/yaml.ts';
import type { YamlMap, YamlStream } from '../syntax/yaml-tree.ts';
import { writtenAnchors } from '../syntax/written-anchors.ts';
import { type Collected, collectMentions, collectReferences } from './collect-references.ts';
import type {
  ConfigurationFacts,
  DocumentFacts,
  DocumentKind,
  DocumentRole,
  FactProblem,
  FrameworkFacts,
  Mention,
  RecordFacts,
  StatedMetadata,
  Suppression,
} from './document-facts.ts';
import { lineStartsOf } from './line-starts.ts';
import { maskTemplates } from './placeholder.ts';
import { comparedWithApproval } from './policy-digest.ts';
import { readCode } from './read-code.ts';
import { readConfiguration } from './read-configuration.ts';
import { mappedCriteria, readFramework } from './read-framework.ts';
import type { ReadOptions } from './read-group.ts';
import { readRecord, readRegister } from './read-register.ts';
import { readSuppressions } from './read-suppressions.ts';
import { statedMetadata } from './stated-metadata.ts';
import { type Merged, readMerged } from './unfinished-merge.ts';

/** What else reading depends on besides the text: the configured keys. */
export interface FactOptions {
  readonly keyAliases: ReadonlyMap<string, string>;
}

export const DEFAULT_FACT_OPTIONS: FactOptions = { keyAliases: new Map() };

const NO_MENTIONS: readonly Mention[] = [];
const NO_ANCHORS: readonly string[] = [];
const NO_HEADINGS: readonly MarkdownHeading[] = [];

/** Keys that only a policy has: by one of them a Markdown file outside the globs is known for a policy. */
const POLICY_ONLY_KEYS: ReadonlySet<string> = new Set(
  fieldsOf('policy')
    .filter((field) => ['satisfies', 'revisions', 'approver', 'approved_digest', 'review_cadence'].includes(field.name))
    .flatMap((field) => [field.name, ...field.aliases])
    .filter((key) => !['criteria', 'changelog', 'history', 'approvers'].includes(key))
    .concat('acronym', 'policy_id', 'policy_owner', 'document_owner', 'approval_date', 'approved_date'),
);

/** The spellings of a key in the cases that are understood: `next_review`, `next-review`, `nextReview`. */
function spellings(key: string): readonly string[] {
  return [key, key.replaceAll('_', '-'), key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())];
}

/** Keys that are front-matter even when one stands alone above a line `---`, which would else make it a heading. */
export const LONE_KEYS: Readonly<Record<'policy' | 'other', ReadonlySet<string>>> = {
  policy: new Set(knownKeys('policy').flatMap(spellings)),
  other: new Set([...POLICY_ONLY_KEYS].flatMap(spellings)),
};

/**
 * Reads a document. `markdown` says which of the two languages its name gives it. Nothing in the text makes it throw:
 * what cannot be read is among the problems, and the rest is read all the same.
 */
export function readDocument(
  text: string,
  markdown: boolean,
  role: DocumentRole,
  options: FactOptions = DEFAULT_FACT_OPTIONS,
): DocumentFacts {
  if (role.role === 'code') return readCode(text, role.markers);
  const refusal = guardText(text);
  if (refusal !== undefined) return refusedDocument(text, markdown, role, refusal);
  const merged = readMerged(withLineFeeds(text), markdown);
  return markdown ? readMarkdown(merged, role, options) : readYamlFile(merged, role, options);
}

/** A lone carriage return ends a line, as it does in an editor; to the readers of YAML and Markdown it is one like others. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/** A file that was not read, and why: still one of ours by its name, so that somebody hears of it. */
export function refusedDocument(text: string, markdown: boolean, role: DocumentRole, refusal: Refusal): DocumentFacts {
  const problems: FactProblem[] = [{ ...refusal.range, code: 'yaml-syntax', message: refusal.message }];
  const kind = role.role === 'markdown' ? 'other' : role.role;
  const configuration = role.role === 'configuration' ? readConfiguration(EMPTY_STREAM, 0, problems) : undefined;
  return assemble(text, { kind, markdown, problems, ...(configuration === undefined ? {} : { configuration }) });
}

const EMPTY_STREAM: YamlStream = { documents: [], comments: [], problems: [] };

interface Parts {
  readonly kind: DocumentKind;
  readonly markdown: boolean;
  readonly problems: readonly FactProblem[];
  readonly records?: readonly RecordFacts[];
  readonly outline?: MarkdownOutline;
  readonly configuration?: ConfigurationFacts;
  readonly framework?: FrameworkFacts;
  /** The YAML in it, and where it stands. */
  readonly yaml?: YamlPart;
}

interface YamlPart extends Range {
  readonly comments: YamlStream['comments'];
}

function assemble(text: string, parts: Parts): DocumentFacts {
  const collected: Collected = { references: [], criteria: [], files: [] };
  const records = parts.records ?? [];
  for (const [index, record] of records.entries()) collectReferences(record, index, collected);
  if (parts.framework !== undefined) for (const one of mappedCriteria(parts.framework)) collected.criteria.push(one);
  const mentions = parts.outline?.mentions ?? NO_MENTIONS;
  // Prose belongs to the one record of a Markdown file.
  collectMentions(mentions, records.length === 1 ? 0 : undefined, collected);
  for (const link of parts.outline?.links ?? []) {
    collected.files.push({
      start: link.target.start,
      end: link.target.end,
      source: 'link',
      destination: link.destination,
      record: undefined,
    });
  }
  return {
    kind: parts.kind,
    markdown: parts.markdown,
    records,
    // In no more room than they need: lists that have grown keep room for more.
    references: collected.references.slice(),
    criteria: collected.criteria.slice(),
    files: collected.files.slice(),
    headings: parts.outline?.headings ?? NO_HEADINGS,
    anchors: parts.outline === undefined ? NO_ANCHORS : writtenAnchors(text),
    metadata: metadataIn(text, parts),
    problems: listed(withoutEchoes(parts.problems)).map((problem) => withText(problem, text)),
    suppressions: suppressionsIn(text, parts),
    configuration: parts.configuration,
    framework: parts.framework,
    lineStarts: lineStartsOf(text),
  };
}

const NO_METADATA: readonly StatedMetadata[] = [];

/** Of a policy that has front-matter with which its text can be compared. */
function metadataIn(text: string, { records, outline, yaml }: Parts): readonly StatedMetadata[] {
  const [record, second] = records ?? [];
  if (outline === undefined || yaml === undefined || record?.kind !== 'policy' || second !== undefined)
    return NO_METADATA;
  const stated = statedMetadata(text, yaml.end, outline);
  if (stated.length === 0) return NO_METADATA;
  const key = record.fields.get('last_reviewed')?.key;
  const isUpdate = key !== undefined && isUpdateKey(text.slice(key.start, key.end));
  return stated.filter(({ field, source }) => field !== 'last_reviewed' || (source === 'update') === isUpdate);
}

const NO_SUPPRESSIONS: readonly Suppression[] = [];

function suppressionsIn(text: string, { kind, records, configuration, outline, yaml }: Parts): readonly Suppression[] {
  if (kind === 'other') return NO_SUPPRESSIONS;
  return readSuppressions({
    text,
    yaml,
    records: records ?? [],
    configuration,
    markdown: outline === undefined ? undefined : { comments: outline.comments, start: yaml?.end ?? 0 },
  });
}

/** The problems without those on unknown keys that are only unknown because their line cannot be read, which is said. */
function withoutEchoes(problems: readonly FactProblem[]): readonly FactProblem[] {
  if (!problems.some(({ code }) => code === 'key-unknown')) return problems;
  const faults = new Set(problems.flatMap(({ code, start }) => (code === 'yaml-syntax' ? [start] : [])));
  return faults.size === 0 ? problems : problems.filter((one) => one.code !== 'key-unknown' || !faults.has(one.start));
}

/** More problems than this in one file are not helped by a longer list. */
export const MOST_PROBLEMS = 500;

/** The problems that are shown: where there are too many, the first, and how many more there would be. */
function listed(problems: readonly FactProblem[]): readonly FactProblem[] {
  if (problems.length <= MOST_PROBLEMS) return problems;
  const inOrder = problems.toSorted((a, b) => a.start - b.start);
  const next = inOrder[MOST_PROBLEMS];
  const shown = inOrder.slice(0, MOST_PROBLEMS);
  if (next === undefined) return shown;
  const { start, end, code } = next;
  const more = problems.length - MOST_PROBLEMS;
  const message = l10n.t(
    'So much is wrong in this file that {0} more findings on its text are not listed. Correct those above first.',
    more,
  );
  return [...shown, { start, end, code, message }];
}

/** More of a text than this is not needed to tell it from another one. */
const MOST_WRITTEN = 200;

/** A problem with what it underlines: the facts do not keep the text, and a baseline knows a finding by it. */
function withText(problem: FactProblem, text: string): FactProblem {
  const { start, end } = problem;
  const written = text.slice(start, Math.min(end, start + MOST_WRITTEN));
  return written === '' ? problem : { ...problem, written: detach(written) };
}

function readYamlFile(merged: Merged, role: DocumentRole, options: FactOptions): DocumentFacts {
  const { text } = merged;
  const stream = parseYaml(maskTemplates(text));
  const yaml = { comments: stream.comments, start: 0, end: text.length };
  const problems: FactProblem[] = [...merged.problems, ...stream.problems];
  if (role.role === 'configuration') {
    const configuration = readConfiguration(stream, text.length, problems);
    return assemble(text, { kind: 'configuration', markdown: false, problems, configuration, yaml });
  }
  if (role.role === 'framework') {
    const framework = readFramework(stream, role, problems);
    if (framework === undefined && problems.length === 0)
      return assemble(text, { kind: 'other', markdown: false, problems });
    return assemble(text, {
      kind: 'framework',
      markdown: false,
      problems,
      ...(framework === undefined ? {} : { framework }),
    });
  }
  const read: ReadOptions = { keyAliases: options.keyAliases, everyKey: true };
  const register = readRegister(stream, text, role.role === 'register' ? role.kind : undefined, read, problems);
  if (register === undefined && problems.length === 0) {
    return assemble(text, { kind: 'other', markdown: false, problems: [] });
  }
  // A policy that is a register's record has no text but its fields.
  const records = (register ?? []).map((record) =>
    record.kind === 'policy' ? comparedWithApproval(record, '') : record,
  );
  return assemble(text, { kind: 'register', markdown: false, problems, records, yaml });
}

function readMarkdown(merged: Merged, role: DocumentRole, options: FactOptions): DocumentFacts {
  const { text } = merged;
  const split = splitMerged(merged, role.role === 'policy' ? LONE_KEYS.policy : LONE_KEYS.other);
  const outline = scanMarkdown(text, split.body);
  const problems: FactProblem[] = [...merged.problems];
  if (split.frontMatter === undefined) {
    if (role.role !== 'policy') return assemble(text, { kind: 'other', markdown: true, problems, outline });
    problems.push(...split.problems, missingFrontMatter(text));
    return assemble(text, { kind: 'policy', markdown: true, problems, outline, records: [barePolicy(text, outline)] });
  }
  // What is kept of the front-matter is cut out of a copy, so that it does not keep the whole policy in memory.
  const header = detach(text.slice(0, split.frontMatter.end));
  const stream = parseYaml(maskTemplates(header), split.frontMatter);
  const yaml = { comments: stream.comments, start: split.frontMatter.start, end: split.frontMatter.end };
  const root = rootMap(stream);
  if (role.role === 'markdown' && !showsPolicy(root)) {
    return assemble(text, { kind: 'other', markdown: true, problems, outline });
  }
  problems.push(...split.problems, ...stream.problems);
  const read: ReadOptions = { keyAliases: options.keyAliases, everyKey: role.role === 'register' };
  if (role.role === 'register') {
    // A Markdown file that says nothing of a record is evidence or a page, not a register.
    const records = root === undefined ? undefined : readRegister(stream, text, role.kind, read, problems);
    if (records === undefined) return assemble(text, { kind: 'other', markdown: true, problems: [], outline });
    const [only] = records;
    const compared =
      only?.kind === 'policy' && records.length === 1 ? [comparedWithApproval(only, text.slice(split.body))] : records;
    return assemble(text, { kind: 'register', markdown: true, problems, records: compared, outline, yaml });
  }
  const range = { start: split.frontMatter.start, end: split.frontMatter.end };
  const map: YamlMap = root ?? { kind: 'map', flow: false, pairs: [], ...range };
  const record = readRecord('policy', map, text, read, problems, firstLine(text));
  const whole = comparedWithApproval({ ...record, range }, text.slice(split.body));
  return assemble(text, { kind: 'policy', markdown: true, problems, records: [whole], outline, yaml });
}

/** A conflict may begin above the front-matter: what was blanked out there does not count as text before it. */
function splitMerged({ text, problems }: Merged, knownKeys: ReadonlySet<string>): FrontMatterSplit {
  const above = problems.length === 0 ? 0 : Math.max(0, text.search(/\S/));
  const split = splitFrontMatter(above === 0 ? text : text.slice(above), knownKeys);
  if (above === 0) return split;
  const moved = <T extends Range>(range: T): T => ({ ...range, start: range.start + above, end: range.end + above });
  const { frontMatter } = split;
  return {
    ...split,
    ...(frontMatter === undefined ? {} : { frontMatter: moved(frontMatter) }),
    body: split.body + above,
    problems: split.problems.map(moved),
  };
}

function rootMap(stream: YamlStream): YamlMap | undefined {
  const root = stream.documents[0]?.root;
  return root?.kind === 'map' ? root : undefined;
}

function showsPolicy(root: YamlMap | undefined): boolean {
  if (root === undefined) return false;
  return root.pairs.some((pair) => {
    const key = foldKey(pair.key.text);
    if (POLICY_ONLY_KEYS.has(key)) return true;
    const value = pair.value?.kind === 'scalar' ? pair.value : undefined;
    return (
      (key === 'policy' && value?.value === true) ||
      ((key === 'kind' || key === 'type') && value?.text.toLowerCase() === 'policy')
    );
  });
}

/** The first line that says something, without its line break: what to underline when the file as a whole is meant. */
function firstLine(text: string): Range {
  const start = Math.max(0, text.search(/\S/));
  const rest = text.slice(start, start + 400);
  const end = rest.search(/\r|\n/);
  return { start, end: start + (end < 0 ? rest.length : end) };
}

function missingFrontMatter(text: string): FactProblem {
  return {
    ...firstLine(text),
    code: 'front-matter-missing',
    message: l10n.t(
      'This policy has no front-matter. Begin the file with a line ---, the fields (id, title, owner, …) and a line ---.',
    ),
  };
}

/** A policy without front-matter is still a policy: its title is its first heading, and everything else is missing. */
function barePolicy(text: string, outline: MarkdownOutline): RecordFacts {
  const heading = outline.headings[0];
  const anchor = heading === undefined ? firstLine(text) : { start: heading.start, end: heading.end };
  return {
    kind: 'policy',
    owner: 'policy',
    id: undefined,
    anchor,
    range: { start: 0, end: 0 },
    fields: new Map(),
    fingerprint: 0,
  };
}
