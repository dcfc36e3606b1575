/** The commands and options there are: what arguments are held against, and what help says. */

import * as l10n from '@vscode/l10n';

export type CommandName = 'check' | 'matrix' | 'timeline' | 'export' | 'explain' | 'init' | 'completion' | 'lsp';
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
  | 'write-baseline'
  | 'fix'
  | 'dry-run'
  | 'watch'
  | 'hook'
  | 'remove'
  | 'yes'
  | 'cache'
  | 'output'
  | 'force'
  | 'oscal-model'
  | 'verify';

export interface OptionSpec {
  readonly name: OptionName;
  readonly short?: string;
  /** What its value is called in help; an option without one takes no value. */
  readonly value?: string;
  /** Whether it goes without its value, which then stands behind `=`. */
  readonly isOptional?: true;
  /** The only values there are. */
  readonly choices?: readonly string[];
  readonly meaning: string;
}

export interface CommandSpec {
  readonly name: CommandName;
  /** What stands after the name in help: `[PATH…]`. */
  readonly parameters: string;
  readonly most: number;
  /** A few words for a list of commands, and the same as a sentence. */
  readonly meaning: string;
  readonly sentence: string;
  readonly options: readonly OptionName[];
  /** What `--format` takes here, where that is something of its own. */
  readonly formats?: readonly string[];
}

export const FORMATS = [
  'text',
  'json',
  'lines',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'markdown',
] as const;
/** What every report comes in; the others are for findings. */
const REPORT_FORMATS = ['text', 'json'] as const;
export const EXPORT_FORMATS = ['csv', 'xlsx', 'html', 'md', 'oscal', 'pbc', 'manifest'] as const;
export const OSCAL_MODELS = ['component-definition', 'assessment-results'] as const;
export const THRESHOLDS = ['error', 'warning', 'information', 'never'] as const;

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export const OPTIONS: readonly OptionSpec[] = [
  {
    name: 'as-of',
    get value() {
      return l10n.t('YYYY-MM-DD');
    },
    get meaning() {
      return l10n.t('judge as of this day (default: today)');
    },
  },
  {
    name: 'format',
    choices: FORMATS,
    get value() {
      return l10n.t('FORMAT');
    },
    get meaning() {
      return l10n.t('text (default), json; check has more, see its --help');
    },
  },
  {
    name: 'fail-on',
    choices: THRESHOLDS,
    get value() {
      return l10n.t('LEVEL');
    },
    get meaning() {
      return l10n.t('check: error (default), warning, information or never');
    },
  },
  {
    name: 'config',
    get value() {
      return l10n.t('FILE');
    },
    get meaning() {
      return l10n.t('read this file instead of plumbline.yml');
    },
  },
  {
    name: 'write-baseline',
    get meaning() {
      return l10n.t('check: record what is found now; then show what is new');
    },
  },
  {
    name: 'baseline',
    get value() {
      return l10n.t('FILE');
    },
    get meaning() {
      return l10n.t('check: not plumbline-baseline.json but this file');
    },
  },
  {
    name: 'fix',
    get meaning() {
      return l10n.t('check: correct in the files what can safely be corrected');
    },
  },
  {
    name: 'dry-run',
    get meaning() {
      return l10n.t('check --fix: show what would change, and write nothing');
    },
  },
  {
    name: 'watch',
    get meaning() {
      return l10n.t('check: again each time files change, until Ctrl-C');
    },
  },
  {
    name: 'hook',
    get meaning() {
      return l10n.t('init: instead, a Git hook that checks what is staged');
    },
  },
  {
    name: 'remove',
    get meaning() {
      return l10n.t('init --hook: take the hook away again');
    },
  },
  {
    name: 'yes',
    get meaning() {
      return l10n.t('init --hook: do not ask first');
    },
  },
  {
    name: 'cache',
    isOptional: true,
    get value() {
      return l10n.t('DIR');
    },
    get meaning() {
      return l10n.t('check: keep what is read, so that the next run is faster');
    },
  },
  {
    name: 'samples',
    get meaning() {
      return l10n.t('matrix: show how many items an auditor will likely ask for');
    },
  },
  {
    name: 'output',
    short: 'o',
    get value() {
      return l10n.t('FILE');
    },
    get meaning() {
      return l10n.t('export: to this file (“-” or none: standard output)');
    },
  },
  {
    name: 'force',
    get meaning() {
      return l10n.t('export: overwrite a file that is no such export');
    },
  },
  {
    name: 'oscal-model',
    choices: OSCAL_MODELS,
    get value() {
      return l10n.t('MODEL');
    },
    get meaning() {
      return l10n.t('export: or assessment-results');
    },
  },
  {
    name: 'verify',
    get value() {
      return l10n.t('FILE');
    },
    get meaning() {
      return l10n.t('export: verify the files that this manifest names');
    },
  },
  {
    name: 'no-color',
    get meaning() {
      return l10n.t('no colours, as with NO_COLOR=1');
    },
  },
  {
    name: 'help',
    short: 'h',
    get meaning() {
      return l10n.t('show this');
    },
  },
  {
    name: 'version',
    short: 'v',
    get meaning() {
      return l10n.t('show the version');
    },
  },
  {
    name: 'stdio',
    get meaning() {
      return l10n.t('speak over standard input and output');
    },
  },
  {
    // As client libraries write it, which add it unasked: the server itself reads it.
    name: 'clientProcessId',
    get value() {
      return l10n.t('NUMBER');
    },
    get meaning() {
      return l10n.t('end when this process is gone');
    },
  },
];

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'check',
    most: Number.POSITIVE_INFINITY,
    options: [
      'as-of',
      'format',
      'fail-on',
      'config',
      'write-baseline',
      'baseline',
      'fix',
      'dry-run',
      'watch',
      'cache',
      'no-color',
    ],
    get parameters() {
      return l10n.t('[PATH…]');
    },
    get meaning() {
      return l10n.t('find what is malformed, missing, unknown or overdue');
    },
    get sentence() {
      return l10n.t('Find what is malformed, missing, unknown or overdue.');
    },
  },
  {
    name: 'matrix',
    most: 1,
    options: ['as-of', 'format', 'samples', 'config', 'no-color'],
    get parameters() {
      return l10n.t('[PATH]');
    },
    get meaning() {
      return l10n.t('show each criterion, its controls and how ready they are');
    },
    get sentence() {
      return l10n.t('Show each criterion, its controls and how ready they are.');
    },
  },
  {
    name: 'timeline',
    most: 1,
    options: ['as-of', 'format', 'config', 'no-color'],
    get parameters() {
      return l10n.t('[PATH]');
    },
    get meaning() {
      return l10n.t('show over the audit period what was done and what is due');
    },
    get sentence() {
      return l10n.t('Show over the audit period what was done and what is due.');
    },
  },
  {
    name: 'export',
    most: 1,
    options: ['format', 'output', 'force', 'oscal-model', 'verify', 'as-of', 'config', 'no-color'],
    formats: EXPORT_FORMATS,
    get parameters() {
      return l10n.t('[PATH]');
    },
    get meaning() {
      return l10n.t('write the matrix, requests or evidence for others');
    },
    get sentence() {
      return l10n.t('Write the matrix, the request list or the evidence for others.');
    },
  },
  {
    name: 'explain',
    most: 1,
    options: ['no-color'],
    get parameters() {
      return l10n.t('[CODE]');
    },
    get meaning() {
      return l10n.t('say what a finding means and what to do (alone: list all)');
    },
    get sentence() {
      return l10n.t('Say what a finding means and what to do (alone: list all).');
    },
  },
  {
    name: 'init',
    most: 1,
    options: ['as-of', 'hook', 'remove', 'yes', 'no-color'],
    get parameters() {
      return l10n.t('[PATH]');
    },
    get meaning() {
      return l10n.t('write a plumbline.yml that fits what is there');
    },
    get sentence() {
      return l10n.t('Write a plumbline.yml that fits what is there.');
    },
  },
  {
    name: 'completion',
    most: 1,
    options: [],
    get parameters() {
      return l10n.t('SHELL');
    },
    get meaning() {
      return l10n.t('print a script for the shell that completes all this');
    },
    get sentence() {
      return l10n.t('Print a script by which your shell completes commands, options and codes.');
    },
  },
  {
    name: 'lsp',
    parameters: '--stdio',
    most: 0,
    options: ['stdio', 'clientProcessId'],
    get meaning() {
      return l10n.t('run the language server for an editor');
    },
    get sentence() {
      return l10n.t('Run the language server for an editor.');
    },
  },
];

/** The option with a name. */
export function optionOf(name: OptionName): OptionSpec {
  const option = OPTIONS.find((one) => one.name === name);
  if (option === undefined) throw new Error(`option ${name} is not described`); // l10n: a mistake of ours
  return option;
}

/** The values that an option of a command takes; undefined where they are no list. */
export function choicesOf(command: CommandSpec, name: OptionName): readonly string[] | undefined {
  const { choices } = optionOf(name);
  if (name !== 'format' || command.name === 'check') return choices;
  return command.formats ?? REPORT_FORMATS;
}
