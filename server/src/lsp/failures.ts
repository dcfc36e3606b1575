/** What becomes of an exception: it is written to the log, and the server goes on. */

import * as l10n from '@vscode/l10n';
import {
  type CancellationToken,
  type Disposable,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';

/** Where failures are written to: the client's console. */
export interface FailureLog {
  error(message: string): void;
}

/** Writes down what went wrong, where it did. Never throws: the connection may be gone. */
export function logFailure(log: FailureLog, what: string, error: unknown): void {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    log.error(
      l10n.t({ message: '{0} failed: {1}', args: [what, details], comment: ['{0}: what was asked for or done'] }),
    );
  } catch {
    // Nobody is left to be told.
  }
}

/**
 * A handler that nobody waits for, and whose exceptions nobody would hear of. What it is, is said when it has failed:
 * it is made before the language is known.
 */
export function guarded<P extends readonly unknown[]>(
  log: FailureLog,
  what: () => string,
  handle: (...parameters: P) => void | Promise<void>,
): (...parameters: P) => void {
  return (...parameters) => {
    void (async () => {
      try {
        await handle(...parameters);
      } catch (error) {
        logFailure(log, what(), error);
      }
    })();
  };
}

/** Gives up a request that the client has cancelled. */
export function giveUpIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw cancelled();
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, l10n.t('The request was cancelled.'));
}

/** Waits for something that goes on all the same, and gives up the request when the client cancels it meanwhile. */
export async function unlessCancelled<T>(work: Promise<T>, token: CancellationToken): Promise<T> {
  let listening: Disposable | undefined;
  const calledOff = new Promise<never>((_resolve, reject) => {
    listening = token.onCancellationRequested(() => reject(cancelled()));
  });
  try {
    giveUpIfCancelled(token);
    return await Promise.race([work, calledOff]);
  } finally {
    listening?.dispose();
  }
}

/** Answers a request. An exception is logged and answered as an error; a cancellation is no failure. */
export async function answered<T>(log: FailureLog, what: string, answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    logFailure(log, what, error);
    const said = l10n.t({
      message: '{0} failed. The log has the details.',
      args: [what],
      comment: ['{0}: what was asked for, such as “The check” or “Code lenses”'],
    });
    throw new ResponseError(ErrorCodes.InternalError, said);
  }
}
