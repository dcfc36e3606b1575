/** What `--help` says: one screen, with examples. */

import * as l10n from '@vscode/l10n';

import { displayWidth, padded, wrapped } from '../reports/display-width.ts';
import { EXAMPLES } from './help-examples.ts';
import { COMMANDS, type CommandSpec, optionIn } from './command-specs.ts';
import { IMPORT_FORMATS } from '../imports/import-formats.ts';
import { FORMATS, type OptionName, optionOf, type OptionSpec } from './options.ts';

/** A terminal, where nobody has drawn it larger. */
const WIDTH = 80;
const HEIGHT = 24;
/** Where there is no room for all examples. */
const FEWEST_EXAMPLES = 2;

/** Lines that belong together. */
interface Section {
  /** Left out where there is no room. */
  readonly title?: string;
  readonly lines: readonly string[];
  /** How many lines are kept where there is no room for all. */
  readonly fewest?: number;
}

/** Help on one command, or on the program. */
export function helpText(command: CommandSpec | undefined): string {
  return `${fitted(command === undefined ? programHelp() : commandHelp(command)).join('\n')}\n`;
}

function programHelp(): readonly Section[] {
  const usage = l10n.t('Usage: {0} COMMAND [options]', 'plumbline');
  return [
    { lines: [l10n.t('Plumbline: SOC 2 policies, controls and evidence as plain files.'), usage] },
    { lines: columns(COMMANDS.map(({ name, parameters, meaning }) => [`${name} ${parameters}`, meaning])) },
    { lines: columns((['help', 'version'] as const).map(optionOf).map(optionRow)) },
    {
      title: l10n.t('Examples'),
      lines: (EXAMPLES['plumbline'] ?? []).map((example) => `  ${example}`),
      fewest: FEWEST_EXAMPLES,
    },
    { lines: wrapped(l10n.t('Options and examples of a command: {0} COMMAND {1}', 'plumbline', '--help'), WIDTH) },
    { lines: exitCodes() },
  ];
}

function commandHelp(command: CommandSpec): readonly Section[] {
  const { name, parameters, sentence, options } = command;
  const typed = `plumbline ${name} ${parameters}`;
  const known = [...options, 'help'] satisfies readonly OptionName[];
  const usage = name === 'lsp' ? l10n.t('Usage: {0}', typed) : l10n.t('Usage: {0} [options]', typed);
  const examples = (EXAMPLES[name] ?? []).map((example) => `  ${example}`);
  return [
    { lines: [usage, ...wrapped(sentence, WIDTH)] },
    {
      title: l10n.t('Options'),
      lines: columns(known.map((one) => optionRow(optionIn(command, one)))),
    },
    { title: l10n.t('Examples'), lines: examples, fewest: FEWEST_EXAMPLES },
    ...endingOf(command),
  ];
}

/** What stands below the examples. */
function endingOf({ name, formats: own }: CommandSpec): readonly Section[] {
  if (name === 'check') return [{ lines: [...formatLines(FORMATS), ...exitCodes()] }];
  if (name === 'import') return [{ lines: formatLines(IMPORT_FORMATS) }];
  return own === undefined ? [] : [{ lines: formatLines(own) }];
}

function formatLines(formats: readonly string[]): readonly string[] {
  return wrapped(l10n.t('Formats: {0}.', formats.join(', ')), WIDTH);
}

function exitCodes(): readonly string[] {
  return wrapped(l10n.t('Exit: 0 nothing at or above --fail-on, 1 findings, 2 usage, 3 internal error.'), WIDTH);
}

/** The sections in as many lines as a terminal has: with titles and every example where there is room. */
function fitted(sections: readonly Section[]): readonly string[] {
  const withTitles = sections.map(({ title, lines }) => (title === undefined ? lines : [title, ...lines]));
  const layouts = [
    spaced(withTitles),
    spaced(sections.map(({ lines }) => lines)),
    spaced(sections.map(({ lines, fewest }) => lines.slice(0, fewest))),
  ];
  // The line on which one types next is one of them.
  const fitting = layouts.find((lines) => lines.length < HEIGHT);
  return fitting ?? sections.flatMap(({ lines, fewest }) => lines.slice(0, fewest));
}

function spaced(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function optionRow({ name, short, value, isOptional, meaning }: OptionSpec): readonly [string, string] {
  const after = value === undefined ? '' : isOptional === true ? `[=${value}]` : ` ${value}`;
  return [`${short === undefined ? '' : `-${short}, `}--${name}${after}`, meaning];
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => displayWidth(left)));
  return rows.map(([left, right]) => `  ${padded(left, width)}  ${right}`);
}
