/** What the program's exit codes mean; scripts and commit hooks rely on them. */

export const EXIT_CLEAN = 0;
export const EXIT_FINDINGS = 1;
export const EXIT_USAGE = 2;
export const EXIT_INTERNAL = 3;
/** As a shell has it for a program that Ctrl-C ended. */
export const EXIT_INTERRUPTED = 130;

export type ExitCode =
  | typeof EXIT_CLEAN
  | typeof EXIT_FINDINGS
  | typeof EXIT_USAGE
  | typeof EXIT_INTERNAL
  | typeof EXIT_INTERRUPTED;
