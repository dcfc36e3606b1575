/** The commands: what each takes, and what is said of it. The options are in `options.ts`. */

import * as l10n from '@vscode/l10n';

import { EXPORT_FORMATS, type OptionName, optionOf, type OptionSpec } from './options.ts';

export type CommandName =
  | 'check'
  | 'matrix'
  | 'timeline'
  | 'diff'
  | 'log'
  | 'export'
  | 'import'
  | 'explain'
  | 'init'
  | 'completion'
  | 'lsp';

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

/** What every report comes in; the others are for findings. */
const REPORT_FORMATS = ['text', 'json'] as const;

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
      'staged',
      'changed-since',
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
    options: ['as-of', 'at', 'format', 'samples', 'config', 'no-color'],
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
    options: ['as-of', 'at', 'format', 'config', 'no-color'],
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
    name: 'diff',
    most: 2,
    options: ['as-of', 'format', 'config', 'no-color'],
    get parameters() {
      return l10n.t('REF1 [REF2]');
    },
    get meaning() {
      return l10n.t('compare the readiness of two commits, or of one and now');
    },
    get sentence() {
      return l10n.t('Compare the readiness of two commits, or of one and the files as they are now.');
    },
  },
  {
    name: 'log',
    most: 1,
    options: ['since', 'limit', 'as-of', 'format', 'config', 'no-color'],
    get parameters() {
      return l10n.t('[PATH]');
    },
    get meaning() {
      return l10n.t('show how readiness came about, commit by commit');
    },
    get sentence() {
      return l10n.t('Show how readiness came about, commit by commit, each as of its own day.');
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
    name: 'import',
    most: 2,
    options: ['output', 'map', 'sheet', 'dry-run', 'yes', 'config', 'no-color'],
    get parameters() {
      return l10n.t('[FORMAT] PATH');
    },
    get meaning() {
      return l10n.t('bring in what another tool holds, as new files');
    },
    get sentence() {
      return l10n.t('Bring in what another tool holds, as new files. Nothing is overwritten.');
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
      return l10n.t('say what a finding means, what to do (alone: list all)');
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

/** An option of a command, with what it means there. */
export function optionIn(command: CommandSpec, name: OptionName): OptionSpec {
  const option = optionOf(name);
  switch (name) {
    case 'format':
      if (command.name === 'check')
        return { ...option, meaning: l10n.t('how the report is written, see below (default: text)') };
      return command.formats === undefined
        ? { ...option, meaning: l10n.t('text (default) or json') }
        : { ...option, meaning: l10n.t('what to write, see below (default: by FILE’s ending)') };
    case 'output':
      return command.name === 'import'
        ? { ...option, value: l10n.t('DIR'), meaning: l10n.t('the folder of the new files (default: this one)') }
        : { ...option, meaning: l10n.t('write this file (default: standard output)') };
    default:
      return option;
  }
}

/** The values that an option of a command takes; undefined where they are no list. */
export function choicesOf(command: CommandSpec, name: OptionName): readonly string[] | undefined {
  const { choices } = optionOf(name);
  if (name !== 'format' || command.name === 'check') return choices;
  return command.formats ?? REPORT_FORMATS;
}
