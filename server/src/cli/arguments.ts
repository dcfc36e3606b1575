/** From the words on a command line to a command and its options; what is wrong with them is said in a sentence. */

import { parseArgs } from 'node:util';

import * as l10n from '@vscode/l10n';

import { type CivilDate, isCivilDate } from '../domain/civil-date.ts';
import { nearest } from '../domain/nearest.ts';
import { choicesOf, type CommandName, COMMANDS, type CommandSpec } from './command-specs.ts';
import { FORMATS, type OptionName, optionOf, OPTIONS, THRESHOLDS } from './options.ts';
import { type ExportRequest, readExportRequest } from './export-request.ts';
import { type ImportCommand, readImportRequest } from './import-request.ts';
import { UsageError } from './usage-error.ts';

export type Format = (typeof FORMATS)[number];
export type Threshold = (typeof THRESHOLDS)[number];

/** What somebody asked for. */
export interface Invocation {
  readonly command: CommandName;
  readonly parameters: readonly string[];
  /** Undefined: today. */
  readonly asOf: CivilDate | undefined;
  readonly format: Format;
  readonly failOn: Threshold;
  readonly config: string | undefined;
  /** The file of the baseline, as it was written; undefined: the folder's own. */
  readonly baseline: string | undefined;
  /** Whether the baseline is to be written. */
  readonly writesBaseline: boolean;
  /** Whether what can safely be fixed is to be: in the files, or only in a diff. */
  readonly fixes: 'files' | 'diff' | undefined;
  /** Whether to check again each time files change. */
  readonly watches: boolean;
  /** Whether a Git hook is to be installed; whether to be taken away instead; and whether without a question. */
  readonly hook: boolean;
  readonly removes: boolean;
  readonly isAgreed: boolean;
  /** The folder of the cache, as it was written; empty: the usual one. Undefined: none is used. */
  readonly cache: string | undefined;
  /** Whether what is staged in Git is meant, instead of the working tree. */
  readonly staged: boolean;
  /** The commit from which on changes count; undefined: everything is shown. */
  readonly changedSince: string | undefined;
  /** The commit that is looked at; undefined: the files as they are now. */
  readonly at: string | undefined;
  /** The commit or the day from which on history is looked at. */
  readonly since: string | undefined;
  /** At most so many commits. */
  readonly limit: number | undefined;
  /** Whether the samples are asked for, instead of the matrix itself. */
  readonly samples: boolean;
  readonly color: boolean;
  /** What `export` was asked for; undefined for other commands. */
  readonly exporting: ExportRequest | undefined;
  /** What `import` was asked for; undefined for other commands. */
  readonly importing: ImportCommand | undefined;
}

export type Request =
  | { readonly kind: 'run'; readonly invocation: Invocation }
  | { readonly kind: 'help'; readonly command: CommandSpec | undefined }
  | { readonly kind: 'version' }
  | { readonly kind: 'nothing' };

type Token = Extract<NonNullable<ReturnType<typeof parseArgs>['tokens']>[number], { kind: 'option' }>;

/** Reads the arguments after the program's name. Throws a `UsageError` for the first thing that is wrong with them. */
export function readArguments(args: readonly string[]): Request {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      OPTIONS.map(({ name, short, value, isOptional }) => [
        name,
        {
          // What comes after one that needs no value is not its own, but after `=`.
          type: value === undefined || isOptional === true ? ('boolean' as const) : ('string' as const),
          ...(short === undefined ? {} : { short }),
        },
      ]),
    ),
  });
  const given = tokens.filter((token): token is Token => token.kind === 'option');
  const asks = (name: OptionName): boolean => given.some((token) => token.name === name);
  const [word, ...parameters] = positionals;
  if (word === 'help')
    return { kind: 'help', command: parameters[0] === undefined ? undefined : commandOf(parameters[0]) };
  const command = word === undefined ? undefined : commandOf(word);
  if (asks('help')) return { kind: 'help', command };
  if (asks('version')) return { kind: 'version' };
  const values = readOptions(given, command);
  if (command === undefined) return { kind: 'nothing' };
  checkParameters(command, parameters);
  if (command.name === 'lsp' && !values.has('stdio')) {
    throw new UsageError(l10n.t('The language server speaks over standard input and output only: add --stdio.'));
  }
  return { kind: 'run', invocation: invocationOf(command.name, parameters, values) };
}

function commandOf(word: string): CommandSpec {
  const names = COMMANDS.map(({ name }) => name);
  const command = COMMANDS.find(({ name }) => name === word);
  if (command !== undefined) return command;
  const hint = suggestion(word, names) ?? l10n.t('There are {0}.', listAnd(names));
  throw new UsageError(`${l10n.t('There is no command “{0}”.', word)} ${hint}`);
}

function readOptions(given: readonly Token[], command: CommandSpec | undefined): ReadonlyMap<OptionName, string> {
  const values = new Map<OptionName, string>();
  for (const token of given) {
    const option = OPTIONS.find(({ name }) => name === token.name);
    if (option === undefined) {
      const known = OPTIONS.filter(({ name }) => command?.options.includes(name) ?? true).map(
        ({ name }) => `--${name}`,
      );
      const hint =
        suggestion(token.rawName, known) ??
        l10n.t('See {0}.', ['plumbline', ...(command === undefined ? [] : [command.name]), '--help'].join(' '));
      throw new UsageError(`${l10n.t('There is no option {0}.', token.rawName)} ${hint}`);
    }
    if (command !== undefined && !command.options.includes(option.name)) {
      throw new UsageError(l10n.t('{0} takes no option {1}.', command.name, `--${option.name}`));
    }
    const value = readValue(token, option.name, command);
    const before = option.isRepeated === true ? values.get(option.name) : undefined;
    values.set(option.name, before === undefined ? value : `${before}\n${value}`);
  }
  return values;
}

function readValue({ value, inlineValue }: Token, name: OptionName, command: CommandSpec | undefined): string {
  const { value: called, choices: usual, isOptional } = optionOf(name);
  const choices = command === undefined ? usual : choicesOf(command, name);
  if (isOptional === true && value === undefined) return '';
  if (called === undefined) {
    if (inlineValue) throw new UsageError(l10n.t('{0} takes no value.', `--${name}`));
    return '';
  }
  // What begins with a dash is the next option, and the value was forgotten.
  if (
    value === undefined ||
    value === '' ||
    (!inlineValue && value.startsWith('-') && !(name === 'output' && value === '-'))
  ) {
    throw new UsageError(
      l10n.t('{0} needs a value: {1}.', `--${name}`, choices === undefined ? called : listOr(choices)),
    );
  }
  if (choices !== undefined && !choices.includes(value)) {
    if (command !== undefined && command.formats === undefined && usual?.includes(value) === true) {
      throw new UsageError(
        l10n.t('{0} knows no --format {1}, which is for findings. It takes {2}.', command.name, value, listOr(choices)),
      );
    }
    const hint = suggestion(value, choices) ?? l10n.t('It takes {0}.', listOr(choices));
    throw new UsageError(`${l10n.t('{0} does not know “{1}”.', `--${name}`, value)} ${hint}`);
  }
  return value;
}

function checkParameters(command: CommandSpec, parameters: readonly string[]): void {
  const extra = parameters[command.most];
  if (extra === undefined) return;
  const { name, most } = command;
  if (most === 0) throw new UsageError(l10n.t('{0} takes nothing after it: “{1}” is too much.', name, extra));
  if (name === 'import')
    throw new UsageError(l10n.t('{0} takes a format and a source: “{1}” is too much.', name, extra));
  if (name === 'diff') throw new UsageError(l10n.t('{0} takes two commits at most: “{1}” is too much.', name, extra));
  throw new UsageError(
    name === 'explain'
      ? l10n.t('{0} takes one code: “{1}” is too much.', name, extra)
      : name === 'completion'
        ? l10n.t('{0} takes one shell: “{1}” is too much.', name, extra)
        : l10n.t('{0} takes one path: “{1}” is too much.', name, extra),
  );
}

function invocationOf(
  command: CommandName,
  parameters: readonly string[],
  values: ReadonlyMap<OptionName, string>,
): Invocation {
  const asOf = values.get('as-of');
  if (asOf !== undefined && !isCivilDate(asOf)) {
    throw new UsageError(l10n.t('--as-of takes a day written YYYY-MM-DD, and “{0}” is not one.', asOf));
  }
  const format = FORMATS.find((one) => one === values.get('format')) ?? 'text';
  if (command === 'diff' && parameters.length === 0)
    // l10n: what is typed
    throw new UsageError(l10n.t('{0} needs a commit to compare with, such as {1}.', command, 'plumbline diff main'));
  refuseTogether(command, values);
  return {
    command,
    parameters,
    asOf,
    format,
    failOn: THRESHOLDS.find((threshold) => threshold === values.get('fail-on')) ?? 'error',
    config: values.get('config'),
    baseline: values.get('baseline'),
    writesBaseline: values.has('write-baseline'),
    fixes: values.has('fix') ? (values.has('dry-run') ? 'diff' : 'files') : undefined,
    watches: values.has('watch'),
    hook: values.has('hook'),
    removes: values.has('remove'),
    isAgreed: values.has('yes'),
    cache: values.get('cache'),
    staged: values.has('staged'),
    changedSince: values.get('changed-since'),
    at: values.get('at'),
    since: values.get('since'),
    limit: limitOf(values.get('limit')),
    samples: values.has('samples'),
    color: !values.has('no-color'),
    exporting: command === 'export' ? readExportRequest(values) : undefined,
    importing: command === 'import' ? readImportRequest(parameters, values) : undefined,
  };
}

/** Options that ask for two different things. */
const APART: readonly (readonly [OptionName, OptionName])[] = [
  ['fix', 'write-baseline'],
  ['fix', 'watch'],
  ['fix', 'staged'],
  ['fix', 'changed-since'],
  ['watch', 'write-baseline'],
  ['watch', 'staged'],
  ['watch', 'changed-since'],
  ['staged', 'write-baseline'],
  ['changed-since', 'write-baseline'],
];

function refuseTogether(command: CommandName, values: ReadonlyMap<OptionName, string>): void {
  for (const [one, other] of APART) {
    if (values.has(one) && values.has(other))
      throw new UsageError(l10n.t('{0} and {1} do not go together: give one of them.', `--${one}`, `--${other}`));
  }
  // There they are of the command itself.
  if (command === 'import') return;
  for (const name of ['remove', 'yes'] as const) {
    if (values.has(name) && !values.has('hook')) throw new UsageError(l10n.t('{0} is of --hook: add it.', `--${name}`));
  }
  if (!values.has('dry-run')) return;
  if (!values.has('fix')) throw new UsageError(l10n.t('--dry-run shows what --fix would do: add --fix.'));
  const format = values.get('format') ?? 'text';
  if (format !== 'text') throw new UsageError(l10n.t('--dry-run writes a diff, and takes no --format {0}.', format));
}

/** A whole number from 1 on. */
function limitOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const limit = /^\d{1,9}$/.test(written) ? Number(written) : 0;
  if (limit < 1) throw new UsageError(l10n.t('--limit takes a number from 1 on, and “{0}” is not one.', written));
  return limit;
}

function suggestion(word: string, known: readonly string[]): string | undefined {
  const near = nearest(word, known);
  return near === undefined ? undefined : l10n.t('Did you mean “{0}”?', near);
}

function listAnd(words: readonly string[]): string {
  return l10n.t('{0} and {1}', words.slice(0, -1).join(', '), words.at(-1) ?? '');
}

function listOr(words: readonly string[]): string {
  return l10n.t('{0} or {1}', words.slice(0, -1).join(', '), words.at(-1) ?? '');
}
