/** Runs the command line with something in its way: another file system than it thinks, or a terminal that answers. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { type Ended, folderWith, plumbline, program, systemNode } from './run-plumbline.ts';

type Variables = Readonly<Record<string, string>>;

/** The variables by which a module, as JavaScript, is loaded before the program: in it `fs` is what the program will have. */
export function meddling(meddle: string): Variables {
  const aside = folderWith({ 'meddle.cjs': `const fs = require('node:fs');\n${meddle}` });
  return { NODE_OPTIONS: `--require=${join(aside, 'meddle.cjs')}` };
}

/** Runs with a module that is loaded first and meddles with the file system. */
export function meddled(cwd: string, args: readonly string[], meddle: string, env: Variables = {}): Ended {
  return plumbline(args, { cwd, env: { ...env, ...meddling(meddle) } });
}

/** Has a signal come when a file is opened for the `count`th time, as `which` says in JavaScript. */
export function interruptAt(count: number, which: string): string {
  return `const { openSync } = fs;
let opened = 0;
fs.openSync = (path, flags, ...more) => {
  if (${which} && ++opened === ${count}) process.kill(process.pid, 'SIGINT');
  return openSync(path, flags, ...more);
};
`;
}

/** Has a signal come when Git is asked for what a file holds for the `count`th time: it is asked by a line for each. */
export function interruptAtObject(count: number): string {
  return `const processes = require('node:child_process');
const { spawn } = processes;
let asked = 0;
processes.spawn = (...parameters) => {
  const child = spawn(...parameters);
  if (!parameters[1].includes('--batch')) return child;
  const write = child.stdin.write.bind(child.stdin);
  child.stdin.write = (...pieces) => {
    if (++asked === ${count}) process.kill(process.pid, 'SIGINT');
    return write(...pieces);
  };
  return child;
};
`;
}

/** Has a third of a second pass with each look at how long the program has run, so that it tells how far it is at once. */
export const LONG_TIME = 'let seconds = 0;\nprocess.uptime = () => (seconds += 0.3);\n';

/** Has a clock begin at a moment, as ISO 8601 writes it, and go on from there. */
export function timeIs(moment: string): string {
  return `const RealDate = Date;
const shift = RealDate.parse('${moment}') - RealDate.now();
globalThis.Date = class extends RealDate {
  constructor(...parameters) {
    super(...(parameters.length === 0 ? [RealDate.now() + shift] : parameters));
  }
  static now() {
    return RealDate.now() + shift;
  }
};
`;
}

/** Has a function of the file system throw when it is called for the `count`th time, as `which` says of its `parameters`. */
export function failing(name: string, { count = 1, code = 'ENOSPC', which = 'true' } = {}): string {
  return `{
  const real = fs.${name};
  let calls = 0;
  fs.${name} = (...parameters) => {
    if (${which} && ++calls === ${count}) throw Object.assign(new Error('${code}'), { code: '${code}' });
    return real(...parameters);
  };
}
`;
}

/**
 * What a terminal shows of a run, and how it ended; `input` is typed when it asks a question. Undefined where there is no
 * `script`, of util-linux.
 */
export async function atTerminal(
  args: readonly string[],
  { cwd, input, env = {} }: { readonly cwd: string; readonly input?: string; readonly env?: Variables },
): Promise<{ readonly code: number | null; readonly shown: string } | undefined> {
  const command = `exec ${[systemNode, program, ...args].map((word) => `'${word}'`).join(' ')}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd,
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let shown = '';
  let isTyped = false;
  child.stdout.setEncoding('utf8').on('data', (text) => {
    shown += String(text);
    if (isTyped || input === undefined || !shown.endsWith('? (y/N) ')) return;
    isTyped = true;
    child.stdin.write(input);
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve({ code, shown: shown.replaceAll('\r\n', '\n') }));
  });
}
