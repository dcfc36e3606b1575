/**
 * Whether worker threads would read documents sooner: the facts of all of them on the main thread, read there alone or by
 * workers beside it. `node bench/jobs.ts FOLDER [WORKERS]` prints milliseconds; `npm run bench` compares.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

import type { DocumentFacts } from '../server/src/facts/document-facts.ts';
import { packFacts, type PackedFacts, unpackFacts } from '../server/src/facts/packed-facts.ts';
import { readDocument } from '../server/src/facts/read-document.ts';

/** Documents that somebody takes at once: fewer cost more messages, more leave somebody waiting at the end. */
const BATCH = 25;

interface Task {
  readonly files: readonly string[];
  /** How many documents were taken, for all threads. */
  readonly taken: Int32Array;
}

function isTask(value: unknown): value is Task {
  return typeof value === 'object' && value !== null && 'files' in value && 'taken' in value;
}

function documentsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
    .toSorted();
}

function read(file: string): DocumentFacts {
  return readDocument(readFileSync(file, 'utf8'), true, { role: 'policy' });
}

/** The next documents that nobody has taken. */
function next({ files, taken }: Task): readonly string[] {
  const start = Atomics.add(taken, 0, BATCH);
  return files.slice(start, start + BATCH);
}

function work(task: Task, send: (facts: readonly (PackedFacts | undefined)[] | undefined) => void): void {
  for (let batch = next(task); batch.length > 0; batch = next(task)) {
    send(batch.map((file) => packFacts(read(file))));
  }
  send(undefined);
}

/** Milliseconds until the facts of all documents are on this thread. */
async function measure(folder: string, workers: number): Promise<number> {
  const started = performance.now();
  const task: Task = { files: documentsIn(folder), taken: new Int32Array(new SharedArrayBuffer(4)) };
  const facts: DocumentFacts[] = [];
  const ended = Array.from({ length: workers }, () => {
    const worker = new Worker(import.meta.filename, { workerData: task });
    return new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: readonly (PackedFacts | undefined)[] | undefined) => {
        if (message === undefined) resolve();
        else for (const packed of message) if (packed !== undefined) facts.push(unpackFacts(packed));
      });
    });
  });
  for (let batch = next(task); batch.length > 0; batch = next(task)) {
    for (const file of batch) facts.push(read(file));
    // What the workers have sent meanwhile.
    // oxlint-disable-next-line eslint/no-await-in-loop -- so that it is taken in its turn
    if (workers > 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(ended);
  if (facts.length !== task.files.length) throw new Error(`${facts.length} of ${task.files.length} documents`);
  return performance.now() - started;
}

if (isMainThread) {
  const [folder = '.', workers = '0'] = process.argv.slice(2);
  console.log((await measure(folder, Number(workers))).toFixed(0));
  process.exit(0);
} else {
  const task: unknown = workerData;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  if (isTask(task)) work(task, (facts) => parentPort?.postMessage(facts));
}
