/** What `--help` says: one screen, with examples. */

import { COMMANDS, type CommandSpec, type OptionName, optionOf, OPTIONS, type OptionSpec } from './options.ts';

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  check: [
    'plumbline check',
    'plumbline check --fail-on warning policies/access-control.md',
    'plumbline check --write-baseline',
    'plumbline check --as-of 2026-06-30 --format json examples/acme',
  ],
  matrix: [
    'plumbline matrix',
    'plumbline matrix --as-of 2026-06-30 --format json examples/acme',
    'plumbline matrix --samples',
  ],
  timeline: ['plumbline timeline', 'plumbline timeline --as-of 2026-06-30 --format json examples/acme'],
  explain: ['plumbline explain criterion-unmapped', 'plumbline explain'],
  init: ['plumbline init', 'plumbline init ../compliance'],
  lsp: ['plumbline lsp --stdio'],
};

const EXIT_CODES = [
  'Exit code: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or',
  'configuration, 3 internal error.',
];

/** Help on one command, or on the program. */
export function helpText(command: CommandSpec | undefined): string {
  return `${(command === undefined ? programHelp() : commandHelp(command)).join('\n')}\n`;
}

function programHelp(): readonly string[] {
  const common = OPTIONS.filter(({ name }) => name !== 'stdio' && name !== 'clientProcessId');
  return [
    'Plumbline: SOC 2 policies, controls and evidence as plain files.',
    '',
    'Usage: plumbline COMMAND [options]',
    ...columns(COMMANDS.map(({ name, parameters, meaning }) => [`${name} ${parameters}`, meaning])),
    '',
    'Options',
    ...columns(common.map(optionRow)),
    '',
    'Examples',
    ...['check', 'matrix', 'explain'].map((name) => `  ${EXAMPLES[name]?.at(name === 'explain' ? 0 : -1) ?? ''}`),
    '',
    ...EXIT_CODES,
  ];
}

function commandHelp({ name, parameters, meaning, options }: CommandSpec): readonly string[] {
  const known = [...options, 'help'] satisfies readonly OptionName[];
  return [
    `Usage: plumbline ${name} ${parameters}${options.length > 0 && name !== 'lsp' ? ' [options]' : ''}`,
    `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`,
    '',
    'Options',
    ...columns(known.map(optionOf).map(optionRow)),
    '',
    'Examples',
    ...(EXAMPLES[name] ?? []).map((example) => `  ${example}`),
    ...(name === 'check' ? ['', ...EXIT_CODES] : []),
  ];
}

function optionRow({ name, short, value, meaning }: OptionSpec): readonly [string, string] {
  return [`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`, meaning];
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
