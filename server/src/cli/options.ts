/** The commands and options there are: what arguments are held against, and what help says. */

export type CommandName = 'check' | 'matrix' | 'timeline' | 'explain' | 'init' | 'lsp';
export type OptionName =
  | 'as-of'
  | 'format'
  | 'fail-on'
  | 'config'
  | 'no-color'
  | 'help'
  | 'version'
  | 'stdio'
  | 'clientProcessId'
  | 'samples'
  | 'baseline'
  | 'write-baseline';

export interface OptionSpec {
  readonly name: OptionName;
  readonly short?: string;
  /** What its value is called in help; an option without one takes no value. */
  readonly value?: string;
  /** The only values there are. */
  readonly choices?: readonly string[];
  readonly meaning: string;
}

export interface CommandSpec {
  readonly name: CommandName;
  /** What stands after the name in help: `[PATH…]`. */
  readonly parameters: string;
  readonly most: number;
  readonly meaning: string;
  readonly options: readonly OptionName[];
}

export const FORMATS = ['text', 'json', 'lines'] as const;
export const THRESHOLDS = ['error', 'warning', 'information', 'never'] as const;

export const OPTIONS: readonly OptionSpec[] = [
  { name: 'as-of', value: 'YYYY-MM-DD', meaning: 'judge as of this day (default: today)' },
  { name: 'format', value: 'FORMAT', choices: FORMATS, meaning: 'text (default), json, or for check also lines' },
  {
    name: 'fail-on',
    value: 'LEVEL',
    choices: THRESHOLDS,
    meaning: 'check: error (default), warning, information or never',
  },
  { name: 'config', value: 'FILE', meaning: 'read this file instead of plumbline.yml' },
  { name: 'write-baseline', meaning: 'check: record what is found now; then show what is new' },
  { name: 'baseline', value: 'FILE', meaning: 'check: not plumbline-baseline.json but this file' },
  { name: 'samples', meaning: 'matrix: show how many items an auditor will likely ask for' },
  { name: 'no-color', meaning: 'no colours, as with NO_COLOR=1' },
  { name: 'help', short: 'h', meaning: 'show this' },
  { name: 'version', short: 'v', meaning: 'show the version' },
  { name: 'stdio', meaning: 'speak over standard input and output' },
  // As client libraries write it, which add it unasked: the server itself reads it.
  { name: 'clientProcessId', value: 'NUMBER', meaning: 'end when this process is gone' },
];

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'check',
    parameters: '[PATH…]',
    most: Number.POSITIVE_INFINITY,
    meaning: 'find what is malformed, missing, unknown or overdue',
    options: ['as-of', 'format', 'fail-on', 'config', 'write-baseline', 'baseline', 'no-color'],
  },
  {
    name: 'matrix',
    parameters: '[PATH]',
    most: 1,
    meaning: 'show each criterion, its controls and how ready they are',
    options: ['as-of', 'format', 'samples', 'config', 'no-color'],
  },
  {
    name: 'timeline',
    parameters: '[PATH]',
    most: 1,
    meaning: 'show over the audit period what was done and what is due',
    options: ['as-of', 'format', 'config', 'no-color'],
  },
  {
    name: 'explain',
    parameters: '[CODE]',
    most: 1,
    meaning: 'say what a finding means and what to do (alone: list all)',
    options: ['no-color'],
  },
  {
    name: 'init',
    parameters: '[PATH]',
    most: 1,
    meaning: 'write a plumbline.yml that fits what is there',
    options: ['as-of', 'no-color'],
  },
  {
    name: 'lsp',
    parameters: '--stdio',
    most: 0,
    meaning: 'run the language server for an editor',
    options: ['stdio', 'clientProcessId'],
  },
];

/** The option with a name. */
export function optionOf(name: OptionName): OptionSpec {
  const option = OPTIONS.find((one) => one.name === name);
  if (option === undefined) throw new Error(`option ${name} is not described`);
  return option;
}
