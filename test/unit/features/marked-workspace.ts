/** A small workspace in memory, in which one file has a cursor `|`: what every feature test begins with. */

import { type CivilDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import type { FeatureContext } from '../../../server/src/features/feature.ts';
import { type Position, positionAt } from '../../../server/src/facts/line-starts.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';

export const FOLDER = 'file:///workspace';

function civil(text: string): CivilDate {
  if (!isCivilDate(text)) throw new Error(`not a date: ${text}`);
  return text;
}

export const AS_OF = civil('2026-05-15');

/** Files that most tests are about. */
export const FILES: Readonly<Record<string, string>> = {
  'plumbline.yml':
    'engagement:\n  type: 2\n  period: {start: 2026-01-01, end: 2026-12-31}\n  categories: [availability]\n',
  'people.control.yml':
    'people:\n  - {id: jane.doe, name: Jane Doe, role: Security lead}\n  - {id: sam.roe, name: Sam Roe}\nteams:\n  - {id: platform, name: Platform team}\n',
  'controls/access.yml':
    'controls:\n  - id: AC-01\n    title: Quarterly access review\n    owner: jane.doe\n    frequency: quarterly\n    layer: process\n' +
    '    review_cadence: annual\n    last_reviewed: 2026-02-01\n    status: operating\n    criteria: [CC6.1]\n    policies: [POL-A]\n' +
    '  - id: AC-02\n    title: Leavers\n    criteria: [CC6.2]\n',
  'policies/access.md':
    '---\nid: POL-A\ntitle: Access Policy\nversion: "1"\nstatus: approved\nowner: jane.doe\napprover: sam.roe\napproved: 2026-01-10\n' +
    'last_reviewed: 2026-01-10\nreview_cadence: annual\nsatisfies: [CC6.1, A1.1]\n---\n# Access\n\nSee AC-01.\n',
  'evidence/2026.yml':
    'evidence:\n  - {id: EV-1, control: AC-01, period: 2026-Q1, collected: 2026-04-03, path: evidence/q1.csv}\n' +
    '  - {id: EV-2, control: AC-01, period: 2026-04-02, collected: 2026-04-20, url: "https://evidence.example/q2"}\n',
  'evidence/q1.csv': 'account\n',
};

/** Opens the files in an engine, one of them with a cursor in it, and gives what a feature needs. */
export async function at(
  files: Readonly<Record<string, string>>,
  path: string,
): Promise<{ readonly context: FeatureContext; readonly position: Position }> {
  const marked = files[path] ?? '';
  const cursor = marked.indexOf('|');
  if (cursor < 0) throw new Error(`no cursor in ${path}`);
  const text = marked.slice(0, cursor) + marked.slice(cursor + 1);
  const { context } = await open({ ...files, [path]: text }, path);
  return { context, position: positionAt(context.document.facts.lineStarts, cursor) };
}

/** Opens the files in an engine, and one of them as a document. */
export async function open(
  files: Readonly<Record<string, string>>,
  path: string,
): Promise<{ readonly context: FeatureContext }> {
  const engine = await load(files);
  const text = files[path] ?? '';
  const uri = joinUri(FOLDER, path);
  engine.workspace.setText(uri, text);
  const document = engine.snapshot.document(uri) ?? engine.snapshot.configurationDocument;
  return { context: { engine, document, text } };
}

/** An engine that has read the files. */
export async function load(files: Readonly<Record<string, string>>): Promise<Engine> {
  const engine = new Engine({ folder: FOLDER, fileSystem: memoryFileSystem(files), asOf: AS_OF });
  await engine.workspace.load();
  return engine;
}

/** The files with a cursor put into one of them: `quar|terly` where its text says `quarterly`, for the first time. */
export function marked(
  files: Readonly<Record<string, string>>,
  path: string,
  place: string,
): Readonly<Record<string, string>> {
  const text = files[path] ?? '';
  const unmarked = place.replace('|', '');
  if (!text.includes(unmarked)) throw new Error(`no ${unmarked} in ${path}`);
  return { ...files, [path]: text.replace(unmarked, () => place) };
}
