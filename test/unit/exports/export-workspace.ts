/** Workspaces for the exports' tests, and ways to take an export apart. */

import assert from 'node:assert/strict';

import { strFromU8, unzipSync } from 'fflate';

import type { Engine } from '../../../server/src/engine/engine.ts';
import { writeExport } from '../../../server/src/exports/write-export.ts';
import type { ExportKind } from '../../../server/src/protocol/export-messages.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { engineOf, type Files } from '../reports/report-workspace.ts';

type Judged = Exclude<ExportKind, 'manifest'>;

/** Only a manifest is made of files. */
const NO_HOST = { fileSystem: memoryFileSystem({}) };

/** One of each kind of record, as of 2026-06-30 in the middle of an audit of 2026. */
export const ONE_OF_EACH: Files = {
  'plumbline.yml': `organization: Acme, Inc.
engagement:
  type: 2
  period: {start: 2026-01-01, end: 2026-12-31}
rules: {criterion-unmapped: off, evidence-name: off}
`,
  'policies/access.md': `---
id: POL-ACCESS
title: Access Control Policy
version: "2.1"
status: approved
owner: jane.doe
approver: chris.lee
approved: 2026-01-15
review_cadence: annual
satisfies: [CC6.1]
controls: [AC-01]
---
# Access
`,
  'controls/access.yml': `controls:
  - id: AC-01
    title: Quarterly user access review
    owner: jane.doe
    type: detective
    nature: manual
    frequency: quarterly
    status: operating
    criteria: [CC6.1]
    policies: [POL-ACCESS]
    risks: [R-1]
    last_reviewed: 2026-02-01
    review_cadence: annual
    evidence: [{title: Signed-off export, source: Okta}]
  - id: AC-02
    title: Joiners are approved
    owner: jane.doe
    frequency: per-event
    criteria: [CC6.2]
`,
  'evidence/q1.yml': `evidence:
  - id: EV-Q1
    title: Review of Q1
    control: AC-01
    period: 2026-Q1
    collected: 2026-04-03
    collector: sam.roe
    reviewer: jane.doe
    path: evidence/2026/q1.csv
    sha256: 5ca42b34a3f84a78b2eba813a506ee1e6afa51b4420233193dd912640ae9ec72
  - {id: EV-X, control: AC-01, collected: 2026-05-01, url: https://drive.example/x}
  - {id: EV-GONE, control: AC-01, collected: 2026-05-02, path: evidence/2026/gone.csv}
`,
  'evidence/2026/q1.csv': 'user,kept\n',
  'exceptions/one.yml': `exceptions:
  - {id: EX-1, control: AC-01, reason: Two contractors, compensating_control: AC-02, owner: jane.doe, approver: chris.lee, approved: 2026-03-01, expires: 2026-05-31}
`,
  'risks/one.yml': `risks:
  - {id: R-1, title: Leavers keep access, owner: jane.doe, likelihood: 3, impact: 4, treatment: mitigate, controls: [AC-01], last_reviewed: 2026-03-01, review_cadence: annual}
`,
  'vendors/one.yml': `vendors:
  - {id: V-OKTA, name: Okta, owner: jane.doe, method: carve-out, report: {type: 2, start: 2025-10-01, end: 2026-09-30, path: vendors/okta.txt}, cuecs: [{id: CUEC-1, text: Review accounts, controls: [AC-01]}], last_reviewed: 2026-03-01, review_cadence: annual}
`,
  'vendors/okta.txt': 'report\n',
  'people.control.yml': `people:
  - {id: jane.doe, name: Jane Doe, email: jane@acme.example, role: Security lead}
  - {id: chris.lee, name: Chris Lee}
  - {id: sam.roe, name: Sam Roe, active: false}
`,
};

export const AS_OF = '2026-06-30';

/** Records that say what no schema has a place for. */
const UNUSUAL: Files = {
  'plumbline.yml': 'organization: "  Acme\\n\\tInc. "\nengagement: {type: 2}\n',
  'policies/a.md': '---\nid: POL A\nstatus: approved\napproved: 2026-01-01\nversion: "1"\nsatisfies: [CC6.1]\n---\n',
  'controls/a.yml': `controls:
  - {id: AC-01, title: "a\\nb", description: "one\\n\\ntwo", owner: nobody, criteria: [CC6.1, CC6.2, CC6.x, X.5.1], status: planned}
  - {title: No ID, criteria: [CC7.1]}
  - {id: AC-01, title: Twice, criteria: [CC7.1]}
  - {id: "1 é/", title: "", criteria: []}
`,
  'controls/b.yml': 'controls:\n  - {id: AC-01, title: Thrice, criteria: [CC7.1], policies: [POL-OLD]}\n',
  'policies/old.md': '---\nid: POL-OLD\nstatus: retired\n---\n',
  'frameworks/x.yml': 'id: X\nname: X\ncriteria:\n  - {id: "5.1", label: One, maps: [CC6.1]}\n',
  'evidence/a.yml': `evidence:
  - {id: EV-1, control: AC-01, title: "a\\nb", collected: 2026-02-01, path: "evidence/a b%20c:d#é?.csv"}
  - {id: EV-2, control: AC-01, collected: 2026-02-01, url: "https://a.example/?q=a b"}
  - {id: EV-3, control: AC-01, collected: 2026-02-01, url: "https://a.example/%41?q=é|"}
`,
  'people.control.yml': 'people:\n  - {id: a, name: ""}\n  - {id: a, name: Twice}\n',
};

/** Workspaces of all sorts: each export of each has to be what it is to be. */
export const EXPORTED: Readonly<Record<string, Files>> = {
  'one of each': ONE_OF_EACH,
  'nothing at all': {},
  'unusual records': UNUSUAL,
  'a Type 1': { ...ONE_OF_EACH, 'plumbline.yml': 'engagement: {type: 1, as_of: 2026-03-31}\n' },
};

/** What exports are made of, for some files: an engine that knows what its evidence is. */
export async function sourceOf(files: Files, asOf = AS_OF): Promise<Engine> {
  const engine = await engineOf(files, asOf);
  await engine.verifyEvidence();
  return engine;
}

/** An export as it comes: text or bytes. */
export function contentOf(source: Engine, kind: Judged): Promise<string | Uint8Array> {
  return writeExport(source, kind, NO_HOST);
}

/** An export that is text. */
export async function textOf(source: Engine, kind: Judged): Promise<string> {
  const content = await writeExport(source, kind, NO_HOST);
  assert.ok(typeof content === 'string');
  return content;
}

/** An export that is bytes. */
export async function bytesOf(source: Engine, kind: Judged): Promise<Uint8Array> {
  const content = await writeExport(source, kind, NO_HOST);
  assert.ok(typeof content !== 'string');
  return content;
}

/** The parts of a workbook as texts, by their names. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** The rows of a CSV by RFC 4180, the mark at its beginning taken away. Written for the tests, and strict. */
export function csvRows(text: string): readonly (readonly string[])[] {
  assert.ok(text.startsWith('\ufeff'));
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  field.lastIndex = 1;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    assert.ok(match, `row ${rows.length}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
