// Waiting for what VS Code announces, with a bound, and without asking again and again.
import type * as vscode from 'vscode';

const patience = 20_000;

interface Expectation<T> {
  /** What is awaited, for the message when it does not come. */
  readonly what: string;
  /** The events after which it may have come. */
  readonly after: readonly vscode.Event<unknown>[];
  /** Returns what is awaited, or undefined while it is not there. */
  readonly probe: () => T | undefined | Promise<T | undefined>;
  /** What there is instead, for the message. */
  readonly otherwise?: () => string;
}

/**
 * Looks now and after each event, and settles as soon as the probe finds something.
 * Rejects after a bound, with what was found instead.
 */
export function eventually<T>(expectation: Expectation<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const subscriptions: vscode.Disposable[] = [];
    const finish = (act: () => void): void => {
      clearTimeout(bound);
      for (const subscription of subscriptions.splice(0)) subscription.dispose();
      act();
    };
    const bound = setTimeout(() => {
      const instead = expectation.otherwise === undefined ? '' : `; instead: ${expectation.otherwise()}`;
      finish(() => reject(new Error(`Waited ${patience / 1000} s in vain for ${expectation.what}${instead}`)));
    }, patience);
    const look = async (): Promise<void> => {
      try {
        const found = await expectation.probe();
        if (found !== undefined) finish(() => resolve(found));
      } catch (error) {
        finish(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    for (const event of expectation.after) subscriptions.push(event(() => void look()));
    void look();
  });
}
