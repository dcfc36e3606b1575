/** The rules on files of evidence: whether they are named as the standard says. */

import {
  EVIDENCE_FOLDER,
  type EvidenceNameFields,
  evidenceNameFor,
  followsEvidenceName,
  readEvidenceName,
  splitExtension,
  titleFromName,
} from '../domain/evidence-name.ts';
import type { FileReference, RecordFacts } from '../facts/document-facts.ts';
import { date, period, text, values } from '../facts/record.ts';
import { relativePath } from '../workspace/uri.ts';
import type { Rule, RuleContext } from './rule.ts';

export const EVIDENCE_FILE_RULES: readonly Rule[] = [
  {
    code: 'evidence-name',
    group: 'evidence',
    severity: 'hint',
    summary: 'A file under evidence/ is not named as evidence_name in plumbline.yml says.',
  },
];

/** Checks the files that the evidence records of a document name. */
export function checkEvidenceFiles(context: RuleContext): void {
  const { document, part } = context;
  for (const file of part.files) {
    const record = file.record === undefined ? undefined : document.facts.records[file.record];
    if (record?.kind === 'evidence' && file.source === 'field') checkName(context, record, file);
  }
}

/** What of a record goes into the name of its file. */
export function evidenceNameFields(record: RecordFacts): EvidenceNameFields {
  return {
    id: record.id?.text,
    controls: values(record, 'controls').map((control) => control.text),
    period: period(record, 'period'),
    collected: date(record, 'collected'),
    title: text(record, 'title'),
  };
}

function checkName({ snapshot, document, report }: RuleContext, record: RecordFacts, file: FileReference): void {
  const chosen = snapshot.configuration.evidenceName;
  // Who has chosen no standard has none to follow. A template that cannot be read has its own finding where it stands.
  const reading = chosen === undefined ? undefined : readEvidenceName(chosen);
  if (reading?.ok !== true) return;
  const target = snapshot.target(document, file);
  const path = target.state === 'file' ? relativePath(snapshot.folder, target.uri) : undefined;
  if (path === undefined || !path.toLowerCase().startsWith(`${EVIDENCE_FOLDER}/`)) return;
  const { template } = reading;
  const fields = evidenceNameFields(record);
  if (followsEvidenceName(template, path, fields)) return;
  const title = fields.title ?? titleFromName(path, fields);
  const name = evidenceNameFor(template, { ...fields, title });
  const remedy =
    name === undefined
      ? 'Rename it, and write the new path here.'
      : `Rename it to “${name}${splitExtension(path).extension}”, and write that here.`;
  report('evidence-name', file, `“${path}” is not named as “${template.text}” asks for. ${remedy}`);
}
