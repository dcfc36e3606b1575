// What a run of the tests in one host is asked for, and what comes out of it.

import { PSEUDO_LANGUAGE } from '../../localization/pseudo-language.ts';

export type HostName = 'node' | 'web' | 'electron';

/** The same for every host. */
export interface HostRequest {
  /** The folder of the extension under development, with its package.json. */
  readonly extension: string;
  /** The folder to open, or the `.code-workspace` file that names several. It is a copy: the tests write into it. */
  readonly workspace: string;
  /** The test bundle for this host, a file. */
  readonly tests: string;
  /** The bound on the whole run, in milliseconds. */
  readonly limit: number;
  /** Whether the workspace is one that nobody has trusted yet: Restricted Mode. A desktop VS Code ignores this. */
  readonly restricted: boolean;
  /** Whether VS Code's own console is shown too. */
  readonly verbose: boolean;
}

/** Windows with several folders speak the pseudo-language as well: what an editor in another language does. */
export function languageOf({ workspace }: HostRequest): { readonly language?: string } {
  return workspace.endsWith('.code-workspace') ? { language: PSEUDO_LANGUAGE } : {};
}

/** How the tests went in one host. */
export interface HostOutcome {
  readonly host: HostName;
  /** What sets this run apart from the usual one in that host. */
  readonly window?: string;
  readonly passed: number;
  readonly failed: number;
  /** Why the run as a whole has no result, beyond the tests that failed. */
  readonly problem?: string;
  /** Why the host was not tried at all. */
  readonly skipped?: string;
}

/** Whether the outcome lets the run succeed. A host that was skipped does; one in which no test ran does not. */
export function succeeded(outcome: HostOutcome): boolean {
  if (outcome.skipped !== undefined) return true;
  return outcome.problem === undefined && outcome.failed === 0 && outcome.passed > 0;
}

/** The outcome in one line. */
export function describeOutcome(outcome: HostOutcome): string {
  const name = `${outcome.host} host${outcome.window === undefined ? '' : ` (${outcome.window})`}`;
  if (outcome.skipped !== undefined) return `${name}: skipped (${outcome.skipped})`;
  if (outcome.passed + outcome.failed === 0) return `${name}: no result (${outcome.problem ?? 'no test ran'})`;
  const counts = `${name}: ${outcome.passed} passed, ${outcome.failed} failed`;
  return outcome.problem === undefined ? counts : `${counts}; ${outcome.problem}`;
}
