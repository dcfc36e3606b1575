/** What `--help` says: one screen, with examples. */

import * as l10n from '@vscode/l10n';

import { displayWidth, padded, wrapped } from '../reports/display-width.ts';
import { EXAMPLES } from './help-examples.ts';
import { COMMANDS, type CommandSpec, type OptionName, optionOf, OPTIONS, type OptionSpec } from './options.ts';

/** As wide as a terminal is, where nobody has drawn it wider. */
const WIDTH = 80;

function exitCodes(): readonly string[] {
  return wrapped(
    l10n.t('Exit code: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or configuration, 3 internal error.'),
    WIDTH,
  );
}

/** Help on one command, or on the program. */
export function helpText(command: CommandSpec | undefined): string {
  return `${(command === undefined ? programHelp() : commandHelp(command)).join('\n')}\n`;
}

function programHelp(): readonly string[] {
  const common = OPTIONS.filter(({ name }) => name !== 'stdio' && name !== 'clientProcessId');
  return [
    l10n.t('Plumbline: SOC 2 policies, controls and evidence as plain files.'),
    '',
    l10n.t('Usage: {0} COMMAND [options]', 'plumbline'),
    ...columns(COMMANDS.map(({ name, parameters, meaning }) => [`${name} ${parameters}`, meaning])),
    '',
    l10n.t('Options'),
    ...columns(common.map(optionRow)),
    '',
    l10n.t('Examples'),
    ...['check', 'matrix', 'explain'].map((name) => `  ${EXAMPLES[name]?.at(name === 'explain' ? 0 : -1) ?? ''}`),
    '',
    ...exitCodes(),
  ];
}

function commandHelp({ name, parameters, sentence, options }: CommandSpec): readonly string[] {
  const typed = `plumbline ${name} ${parameters}`;
  const known = [...options, 'help'] satisfies readonly OptionName[];
  return [
    name === 'lsp' ? l10n.t('Usage: {0}', typed) : l10n.t('Usage: {0} [options]', typed),
    sentence,
    '',
    l10n.t('Options'),
    ...columns(known.map(optionOf).map(optionRow)),
    '',
    l10n.t('Examples'),
    ...(EXAMPLES[name] ?? []).map((example) => `  ${example}`),
    ...(name === 'check' ? ['', ...exitCodes()] : []),
  ];
}

function optionRow({ name, short, value, meaning }: OptionSpec): readonly [string, string] {
  return [`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`, meaning];
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => displayWidth(left)));
  return rows.map(([left, right]) => `  ${padded(left, width)}  ${right}`);
}
