/**
 * The completion for fish.
 *
 * l10n: a script; the meanings in it are translated where they are made.
 */

import type { CommandWords, OptionWords, Place } from './completion-words.ts';

/** The script that `plumbline completion fish` prints. */
export function fishScript(commands: readonly CommandWords[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const none = `not __fish_seen_subcommand_from ${names} help`;
  const lines = [
    '# Completion of plumbline in fish: plumbline completion fish > ~/.config/fish/completions/plumbline.fish',
    'function __plumbline_refs',
    "  git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null",
    'end',
    // What is not a path is said below; paths are offered only where one belongs.
    'complete -c plumbline -f',
    `complete -c plumbline -n ${quoted(none)} -s h -l help`,
    `complete -c plumbline -n ${quoted(none)} -s v -l version`,
    `complete -c plumbline -n '__fish_seen_subcommand_from help' -a ${quoted(names)}`,
    ...commands.map(({ name, meaning }) => `complete -c plumbline -n ${quoted(none)} -a ${name} -d ${quoted(meaning)}`),
  ];
  for (const { name, options, parameters, first } of commands) {
    const here = `complete -c plumbline -n '__fish_seen_subcommand_from ${name}'`;
    lines.push(...options.map((option) => `${here} ${optionWords(option)}`));
    if (first === undefined) {
      if (parameters !== undefined) lines.push(`${here} ${taking(parameters, '')}`);
      continue;
    }
    const second = `__fish_seen_subcommand_from ${first.join(' ')}`;
    const at = (condition: string): string =>
      `complete -c plumbline -n '__fish_seen_subcommand_from ${name}; and ${condition}'`;
    lines.push(`${at(`not ${second}`)} ${taking(first, '')}`);
    if (parameters !== undefined) lines.push(`${at(second)} ${taking(parameters, '')}`);
  }
  return `${lines.join('\n')}\n`;
}

function optionWords({ name, short, meaning, value }: OptionWords): string {
  const letters = short === undefined ? '' : `-s ${short} `;
  return `${letters}-l ${name} ${value === undefined ? '' : `${taking(value, '-x ')} `}-d ${quoted(meaning)}`;
}

/** `exclusive`: a value has to follow, and files are not offered. */
function taking(place: Place, exclusive: string): string {
  if (place === 'path') return exclusive === '' ? '-F' : '-r -F';
  if (place === 'anything') return exclusive.trim();
  const words = place === 'ref' ? '(__plumbline_refs)' : place === 'day' ? '(date +%Y-%m-%d)' : place.join(' ');
  return `${exclusive}-a ${quoted(words)}`;
}

/** In fish, a backslash stands before what ends a quotation. */
function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}
