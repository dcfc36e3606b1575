/** Runs the steps of a composite action as the runner of GitHub Actions does: by bash, with its files and environment variables. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { parse } from 'yaml';

import { systemNode } from './run-plumbline.ts';

export interface Step {
  readonly id: string | undefined;
  /** Its condition, where it has one. */
  readonly when: string | undefined;
  /** A script, or another action with its inputs. */
  readonly run: string | undefined;
  readonly uses: string | undefined;
  readonly with: Readonly<Record<string, string>>;
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

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Reads an `action.yml`. */
export function readAction(text: string): Action {
  const value: unknown = parse(text);
  const steps = member(member(value, 'runs'), 'steps');
  return {
    inputs: texts(member(value, 'inputs'), (input) => member(input, 'default')),
    outputs: texts(member(value, 'outputs'), (output) => member(output, 'value')),
    steps: (Array.isArray(steps) ? steps : []).map((step: unknown) => ({
      id: textOf(member(step, 'id')),
      when: textOf(member(step, 'if')),
      run: textOf(member(step, 'run')),
      uses: textOf(member(step, 'uses')),
      with: Object.fromEntries(texts(member(step, 'with'))),
      env: Object.fromEntries(texts(member(step, 'env'))),
    })),
  };
}

export interface ActionRun {
  /** The exit code of the first step that failed, or 0. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The other actions that were called, with their inputs; none is run. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
}

export interface Surroundings {
  /** The folder of the action, and that in which it is used. */
  readonly action: string;
  readonly workspace: string;
  /** A folder for the runner's own files. */
  readonly scratch: string;
  /** What comes before everything else on the path. */
  readonly bin?: string;
  /** What else is known, by names such as `github.event.pull_request.number`. */
  readonly context?: Readonly<Record<string, string>>;
}

/** Runs the steps to the end; after one that failed, those alone that say `always()`. */
export function runAction(
  { inputs, outputs, steps }: Action,
  given: Readonly<Record<string, string>>,
  { action, workspace, scratch, bin, context: more = {} }: Surroundings,
): ActionRun {
  const context = new Map<string, string>([
    ['github.server_url', 'https://github.example'],
    ['github.action_repository', 'acme/plumbline'],
    ['github.action_ref', 'v1'],
    ['github.token', 'secret'],
    ...Object.entries(more),
  ]);
  for (const [name, fallback] of inputs) context.set(`inputs.${name}`, given[name] ?? fallback);
  const summary = join(scratch, 'summary');
  writeFileSync(summary, '');
  const path = [bin, dirname(systemNode), process.env['PATH']].filter((one) => one !== undefined).join(delimiter);
  const used: ActionRun['used'][number][] = [];
  let ended: Pick<ActionRun, 'code' | 'stdout' | 'stderr'> = { code: 0, stdout: '', stderr: '' };
  for (const step of steps) {
    if (!holds(step.when, context, ended.code === 0)) continue;
    if (step.uses !== undefined) used.push({ uses: step.uses, with: allEvaluated(step.with, context) });
    if (step.run === undefined) continue;
    const output = join(scratch, 'output');
    const script = join(scratch, 'script.sh');
    writeFileSync(output, '');
    writeFileSync(script, step.run);
    const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: workspace,
      encoding: 'utf8',
      env: {
        PATH: path,
        HOME: process.env['HOME'],
        LC_ALL: 'C.UTF-8',
        RUNNER_TEMP: scratch,
        GITHUB_ACTION_PATH: action,
        GITHUB_OUTPUT: output,
        GITHUB_REPOSITORY: 'acme/soc2',
        GITHUB_SERVER_URL: 'https://github.example',
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_WORKSPACE: workspace,
        ...allEvaluated(step.env, context),
      },
    });
    ended = {
      code: ended.code === 0 ? result.status : ended.code,
      stdout: ended.stdout + result.stdout,
      stderr: ended.stderr + result.stderr,
    };
    for (const line of readFileSync(output, 'utf8').split('\n')) {
      const [, name, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
      if (step.id !== undefined && name !== undefined) context.set(`steps.${step.id}.outputs.${name}`, value ?? '');
    }
  }
  return {
    ...ended,
    used,
    outputs: allEvaluated(Object.fromEntries(outputs), context),
    summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
  };
}

type Context = ReadonlyMap<string, string>;

function allEvaluated(given: Readonly<Record<string, string>>, context: Context): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, evaluated(value, context)]));
}

/** A text with the values of the expressions in it; one that is not known is empty, as it is there. */
function evaluated(text: string, context: Context): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => context.get(name) ?? '');
}

/** Whether a condition holds: comparisons with texts, and `always()`, joined by `&&`. Without that, nothing may have failed. */
function holds(condition: string | undefined, context: Context, isWell: boolean): boolean {
  const parts = condition?.split(' && ') ?? [];
  if (!isWell && !parts.includes('always()')) return false;
  return parts.every((part) => {
    if (part === 'always()') return true;
    const [, name = '', operator, value] = /^([\w.-]+) ([!=]=) '([^']*)'$/.exec(part) ?? [];
    if (operator === undefined) throw new Error(`The runner of the tests does not know the condition ${part}.`);
    return ((context.get(name) ?? '') === value) === (operator === '==');
  });
}
