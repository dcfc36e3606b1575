/**
 * Silencing a finding where it stands: a comment `plumbline-ignore CODE: …` whose reason is for the author to write. A
 * comment is only offered where it has been seen to silence the finding, and to change nothing else that is read.
 */

import * as l10n from '@vscode/l10n';
import type { DocumentFacts } from '../facts/document-facts.ts';
import { readDocument } from '../facts/read-document.ts';
import { canBeNamed, SUPPRESSION_WORD } from '../facts/suppression-comment.ts';
import { canBeSilenced } from '../rules/suppressions.ts';
import { scanBlocks } from '../syntax/markdown-blocks.ts';
import { applyEdits } from './apply.ts';
import { fieldAt, recordAt } from './at-finding.ts';
import { type Fix, type FixContext, fixHere, type TextChange } from './fix.ts';
import { yamlOf } from './yaml-source.ts';
import { lineEnding, startOfLine, startOfText } from './yaml-text.ts';

/** What stands where the reason belongs: a placeholder, which is reported until somebody has written one. */
const REASON = 'TODO';

/** Any finding that a comment can silence: a comment above it, whose reason is selected to be written over. */
export function silence(context: FixContext): readonly Fix[] {
  const { finding, document } = context;
  // Source code has as many kinds of comments as there are languages.
  if (!document.exists || document.facts.kind === 'code' || !canBeSilenced(finding.code)) return [];
  const about = finding.about !== undefined && canBeNamed(finding.about) ? finding.about : undefined;
  const edit = candidates(context, about).find((one) => isHeard(context, one));
  const title =
    about === undefined
      ? l10n.t('Silence {0} here, with a reason', finding.code)
      : l10n.t('Silence {0} for {1} here, with a reason', finding.code, about);
  return fixHere(context, title, [edit]);
}

/** The places at which a comment may silence the finding, the narrowest first. */
function candidates(context: FixContext, about: string | undefined): readonly TextChange[] {
  const { finding, document, text } = context;
  const comment = `${SUPPRESSION_WORD} ${[finding.code, about ?? ''].join(' ').trim()}: ${REASON}`;
  const yaml = yamlOf(context)?.block;
  if (!document.facts.markdown || (yaml !== undefined && finding.start >= yaml.start && finding.start < yaml.end)) {
    return inYaml(context).map((start) => aboveLine(text, start, '# ', comment, ''));
  }
  return inMarkdown(context, yaml?.end ?? startOfText(text), comment);
}

/** The lines of the YAML above which the comment may go: that of the finding, of its field, of its record. */
function inYaml(context: FixContext): readonly number[] {
  const { finding, text } = context;
  const offsets = [finding.start, fieldAt(context)?.field.key.start, recordAt(context)?.range.start];
  return [...new Set(offsets.flatMap((offset) => (offset === undefined ? [] : [startOfLine(text, offset)])))];
}

/** Above a block that begins its line; in an item, a quotation or a cell at its end. */
function inMarkdown({ finding, text }: FixContext, start: number, comment: string): readonly TextChange[] {
  const { blocks } = scanBlocks(text, start);
  const block = blocks.findLast((one) => one.start <= finding.start) ?? blocks[0];
  if (block === undefined) return [];
  const line = startOfLine(text, block.start);
  if (text.slice(line, block.start).trim() === '') return [aboveLine(text, line, '<!-- ', comment, ' -->')];
  if (block.kind !== 'text') return [];
  const end = block.start + text.slice(block.start, block.end).trimEnd().length;
  return [written(end, ' <!-- ', comment, ' -->')];
}

function aboveLine(text: string, line: number, before: string, comment: string, after: string): TextChange {
  const indent = /^[ \t]*/.exec(text.slice(line, line + 1000))?.[0] ?? '';
  return written(line, indent + before, comment, after + lineEnding(text));
}

function written(at: number, before: string, comment: string, after: string): TextChange {
  const end = before.length + comment.length;
  const cursor = { start: end - REASON.length, end };
  return { start: at, end: at, newText: before + comment + after, cursor };
}

/** Whether the comment silences the finding, and the document says what it said without it. */
function isHeard(context: FixContext, edit: TextChange): boolean {
  const { engine, document, text, finding } = context;
  const role = engine.workspace.roleOf(document.uri);
  if (role === undefined) return false;
  const { keyAliases } = engine.snapshot.configuration;
  const facts = readDocument(applyEdits(text, [edit]), document.facts.markdown, role, { keyAliases });
  if (summary(document.facts) !== summary(facts)) return false;
  const end = edit.start + edit.newText.length;
  const own = facts.suppressions.find(({ start }) => start >= edit.start && start < end);
  if (own === undefined || own.codes.length !== 1 || own.reason !== undefined) return false;
  const places = placesAfterwards(document.facts, facts, finding, edit);
  return places.every((at) => own.places?.some((place) => place.start <= at && at <= place.end) === true);
}

/** Where the finding stands afterwards: with what it is about, which a line above it moves, or at the start as before. */
function placesAfterwards(
  before: DocumentFacts,
  after: DocumentFacts,
  { start, code, message }: FixContext['finding'],
  edit: TextChange,
): readonly number[] {
  const problem = before.problems.findIndex(
    (one) => one.start === start && one.code === code && one.message === message,
  );
  const record = before.records.findIndex(({ anchor }) => anchor.start === start);
  const found = [after.problems[problem]?.start, after.records[record]?.anchor.start].filter((at) => at !== undefined);
  if (found.length > 0) return found;
  // What is said of a whole `plumbline.yml` stands at its start, whatever begins there.
  if (start === 0 && before.configuration !== undefined) return [0];
  return [start < edit.start ? start : start + edit.newText.length];
}

/** What a document says, without places. */
function summary({
  kind,
  problems,
  records,
  references,
  criteria,
  files,
  headings,
  metadata,
  suppressions,
}: DocumentFacts): string {
  const said = problems.map(({ code, message }) => `${code} ${message}`);
  const read = records.map(({ id, fields, sinceApproval }) => [id?.text, fields.size, sinceApproval]);
  const named = [references.map(({ id }) => id), criteria.map(({ text }) => text)];
  const stated = metadata.map(({ field, text }) => `${field} ${text}`);
  const linked = [files.map(({ destination }) => destination), headings.map(({ slug }) => slug)];
  const silenced = suppressions.filter(({ reason }) => reason !== undefined).map(({ codes }) => codes.length);
  return JSON.stringify([kind, said, read, named, linked, stated, silenced]);
}
