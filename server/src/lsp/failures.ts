/** What becomes of an exception: it is written to the log, and the server goes on. */

import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Where failures are written to: the client's console. */
export interface FailureLog {
  error(message: string): void;
}

/** Writes down what went wrong, where it did. Never throws: the connection may be gone. */
export function logFailure(log: FailureLog, what: string, error: unknown): void {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    log.error(`${what} failed: ${details}`);
  } catch {
    // Nobody is left to be told.
  }
}

/** A handler that nobody waits for, and whose exceptions nobody would hear of. */
export function guarded<P extends readonly unknown[]>(
  log: FailureLog,
  what: string,
  handle: (...parameters: P) => void | Promise<void>,
): (...parameters: P) => void {
  return (...parameters) => {
    void (async () => {
      try {
        await handle(...parameters);
      } catch (error) {
        logFailure(log, what, error);
      }
    })();
  };
}

/** Gives up a request that the client has cancelled. */
export function giveUpIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
  }
}

/** Answers a request. An exception is logged and answered as an error; a cancellation is no failure. */
export async function answered<T>(log: FailureLog, what: string, answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    logFailure(log, what, error);
    throw new ResponseError(ErrorCodes.InternalError, `${what} failed. The log has the details.`);
  }
}
