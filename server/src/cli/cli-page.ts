/**
 * The part of `docs/cli.md` that is written from the definitions of commands and options: what can be typed.
 *
 * l10n: our pages are in English.
 */

import { EXAMPLES } from './help-examples.ts';
import { COMMANDS } from './command-specs.ts';
import { OPTIONS } from './options.ts';

const BEGIN = '<!-- What follows is written by `npm run generate`, from the definitions of `--help`. -->';
const END = '<!-- Until here. -->';

/** The page with that part anew; as it is where it has no place for it. */
export function withCommandsAndOptions(page: string): string {
  const start = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (start < 0 || end < start) return page;
  return `${page.slice(0, start + BEGIN.length)}\n${[...commandTable(), '', ...optionTable(), '', ...examples()].join('\n')}\n${page.slice(end)}`;
}

function commandTable(): readonly string[] {
  return [
    '| command | what it does |',
    '| --- | --- |',
    ...COMMANDS.map(({ name, parameters, sentence }) =>
      row([`\`plumbline ${`${name} ${parameters}`.trim()}\``, sentence]),
    ),
  ];
}

function optionTable(): readonly string[] {
  return [
    '| option | of | meaning |',
    '| --- | --- | --- |',
    ...OPTIONS.map(({ name, short, value, isOptional, choices, meaning }) => {
      const of = COMMANDS.filter(({ options }) => options.includes(name)).map((command) => `\`${command.name}\``);
      // What a list of all options says of its command, stands beside it here.
      const said = meaning.replace(/^[a-z]+(?:, [a-z]+)*: /, '');
      const isSaid = choices?.every((choice) => said.includes(choice)) ?? true;
      const values = choices === undefined || isSaid ? '' : `: ${choices.map((choice) => `\`${choice}\``).join(', ')}`;
      const after = value === undefined ? '' : isOptional === true ? `[=${value}]` : ` ${value}`;
      const typed = `\`--${name}${after}\`${short === undefined ? '' : `, \`-${short}\``}`;
      const everywhere = name === 'help' || name === 'version';
      return row([typed, everywhere ? 'all' : of.join(', '), `${said}${values}`]);
    }),
  ];
}

function examples(): readonly string[] {
  return ['```', ...COMMANDS.flatMap(({ name }) => EXAMPLES[name] ?? []), '```'];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
