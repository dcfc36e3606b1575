/** From a judged workspace to the bytes of an export, in each format. */

import type { Engine } from '../engine/engine.ts';
import type { ExportKind } from '../protocol/export-messages.ts';
import { jsonText } from '../reports/json-text.ts';
import type { DigestProgress } from '../workspace/file-digests.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { aboutTable, readinessTable } from './about-table.ts';
import { CONTROL_HEADINGS, controlTable } from './control-table.ts';
import { csvText } from './csv-text.ts';
import { evidenceFiles, fileStates } from './evidence-files.ts';
import { type ExportSource, exportSourceOf } from './export-source.ts';
import { HTML_MARK, htmlPage, htmlReport } from './html-report.ts';
import { MANIFEST_MARK, manifestText } from './manifest.ts';
import { MARKDOWN_MARK, markdownMatrix, markdownPage } from './markdown-matrix.ts';
import { criterionTable, evidenceTable, findingTable, occurrenceTable } from './operation-tables.ts';
import { assessmentResults } from './oscal-results.ts';
import { componentDefinition, OSCAL_MARK } from './oscal-component.ts';
import { exceptionTable, personTable, policyTable, riskTable, vendorTable } from './record-tables.ts';
import { REQUEST_HEADINGS, requestTable } from './request-table.ts';
import type { Table } from './table.ts';
import { xlsxBytes } from './xlsx-bytes.ts';
import { APPLICATION } from './xlsx-parts.ts';

/** What an export needs besides the workspace: files are read only for the manifest. */
export interface ExportHost {
  readonly fileSystem: FileSystem;
  readonly onProgress?: (progress: DigestProgress) => void;
}

/** The export: text, or bytes for a workbook. The workspace has to be read, and its evidence verified. */
export async function writeExport(engine: Engine, kind: ExportKind, host: ExportHost): Promise<string | Uint8Array> {
  if (kind === 'manifest') {
    const { fileSystem, onProgress } = host;
    const found = await evidenceFiles(engine, fileSystem);
    const states = await fileStates(
      engine,
      fileSystem,
      found.files.map(({ uri }) => uri),
      onProgress,
    );
    return manifestText(engine.snapshot, found, states);
  }
  return exportOf(exportSourceOf(engine), kind);
}

/** All but the manifest, which reads files. */
function exportOf(source: ExportSource, kind: Exclude<ExportKind, 'manifest'>): string | Uint8Array {
  switch (kind) {
    case 'csv':
      return csvText(controlTable(source));
    case 'xlsx':
      return xlsxBytes(sheetsOf(source));
    case 'html':
      return htmlReport(source);
    case 'md':
      return markdownMatrix(source);
    case 'pbc-csv':
      return csvText(requestTable(source));
    case 'pbc-xlsx':
      return xlsxBytes([requestTable(source), aboutTable(source)]);
    case 'pbc-html':
      return htmlPage(source, REQUESTS, [
        { id: 'requests', title: REQUESTS, tables: [['What an auditor will ask for', requestTable(source)]] }, // l10n: as all headings
      ]);
    case 'pbc-md':
      return markdownPage(source, REQUESTS, [requestTable(source)]);
    case 'oscal-component-definition':
      return jsonText(componentDefinition(source));
    case 'oscal-assessment-results':
      return jsonText(assessmentResults(source));
    default:
      return kind satisfies never;
  }
}

const REQUESTS = 'Request list'; // l10n: English in each language, as all headings of an export are

/** A sheet for each kind of record. */
function sheetsOf(source: ExportSource): readonly Table[] {
  return [
    aboutTable(source),
    readinessTable(source),
    criterionTable(source),
    controlTable(source),
    occurrenceTable(source),
    evidenceTable(source),
    policyTable(source),
    exceptionTable(source),
    riskTable(source),
    vendorTable(source),
    personTable(source),
    findingTable(source),
  ];
}

/** How many characters at the beginning of a file are enough to know it by. */
export const RECOGNIZED_BY = 4096;

/**
 * Whether a file begins as an export of a kind does, so that another one may take its place. `start` is its beginning as text,
 * one character for each byte or decoded.
 */
export function isSuchExport(start: string, kind: ExportKind): boolean {
  return start.includes(markOf(kind));
}

function markOf(kind: ExportKind): string {
  switch (kind) {
    case 'csv':
      return CONTROL_HEADINGS;
    case 'pbc-csv':
      return REQUEST_HEADINGS;
    case 'xlsx':
    case 'pbc-xlsx':
      return APPLICATION;
    case 'html':
    case 'pbc-html':
      return HTML_MARK;
    case 'md':
    case 'pbc-md':
      return MARKDOWN_MARK;
    case 'oscal-component-definition':
    case 'oscal-assessment-results':
      return OSCAL_MARK;
    case 'manifest':
      return MANIFEST_MARK;
    default:
      return kind satisfies never;
  }
}
