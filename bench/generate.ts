/** Makes workspaces of any size for the benchmark: policies of real length, controls, evidence; the same bytes every time. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TSC_2017 } from '../server/src/frameworks/tsc-2017.ts';

/** A small generator of numbers, so that the same seed gives the same workspace (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = (
  'access account administrator agreement application approval asset audit authentication authorization availability ' +
  'backup baseline business change classification code commitment company confidential configuration contractor control ' +
  'customer data deletion deployment device disposal document employee encryption environment escalation evidence ' +
  'exception firewall handling identity impact incident information infrastructure integrity inventory key least logging ' +
  'maintenance management monitoring network notification objective operation owner password patch period permission ' +
  'personnel physical policy privilege procedure process production provider quarterly recovery remediation report ' +
  'requirement responsibility restore retention review risk role security service severity software standard storage ' +
  'system team termination testing third training transfer user vendor violation vulnerability'
).split(' ');

const POLICY_BYTES = 14_000;
const CRITERIA = TSC_2017.criteria
  .filter((criterion) => criterion.category === 'security')
  .map((criterion) => criterion.id);

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The ID of the control with a number. */
export function controlId(index: number): string {
  return `CT-${pad(index, 4)}`;
}

const EXAMPLE = join(import.meta.dirname, '../examples/acme/policies');

/**
 * The paragraphs, lists and tables of the example's policies, so that the benchmark reads text as people write it. Links are
 * turned into addresses, since the files and headings they name are not there.
 */
const BLOCKS: readonly string[] = readdirSync(EXAMPLE)
  .filter((name) => name.endsWith('.md'))
  .toSorted()
  .flatMap((name) => {
    const text = readFileSync(join(EXAMPLE, name), 'utf8').replaceAll('\r\n', '\n');
    const body = text.slice(text.indexOf('\n---\n', 1) + 5);
    return body.split(/\n{2,}/);
  })
  .map((block) => block.trim().replace(/\]\([^)]*\)/g, '](https://acme.example/handbook)'))
  .filter((block) => block !== '' && !block.startsWith('#'));

/** A block of the example's text, with its control IDs replaced by ones of this workspace. */
function block(random: () => number, controls: number): string {
  const text = BLOCKS[Math.floor(random() * BLOCKS.length)] ?? '';
  return text.replace(/\b[A-Z]{2}-\d{2}\b/g, () => controlId(Math.floor(random() * controls)));
}

/** The text of policy number `index` in a workspace with so many controls. */
export function policyText(index: number, controls: number): string {
  const random = numbers(index + 1);
  const some = <T>(list: readonly T[], count: number): T[] =>
    Array.from({ length: count }, () => list[Math.floor(random() * list.length)]).filter((one) => one !== undefined);
  const body: string[] = [];
  for (let section = 1, length = 0; length < POLICY_BYTES; section++) {
    body.push(`## Section ${section}`, '');
    for (let count = 0; count < 5; count++) {
      const text = block(random, controls);
      body.push(text, '');
      length += text.length;
    }
  }
  return [
    '---',
    `id: POL-${pad(index, 5)}`,
    `title: Policy on ${some(WORDS, 3).join(' ')}`,
    `version: "${1 + (index % 4)}.${index % 10}"`,
    'status: approved',
    `owner: person.${pad(index % 40, 2)}`,
    `approver: person.${pad((index % 40) + 1, 2)}`,
    'approved: 2026-01-15',
    'effective: 2026-02-01',
    `last_reviewed: 2026-0${1 + (index % 6)}-15`,
    'review_cadence: annual',
    `satisfies: [${[...new Set(some(CRITERIA, 3))].join(', ')}]`,
    `controls: [${[
      ...new Set(
        some(
          Array.from({ length: 40 }, (_, one) => controlId((index * 7 + one) % controls)),
          3,
        ),
      ),
    ].join(', ')}]`,
    '---',
    '',
    `# Policy on ${WORDS[index % WORDS.length] ?? ''}`,
    '',
    ...body,
  ].join('\n');
}

/** The register with controls from `start` to `end` (exclusive). */
export function controlsText(start: number, end: number, policies: number): string {
  const lines = ['controls:'];
  for (let index = start; index < end; index++) {
    const id = controlId(index);
    lines.push(
      `  - id: ${id}`,
      `    title: Control on ${WORDS[index % WORDS.length] ?? ''} and ${WORDS[(index * 7) % WORDS.length] ?? ''}`,
      `    owner: person.${pad(index % 40, 2)}`,
      `    type: ${['preventive', 'detective', 'corrective'][index % 3] ?? ''}`,
      `    nature: ${['manual', 'automated', 'hybrid'][index % 3] ?? ''}`,
      '    layer: process',
      `    frequency: ${['monthly', 'quarterly', 'annual', 'per-event'][index % 4] ?? ''}`,
      '    review_cadence: annual',
      '    last_reviewed: 2026-02-01',
      '    status: operating # as of the last walkthrough',
      `    criteria: [${CRITERIA[index % CRITERIA.length] ?? ''}, ${CRITERIA[(index * 3 + 1) % CRITERIA.length] ?? ''}]`,
      `    policies: [POL-${pad(index % policies, 5)}]`,
      `    evidence: [{title: Signed-off export, source: Okta, retention: P7Y}]`,
      '',
    );
  }
  return lines.join('\n');
}

function evidenceText(start: number, end: number): string {
  const lines = ['evidence:'];
  for (let index = start; index < end; index++) {
    const quarter = 1 + (index % 2);
    lines.push(
      `  - id: EV-2026-Q${quarter}-${controlId(index)}`,
      `    control: ${controlId(index)}`,
      `    period: 2026-Q${quarter}`,
      `    collected: 2026-0${quarter * 3 + 1}-04`,
      '    collector: person.01',
      '    reviewer: person.02',
      `    url: https://evidence.example/${controlId(index)}`,
      '',
    );
  }
  return lines.join('\n');
}

export interface Size {
  /** Policies, registers and the rest together are about this many documents. */
  readonly policies: number;
  readonly controls: number;
  /** Controls in one register. */
  readonly perRegister: number;
}

/** The files of a workspace by path. */
export function workspaceFiles(size: Size): Map<string, string> {
  const files = new Map<string, string>();
  files.set(
    'plumbline.yml',
    'organization: Bench, Inc.\nengagement:\n  type: 2\n  period: {start: 2026-01-01, end: 2026-12-31}\n  categories: [security]\n',
  );
  const people = Array.from(
    { length: 42 },
    (_, one) => `  - {id: person.${pad(one, 2)}, name: Person ${one}, active: true}`,
  );
  files.set('people.control.yml', `people:\n${people.join('\n')}\n`);
  for (let index = 0; index < size.policies; index++) {
    files.set(
      `policies/${pad(Math.floor(index / 100), 3)}/policy-${pad(index, 5)}.md`,
      policyText(index, size.controls),
    );
  }
  for (let start = 0; start < size.controls; start += size.perRegister) {
    const end = Math.min(size.controls, start + size.perRegister);
    const name = pad(start / size.perRegister, 3);
    files.set(`controls/controls-${name}.yml`, controlsText(start, end, size.policies));
    files.set(`evidence/evidence-${name}.yml`, evidenceText(start, end));
  }
  return files;
}

/** Writes a workspace to a folder on the disk. */
export function writeWorkspace(folder: string, size: Size): void {
  for (const [path, text] of workspaceFiles(size)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
