// What the tests inside VS Code say, and how the runner outside hears it: marked lines on the console.

/** Begins every line that is meant for the person who runs the tests. */
export const lineMark = '[plumbline] ';

/** Names the file into which the tests write their counts too, where the console belongs to somebody else. */
export const summaryFileVariable = 'PLUMBLINE_SUMMARY_FILE';

const expectation = 'is to be seen: ';

/** The line with which a test asks the runner, which sees the window, whether a message is shown there. */
export function expectationLine(text: string): string {
  return `${expectation}${text}`;
}

/** The text that is to be seen, if a line asks for one. */
export function readExpectation(line: string): string | undefined {
  return line.startsWith(expectation) ? line.slice(expectation.length) : undefined;
}

const task = 'is to be done: ';

/** The line with which a test asks the runner, which has a mouse and a keyboard, to do one of its steps in a page. */
export function taskLine(name: string): string {
  return `${task}${name}`;
}

/** The step that a line asks for, if it does. */
export function readTask(line: string): string | undefined {
  return line.startsWith(task) ? line.slice(task.length) : undefined;
}

/** How many tests passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** The last line of a run. */
export function summaryLine(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed`;
}

/** The counts in a line, if it is the last one of a run. */
export function readSummary(line: string): Counts | undefined {
  const match = /^(?<passed>\d+) passed, (?<failed>\d+) failed$/.exec(line);
  const { passed, failed } = match?.groups ?? {};
  if (passed === undefined || failed === undefined) return undefined;
  return { passed: Number.parseInt(passed, 10), failed: Number.parseInt(failed, 10) };
}
