/** Runs the steps of a composite action as the runner of GitHub Actions does: by bash, with its files and environment variables. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { parse } from 'yaml';

import { systemNode } from './run-plumbline.ts';

export interface Step {
  readonly id: string | undefined;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Action {
  /** By name: its default. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly outputs: ReadonlyMap<string, string>;
  readonly steps: readonly Step[];
}

/** A member of a value that YAML gave. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The members of a mapping, as texts. */
function texts(value: unknown, of: (member: unknown) => unknown = (one) => one): ReadonlyMap<string, string> {
  return new Map(Object.entries(value ?? {}).map(([key, one]) => [key, String(of(one))]));
}

/** Reads an `action.yml`. */
export function readAction(text: string): Action {
  const value: unknown = parse(text);
  const steps = member(member(value, 'runs'), 'steps');
  return {
    inputs: texts(member(value, 'inputs'), (input) => member(input, 'default')),
    outputs: texts(member(value, 'outputs'), (output) => member(output, 'value')),
    steps: (Array.isArray(steps) ? steps : []).map((step: unknown) => {
      const id = member(step, 'id');
      return {
        id: typeof id === 'string' ? id : undefined,
        run: String(member(step, 'run')),
        env: Object.fromEntries(texts(member(step, 'env'))),
      };
    }),
  };
}

export interface ActionRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface Surroundings {
  /** The folder of the action, and that in which it is used. */
  readonly action: string;
  readonly workspace: string;
  /** A folder for the runner's own files. */
  readonly scratch: string;
}

/** Runs the steps to the end, or to the first that fails. */
export function runAction(
  { inputs, outputs, steps }: Action,
  given: Readonly<Record<string, string>>,
  { action, workspace, scratch }: Surroundings,
): ActionRun {
  const context = new Map<string, string>([
    ['github.server_url', 'https://github.example'],
    ['github.action_repository', 'acme/plumbline'],
    ['github.action_ref', 'v1'],
  ]);
  for (const [name, fallback] of inputs) context.set(`inputs.${name}`, given[name] ?? fallback);
  const summary = join(scratch, 'summary');
  writeFileSync(summary, '');
  let ended = { code: 0 as number | null, stdout: '', stderr: '' };
  for (const { id, run, env } of steps) {
    const output = join(scratch, 'output');
    const script = join(scratch, 'script.sh');
    writeFileSync(output, '');
    writeFileSync(script, run);
    const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: workspace,
      encoding: 'utf8',
      env: {
        PATH: `${dirname(systemNode)}:${process.env['PATH'] ?? ''}`,
        HOME: process.env['HOME'],
        LC_ALL: 'C.UTF-8',
        GITHUB_ACTION_PATH: action,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_WORKSPACE: workspace,
        ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, evaluated(value, context)])),
      },
    });
    ended = {
      code: result.status,
      stdout: ended.stdout + result.stdout,
      stderr: ended.stderr + result.stderr,
    };
    for (const line of readFileSync(output, 'utf8').split('\n')) {
      const [, name, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
      if (id !== undefined && name !== undefined) context.set(`steps.${id}.outputs.${name}`, value ?? '');
    }
    if (result.status !== 0) break;
  }
  return {
    ...ended,
    outputs: Object.fromEntries(Array.from(outputs, ([name, value]) => [name, evaluated(value, context)])),
    summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
  };
}

/** A text with the values of the expressions in it; one that is not known is empty, as it is there. */
function evaluated(text: string, context: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => context.get(name) ?? '');
}
