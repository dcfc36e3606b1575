// Listens to the console of VS Code: passes on what the tests say, and keeps the rest for when something goes wrong.
import { lineMark, readExpectation, readSummary, readTask } from './line-protocol.ts';
import type { Counts } from './line-protocol.ts';

const kept = 400;
/** code-server is installed without compiling anything; VS Code then goes on without these, and says so. */
const expectedComplaint = 'Could not locate the bindings file';

/** Sorts the lines of a console into those of the tests and those of VS Code itself. */
export class ConsoleRelay {
  readonly #prefix: string;
  readonly #verbose: boolean;
  readonly #others: string[] = [];
  #counts: Counts | undefined;
  /** Called with a text that a test wants to be seen in the window. */
  onExpectation: (text: string) => void = () => undefined;
  /** Called with a step that a test wants to be done in a page. */
  onTask: (name: string) => void = () => undefined;

  constructor(prefix: string, verbose: boolean) {
    this.#prefix = prefix;
    this.#verbose = verbose;
  }

  /** The counts which the tests have reported at their end. */
  get counts(): Counts | undefined {
    return this.#counts;
  }

  /** The latest lines of VS Code itself. */
  get others(): readonly string[] {
    return this.#others;
  }

  /** Takes what VS Code hands to `codeAutomationLog`, or a line of a process. */
  accept(kind: string, parts: unknown): void {
    const text = (Array.isArray(parts) ? parts : [parts]).map(textOf).join(' ');
    if (text.includes(expectedComplaint)) return;
    for (const line of text.split('\n')) this.#line(kind, line);
  }

  #line(kind: string, line: string): void {
    const start = line.indexOf(lineMark);
    if (start < 0) {
      if (line.trim() === '') return;
      this.#others.push(`${kind}: ${line}`);
      if (this.#others.length > kept) this.#others.shift();
      if (this.#verbose) console.log(`${this.#prefix}| ${kind}: ${line}`);
      return;
    }
    const said = line.slice(start + lineMark.length);
    const counts = readSummary(said);
    const expected = readExpectation(said);
    const task = readTask(said);
    if (expected !== undefined) this.onExpectation(expected);
    else if (task !== undefined) this.onTask(task);
    else if (counts === undefined) console.log(`${this.#prefix}| ${said}`);
    else this.#counts = counts;
  }
}

function textOf(part: unknown): string {
  if (typeof part === 'string') return part;
  try {
    return JSON.stringify(part) ?? String(part);
  } catch {
    return String(part);
  }
}
