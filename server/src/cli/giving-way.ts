/**
 * A file system that answers at once, as a command line wants it, except that now and then it lets the event loop turn:
 * otherwise nobody could interrupt the reading of a large folder.
 */

import type { Awaitable, FileSystem } from '../workspace/file-system.ts';

/** Longer than a small folder takes, which so is read in one go; shorter than a person waits after Ctrl-C. */
const TURN_MILLISECONDS = 100;

/** Wraps a file system whose answers are immediate. */
export function givingWay(fileSystem: FileSystem): FileSystem {
  let last = performance.now();
  const giveWay = <T>(answer: Awaitable<T>): Awaitable<T> => {
    if (performance.now() - last < TURN_MILLISECONDS) return answer;
    return new Promise((resolve) => {
      setImmediate(() => {
        last = performance.now();
        resolve(answer);
      });
    });
  };
  return {
    caseSensitive: fileSystem.caseSensitive,
    readDirectory: (uri) => giveWay(fileSystem.readDirectory(uri)),
    readFile: (uri, limit) => giveWay(fileSystem.readFile(uri, limit)),
    resolve: (uri) => fileSystem.resolve(uri),
  };
}
