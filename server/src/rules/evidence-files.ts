/** The rules on files of evidence: whether they are what was recorded, and named as the standard says. */

import * as l10n from '@vscode/l10n';

import {
  EVIDENCE_FOLDER,
  type EvidenceNameFields,
  evidenceNameFor,
  followsEvidenceName,
  readEvidenceName,
  splitExtension,
  titleFromName,
} from '../domain/evidence-name.ts';
import { shortDigest } from '../domain/sha256.ts';
import type { FileReference, RecordFacts } from '../facts/document-facts.ts';
import { date, period, text, value, values } from '../facts/record.ts';
import { integrityOf } from '../readiness/evidence-integrity.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { relativePath } from '../workspace/uri.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { Rule, RuleContext } from './rule.ts';

export const EVIDENCE_FILE_RULES: readonly Rule[] = [
  {
    code: 'evidence-name',
    group: 'evidence',
    severity: 'hint',
    get summary() {
      return l10n.t('A file under evidence/ is not named as evidence_name in plumbline.yml says.');
    },
  },
];

/** Checks the files that the evidence records of a document name. */
export function checkEvidenceFiles(context: RuleContext): void {
  const { document, part } = context;
  for (let index = part.first; index < part.first + part.records.length; index++) {
    const ref = document.records[index];
    if (ref?.kind === 'evidence') checkDigest(context, ref);
  }
  for (const file of part.files) {
    const record = file.record === undefined ? undefined : document.facts.records[file.record];
    if (record?.kind === 'evidence' && file.source === 'field') checkName(context, record, file);
  }
}

function checkDigest({ snapshot, report }: RuleContext, ref: RecordRef): void {
  const { record } = ref;
  const written = value(record, 'sha256');
  if (written === undefined) return;
  const integrity = integrityOf(snapshot, ref);
  const path = text(record, 'path') ?? '';
  if (integrity?.state === 'differs') {
    const { expected, actual } = integrity;
    report(
      'evidence-hash-mismatch',
      written,
      l10n.t(
        '“{0}” is not the file that was recorded: its SHA-256 is {1}, and {2} was written down. Restore the file, or collect the evidence anew and record that.',
        path,
        shortDigest(actual),
        shortDigest(expected),
      ),
    );
  } else if (integrity?.state === 'folder') {
    report(
      'evidence-hash-mismatch',
      written,
      l10n.t(
        '“{0}” is a folder, which has no SHA-256, so nothing can be verified. Name a single file, such as an archive, or leave the digest out.',
        path,
      ),
    );
  }
}

/** What of a record goes into the name of its file. */
function evidenceNameFields(record: RecordFacts): EvidenceNameFields {
  return {
    id: record.id?.text,
    controls: values(record, 'controls').map((control) => control.text),
    period: period(record, 'period'),
    collected: date(record, 'collected'),
    title: text(record, 'title'),
  };
}

/** That the name of a file does not follow the standard, and the path that it is to have, where the record says all that goes into it. */
export interface NameFault {
  readonly standard: string;
  readonly proposed: string | undefined;
}

/** What is wrong with the name of a file of evidence that a record names; undefined where nothing is, or no standard is chosen. */
export function nameFault(snapshot: Snapshot, record: RecordFacts, path: string): NameFault | undefined {
  const chosen = snapshot.configuration.evidenceName;
  // Who has chosen no standard has none to follow. A template that cannot be read has its own finding where it stands.
  const reading = chosen === undefined ? undefined : readEvidenceName(chosen);
  if (reading?.ok !== true || !path.toLowerCase().startsWith(`${EVIDENCE_FOLDER}/`)) return undefined;
  const { template } = reading;
  const fields = evidenceNameFields(record);
  if (followsEvidenceName(template, path, fields)) return undefined;
  const title = fields.title ?? titleFromName(path, fields);
  const name = evidenceNameFor(template, { ...fields, title });
  const proposed = name === undefined ? undefined : `${name}${splitExtension(path).extension}`;
  return { standard: template.text, proposed };
}

function checkName({ snapshot, document, report }: RuleContext, record: RecordFacts, file: FileReference): void {
  if (snapshot.configuration.evidenceName === undefined) return;
  const target = snapshot.target(document, file);
  const path = target.state === 'file' ? relativePath(snapshot.folder, target.uri) : undefined;
  const fault = path === undefined ? undefined : nameFault(snapshot, record, path);
  if (path === undefined || fault === undefined) return;
  const what = l10n.t('“{0}” is not named as “{1}” asks for.', path, fault.standard);
  const remedy =
    fault.proposed === undefined
      ? l10n.t('Rename it, and write the new path here.')
      : l10n.t('Rename it to “{0}”, and write that here.', fault.proposed);
  report('evidence-name', file, `${what} ${remedy}`);
}
