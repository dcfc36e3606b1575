/** The outcome of a whole run, kept with everything that it rests on: where all of that is the same, it is said again. */

import { EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, type ExitCode } from './exit-codes.ts';
import { type LookedAt, readAnswers, type Seen, type SeenDisk, seenAgain, writtenAnswers } from './seen-disk.ts';

/** Of a run that ended otherwise nothing is kept. */
const KEPT_CODES: readonly ExitCode[] = [EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE];

/** What a run said, piece by piece, and the code it ended with. */
export interface Outcome {
  readonly code: ExitCode;
  readonly said: readonly Saying[];
}

export interface Saying {
  readonly to: 'output' | 'error';
  readonly text: string;
}

/** Where it is kept: see `CacheFolder`. */
export interface Cache {
  read(name: string): Uint8Array | undefined;
  write(name: string, content: Uint8Array): void;
  now(): number | undefined;
}

/** Which run is meant: `name` is the file in which it is kept, `key` says everything but the disk that it rests on. */
export interface RunName {
  readonly name: string;
  readonly key: string;
}

/** The outcome that is kept of a run, if everything it rests on is as it was. `disk` is asked again. */
export async function recallRun(cache: Cache, { name, key }: RunName, disk: LookedAt): Promise<Outcome | undefined> {
  const kept = read(cache.read(name), key);
  if (kept === undefined) return undefined;
  const seen = await seenAgain(kept.seen, disk, () => cache.now());
  if (seen === undefined) return undefined;
  // What had to be read is known by its state from now on.
  const isBetter = seen.some(({ mark }, index) => mark !== '' && mark !== kept.seen[index]?.mark);
  if (isBetter) write(cache, { name, key }, seen, kept.outcome);
  return kept.outcome;
}

/** Keeps the outcome of a run with what it saw of the disk. */
export function keepRun(cache: Cache, run: RunName, disk: SeenDisk, outcome: Outcome): void {
  const { answers } = disk;
  if (answers !== undefined) write(cache, run, answers, outcome);
}

function write(cache: Cache, { name, key }: RunName, seen: readonly Seen[], { code, said }: Outcome): void {
  cache.write(name, Buffer.from(JSON.stringify({ key, code, said, seen: writtenAnswers(seen) })));
}

function read(
  bytes: Uint8Array | undefined,
  key: string,
): { readonly outcome: Outcome; readonly seen: readonly Seen[] } | undefined {
  if (bytes === undefined) return undefined;
  let kept: unknown;
  try {
    kept = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  if (!isRecord(kept) || kept['key'] !== key) return undefined;
  const code = KEPT_CODES.find((one) => one === kept['code']);
  const said = readSayings(kept['said']);
  const seen = readAnswers(kept['seen']);
  return code === undefined || said === undefined || seen === undefined ? undefined : { outcome: { code, said }, seen };
}

function readSayings(written: unknown): readonly Saying[] | undefined {
  if (!Array.isArray(written)) return undefined;
  const said: Saying[] = [];
  for (const one of written) {
    if (!isRecord(one)) return undefined;
    const { to, text } = one;
    if ((to !== 'output' && to !== 'error') || typeof text !== 'string') return undefined;
    said.push({ to, text });
  }
  return said;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
