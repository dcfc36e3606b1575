/** Lets the event loop turn now and then while a large folder is worked on: otherwise nobody could interrupt it. */

import type { Awaitable, FileSystem } from '../workspace/file-system.ts';
import { elapsed } from './host.ts';

/** Longer than a small folder takes, which so is read in one go; shorter than a person waits after Ctrl-C. */
const TURN_MILLISECONDS = 100;

/** Whether enough time has passed since the last turn, and a turn to wait for. */
export class Turns {
  #last = elapsed();

  get areDue(): boolean {
    return elapsed() - this.#last >= TURN_MILLISECONDS;
  }

  async take(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#last = elapsed();
  }
}

/** A file system that answers at once, as a command line wants it, except when a turn is due. */
export function givingWay(fileSystem: FileSystem): FileSystem {
  const turns = new Turns();
  const giveWay = <T>(answer: Awaitable<T>): Awaitable<T> => (turns.areDue ? turns.take().then(() => answer) : answer);
  return {
    ...fileSystem,
    readDirectory: (uri) => giveWay(fileSystem.readDirectory(uri)),
    readFile: (uri, limit) => giveWay(fileSystem.readFile(uri, limit)),
    resolve: (uri) => fileSystem.resolve(uri),
    measure: (uri) => fileSystem.measure(uri),
    digest: (uri, options) => giveWay(fileSystem.digest(uri, options)),
  };
}
