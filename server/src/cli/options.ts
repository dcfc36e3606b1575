/** The options there are: what arguments are held against, and what help says. */

import * as l10n from '@vscode/l10n';

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
  | 'verify'
  | 'map'
  | 'sheet'
  | 'staged'
  | 'changed-since'
  | 'at'
  | 'since'
  | 'limit';

export interface OptionSpec {
  readonly name: OptionName;
  readonly short?: string;
  /** What its value is called in help; an option without one takes no value. */
  readonly value?: string;
  /** Whether it goes without its value, which then stands behind `=`. */
  readonly isOptional?: true;
  /** Whether it may be given several times: its values are then lines of one. */
  readonly isRepeated?: true;
  /** The only values there are. */
  readonly choices?: readonly string[];
  readonly meaning: string;
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
    name: 'staged',
    get meaning() {
      return l10n.t('check: what is staged in Git, not the working tree');
    },
  },
  {
    name: 'changed-since',
    get value() {
      return l10n.t('REF');
    },
    get meaning() {
      return l10n.t('check: only what changes since this commit cause');
    },
  },
  {
    name: 'at',
    get value() {
      return l10n.t('REF');
    },
    get meaning() {
      return l10n.t('matrix, timeline: as of this commit, and its day');
    },
  },
  {
    name: 'since',
    get value() {
      return l10n.t('REF|DAY');
    },
    get meaning() {
      return l10n.t('log: the commits after this one, or from this day on');
    },
  },
  {
    name: 'limit',
    get value() {
      return l10n.t('N');
    },
    get meaning() {
      return l10n.t('log: at most so many (default: 20, with --since all)');
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
      return l10n.t('check --fix, import: show what would be, write nothing');
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
      return l10n.t('init --hook, import: do not ask first');
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
      return l10n.t('export: this file (none: standard output); import: folder');
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
      return l10n.t('oscal: component-definition (default), assessment-results');
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
    name: 'map',
    isRepeated: true,
    get value() {
      return l10n.t('HEADING=FIELD');
    },
    get meaning() {
      return l10n.t('import: what a column holds; may be repeated');
    },
  },
  {
    name: 'sheet',
    get value() {
      return l10n.t('NAME');
    },
    get meaning() {
      return l10n.t('import: this sheet of a workbook');
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

/** The option with a name. */
export function optionOf(name: OptionName): OptionSpec {
  const option = OPTIONS.find((one) => one.name === name);
  if (option === undefined) throw new Error(`option ${name} is not described`); // l10n: a mistake of ours
  return option;
}
