/** The evidence manifest: each file of evidence with its size and SHA-256, to be verified later, also by somebody else. */

import type { DocumentUri } from '../workspace/file-system.ts';
import { date, text, values } from '../facts/record.ts';
import { coveredBy } from '../readiness/operation.ts';
import { jsonText } from '../reports/json-text.ts';
import { recordKey } from '../reports/matrix-report.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { EvidenceFiles, FileState } from './evidence-files.ts';
import { statedDigest } from './operation-tables.ts';

/** What a manifest says that it is. */
export const MANIFEST_KIND = 'plumbline-evidence-manifest';
export const MANIFEST_VERSION = 1;

/** By what a manifest of ours is known, at its beginning. */
export const MANIFEST_MARK = `"kind": "${MANIFEST_KIND}"`;

/** The manifest as JSON, by path: the same files, the same bytes. */
export function manifestText(
  snapshot: Snapshot,
  { files, unavailable }: EvidenceFiles,
  states: ReadonlyMap<DocumentUri, FileState>,
): string {
  const { engagement, organization } = snapshot.configuration;
  const period = engagement.type === 2 ? engagement.period : undefined;
  const listed: object[] = [];
  const missing: object[] = unavailable.map(({ evidence, path, reason }) => ({
    path,
    reason,
    evidence: [evidenceJson(evidence)],
  }));
  for (const { path, uri, evidence } of files) {
    const state = states.get(uri);
    const records = evidence.map((one) => evidenceJson(one, state?.sha256));
    if (state?.sha256 === undefined) missing.push({ path, reason: state?.reason ?? 'unreadable', evidence: records });
    else listed.push({ path, size: state.size, sha256: state.sha256, evidence: records });
  }
  return jsonText({
    kind: MANIFEST_KIND,
    version: MANIFEST_VERSION,
    asOf: snapshot.asOf,
    organization: organization ?? null,
    period: period === undefined ? null : { start: period.start, end: period.end },
    files: listed,
    unavailable: missing,
    elsewhere: snapshot.records('evidence').flatMap(elsewhereJson),
  });
}

function evidenceJson(evidence: RecordRef, actual?: string): object {
  const { record, document } = evidence;
  const covered = coveredBy(record);
  const stated = statedDigest(evidence);
  return {
    id: recordKey(evidence),
    title: text(record, 'title') ?? null,
    controls: values(record, 'controls').map((control) => control.text),
    period: covered === undefined ? null : { start: covered.start, end: covered.end },
    collected: date(record, 'collected') ?? null,
    collector: text(record, 'collector') ?? null,
    reviewer: text(record, 'reviewer') ?? null,
    stated: stated ?? null,
    matches: stated === undefined || actual === undefined ? null : stated === actual,
    file: document.path,
  };
}

/** Evidence that is kept at an address: a manifest can name it, and not vouch for it. */
function elsewhereJson(evidence: RecordRef): readonly object[] {
  const address = text(evidence.record, 'url');
  if (address === undefined || text(evidence.record, 'path') !== undefined) return [];
  return [{ address, evidence: [evidenceJson(evidence)] }];
}
