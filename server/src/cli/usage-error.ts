/** A mistake of whoever called: in the command's words, its paths or the configuration. Said in a sentence, exit code 2. */

export class UsageError extends Error {
  override readonly name = 'UsageError';
}
