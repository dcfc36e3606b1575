/** Controls with all that was kept of them: what a keystroke costs where each finding rests on a whole year's evidence. */

import { addDays, type CivilDate, dateOf } from '../server/src/domain/civil-date.ts';
import { Engine } from '../server/src/engine/engine.ts';
import { expectedWindows } from '../server/src/readiness/occurrences.ts';
import { type Frequency, readFrequency } from '../server/src/domain/recurrence.ts';
import { memoryFileSystem } from '../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../server/src/workspace/uri.ts';
import { spread } from './measure.ts';

const CONTROLS = 500;
const PER_REGISTER = 50;
const EVIDENCE = 6000;
const FOLDER = 'file:///workspace';

/** So that the year's windows come to about six thousand: a few daily controls, some weekly, most monthly and quarterly. */
const FREQUENCIES = ['daily', 'weekly', 'weekly', ...words('monthly', 43), ...words('quarterly', 54)];

function words(word: string, count: number): readonly string[] {
  return Array.from({ length: count }, () => word);
}

function day(year: number, month: number, dayOfMonth: number): CivilDate {
  const date = dateOf(year, month, dayOfMonth);
  if (date === undefined) throw new Error('not a date');
  return date;
}

function frequencyOf(index: number): { readonly word: string; readonly frequency: Frequency } {
  const word = FREQUENCIES[index % FREQUENCIES.length] ?? 'quarterly';
  const frequency = readFrequency(word);
  if (frequency === undefined) throw new Error(word);
  return { word, frequency };
}

/** The files of a year of operation: 500 controls in ten registers, 6,000 evidence records in a register by month. */
export function operationFiles(): Readonly<Record<string, string>> {
  const period = { start: day(2026, 1, 1), end: day(2026, 12, 31) };
  const files: Record<string, string> = {
    'plumbline.yml': 'engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n',
    'policies/access.md':
      '---\nid: POL-ACCESS\ntitle: Access\nversion: "1"\nstatus: approved\nowner: jane.doe\napprover: chris.lee\napproved: 2026-01-01\nreview_cadence: annual\nsatisfies: [CC6.1]\n---\n',
  };
  const registers = new Map<string, string[]>();
  const add = (path: string, head: string, lines: readonly string[]): void => {
    const all = registers.get(path) ?? [head];
    all.push(...lines);
    registers.set(path, all);
  };
  let count = 0;
  for (let index = 0; index < CONTROLS; index++) {
    const { word, frequency } = frequencyOf(index);
    const id = `AC-${String(index + 1).padStart(3, '0')}`;
    const register = `controls/${String(Math.floor(index / PER_REGISTER)).padStart(2, '0')}.yml`;
    add(register, 'controls:', [
      `  - id: ${id}`,
      `    title: Control ${index}`,
      `    owner: jane.doe`,
      `    status: operating`,
      `    frequency: ${word}`,
      `    next_review: 2027-01-01`,
      `    criteria: [CC6.1]`,
      `    policies: [POL-ACCESS]`,
    ]);
    for (const window of expectedWindows(frequency, period)) {
      if (count >= EVIDENCE) break;
      count += 1;
      add(`evidence/${window.end.slice(0, 7)}.yml`, 'evidence:', [
        `  - id: EV-${id}-${window.end}`,
        `    control: ${id}`,
        `    period: {start: ${window.start}, end: ${window.end}}`,
        `    collected: ${addDays(window.end, index % 20)}`,
        `    url: https://drive.acme.example/${count}`,
      ]);
    }
  }
  for (const [path, lines] of registers) files[path] = `${lines.join('\n')}\n`;
  return files;
}

interface Keystrokes {
  readonly where: string;
  readonly p50: number;
  readonly p99: number;
}

export interface OperationFigures {
  readonly evidence: number;
  /** Milliseconds: all that is said of the workspace for the first time, and for another day. */
  readonly first: number;
  readonly otherDay: number;
  readonly keystrokes: readonly Keystrokes[];
}

/** Measures in memory: what is counted is the engine, and no disk. */
export async function operationFigures(strokes: number): Promise<OperationFigures> {
  const files = operationFiles();
  const engine = new Engine({ folder: FOLDER, fileSystem: memoryFileSystem(files), asOf: day(2026, 9, 15) });
  const started = performance.now();
  await engine.workspace.load();
  engine.diagnoseAll();
  engine.readiness.standing();
  const first = performance.now() - started;
  const again = performance.now();
  engine.workspace.setAsOf(day(2026, 9, 16));
  engine.diagnoseAll();
  engine.readiness.standing();
  const otherDay = performance.now() - again;
  engine.takeChanged();
  const measure = (where: string, path: string, find: string, typed: (n: number) => string): Keystrokes => {
    const text = files[path] ?? '';
    const at = text.indexOf(find) + find.length;
    const uri = joinUri(FOLDER, path);
    const times: number[] = [];
    for (let stroke = 0; stroke < strokes; stroke++) {
      const next = text.slice(0, at) + typed(stroke) + text.slice(at);
      const began = performance.now();
      engine.workspace.setText(uri, next);
      for (const changed of engine.takeChanged()) engine.diagnose(changed);
      engine.readiness.standing();
      times.push(performance.now() - began);
    }
    engine.workspace.setText(uri, text);
    engine.takeChanged();
    const { p50, p99 } = spread(times);
    return { where, p50, p99 };
  };
  const letters = (n: number): string => 'x'.repeat(n % 7);
  const keystrokes = [
    measure('the title of a quarterly control', 'controls/00.yml', 'Control 40', letters),
    measure('the title of a daily control', 'controls/00.yml', 'Control 0', letters),
    measure('the frequency of a daily control', 'controls/00.yml', 'frequency: daily', (n) => (n % 2 === 0 ? '' : 'x')),
    measure('the address of evidence, in a register of 690', 'evidence/2026-03.yml', 'drive.acme.example/', letters),
    measure('the ID of evidence, in a register of 690', 'evidence/2026-03.yml', 'EV-AC-041-2026-03-31', letters),
  ];
  return { evidence: engine.snapshot.count('evidence'), first, otherDay, keystrokes };
}
