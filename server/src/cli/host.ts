/** What the command line asks of the process it runs in: the one door to standard output and the terminal. */

import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';

import * as l10n from '@vscode/l10n';

import { PLAIN, printable, type TextStyle } from '../reports/text-style.ts';
import { errorCode } from './error-code.ts';
import { UsageError } from './usage-error.ts';

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const USUAL_WIDTH = 80;
/** Where nobody knows how wide it will be shown: a log, a file. */
const WIDTH_OF_A_FILE = 100;
const NARROWEST = 40;
const PAUSE_MILLISECONDS = 5;

/** Who else is told of what a run says. */
type Listener = (to: 'output' | 'error', text: string) => void;

let listener: Listener | undefined;

/** From now on, tells somebody of everything that is said for good: all but what comes and goes while somebody waits. */
export function overhear(next: Listener): void {
  listener = next;
}

/** Writes text to standard output. False: nobody reads any more (`| head`). Throws a `UsageError` where it cannot be kept. */
export function writeOut(text: string): boolean {
  listener?.('output', text);
  return write(STDOUT, text);
}

/** Writes bytes to standard output, likewise. */
export function writeOutBytes(bytes: Uint8Array): boolean {
  return writeBytes(STDOUT, bytes);
}

/** Writes text to standard error. */
export function writeError(text: string): void {
  listener?.('error', text);
  write(STDERR, text);
}

/** Writes to standard error what will be taken away again. */
export function writePassing(text: string): void {
  write(STDERR, text);
}

/** What was written to the two while something ran. */
export interface Collected {
  readonly stdout: string;
  readonly stderr: string;
}

let collected: { stdout: string; stderr: string } | undefined;

/** Has everything that a job writes kept instead of written, for one who looks first whether it is worth showing. */
export async function collectOutput(job: () => Promise<unknown>): Promise<Collected> {
  const kept = { stdout: '', stderr: '' };
  collected = kept;
  try {
    await job();
  } finally {
    collected = undefined;
  }
  return kept;
}

/**
 * Writes at once and whole: `process.stdout` would load the stream and network modules first, which costs as much as the
 * check of a small folder, and would lose what is not yet written when the process ends.
 */
function write(descriptor: number, text: string): boolean {
  if (collected !== undefined) {
    collected[descriptor === STDOUT ? 'stdout' : 'stderr'] += text;
    return true;
  }
  if (isTranslated(descriptor)) {
    // The console there has an alphabet of its own, and only the stream translates into it.
    (descriptor === STDOUT ? process.stdout : process.stderr).write(text);
    return true;
  }
  return writeBytes(descriptor, Buffer.from(text));
}

/** Whether what is written has to be translated on its way: into the alphabet of Windows' console. */
export function isTranslated(descriptor: number, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' && isTerminal(descriptor, platform);
}

function writeBytes(descriptor: number, all: Uint8Array): boolean {
  let bytes = all;
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes));
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EAGAIN') {
        // A pipe whose reader is slow, in non-blocking mode.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS);
      } else if (code === 'EPIPE' || code === 'EOF' || code === 'EBADF') {
        return false;
      } else {
        // Of what standard error does not take nobody can be told, and the exit code says the same as ever.
        if (descriptor === STDERR) return false;
        throw new UsageError(
          code === 'ENOSPC' || code === 'EDQUOT'
            ? l10n.t('The output could not be written: the disk is full.')
            : l10n.t('The output could not be written ({0}).', String(code ?? error)),
        );
      }
    }
  }
  return true;
}

/** Whether a person can answer on standard input. */
export function isInputTerminal(): boolean {
  return isTerminal(STDIN);
}

/** Whether a person watches standard output. */
export function isOutputTerminal(): boolean {
  return isTerminal(STDOUT);
}

/** Whether a person watches standard error. */
export function isErrorTerminal(): boolean {
  return isTerminal(STDERR);
}

function isTerminal(descriptor: number, platform: NodeJS.Platform = process.platform): boolean {
  try {
    // Only a device can be a terminal, and /dev/null is none; the module that knows for certain is slow to load.
    const stats = fstatSync(descriptor);
    if (platform !== 'win32' && (!stats.isCharacterDevice() || stats.rdev === statSync(devNull).rdev)) return false;
  } catch {
    return false;
  }
  if (descriptor === STDIN) return process.stdin.isTTY;
  return descriptor === STDOUT ? process.stdout.isTTY : process.stderr.isTTY;
}

/** How text on standard output is to look. `color` is false where the user said `--no-color`. */
export async function outputStyle(color: boolean): Promise<TextStyle> {
  const terminal = isTerminal(STDOUT);
  return {
    width: outputWidth(terminal),
    unicode: isUnicode(process.env, process.platform),
    // Once loaded, the library asks for the stream of standard output, whether or not there are colours.
    colors: hasColors(terminal, color, process.env) ? (await import('picocolors')).default.createColors(true) : PLAIN,
  };
}

function outputWidth(terminal: boolean): number {
  const fromEnvironment = Number(process.env['COLUMNS'] ?? '');
  const known = terminal ? process.stdout.columns : undefined;
  if (known !== undefined && known > 0) return Math.max(NARROWEST, known);
  if (Number.isInteger(fromEnvironment) && fromEnvironment > 0) return Math.max(NARROWEST, fromEnvironment);
  return terminal ? USUAL_WIDTH : WIDTH_OF_A_FILE;
}

/** Colours: what the user says on the command line, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal. */
export function hasColors(terminal: boolean, color: boolean, environment: NodeJS.ProcessEnv): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = environment;
  if (!color || (no !== undefined && no !== '')) return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return terminal && term !== 'dumb';
}

/** Whether symbols beyond ASCII can be shown. Where no locale is set at all, as in many containers, UTF-8 is usual. */
export function isUnicode(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'];
  if (platform === 'win32' || locale === undefined || locale === '') return environment['TERM'] !== 'linux';
  return /utf-?8/i.test(locale);
}

/** Milliseconds since the process began, which no change of the clock moves; `performance` would be loaded first. */
export function elapsed(): number {
  return process.uptime() * 1000;
}

/** Whether somebody wants to see where an internal error happened. */
export function isDebugging(): boolean {
  const debug = process.env['PLUMBLINE_DEBUG'];
  return debug !== undefined && debug !== '' && debug !== '0';
}

/** A sentence about names from a command line or a disk, without what a terminal would act upon. */
export function printableError(text: string): string {
  return printable(text, { unicode: isUnicode(process.env, process.platform) });
}
