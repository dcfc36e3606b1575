/** What can be typed after `plumbline`, for the shells: from the same definitions as the arguments and the help. */

import { RULE_CODES } from '../rules/rule-codes.ts';
import { choicesOf, type CommandSpec, COMMANDS, optionIn } from './command-specs.ts';
import { IMPORT_FORMATS } from '../imports/import-formats.ts';
import { type OptionName, SHELLS } from './options.ts';

/** What stands in a place: one of these words, a path, something of Git's (a branch, a tag), a day, or anything. */
export type Place = readonly string[] | 'path' | 'ref' | 'day' | 'anything';

export interface OptionWords {
  readonly name: OptionName;
  readonly short: string | undefined;
  readonly meaning: string;
  /** Undefined: it takes no value. */
  readonly value: Place | undefined;
}

export interface CommandWords {
  readonly name: string;
  readonly meaning: string;
  readonly options: readonly OptionWords[];
  /** What its parameters are; undefined: it has none. */
  readonly parameters: Place | undefined;
  /** What the first of them is, where that is a word of its own. */
  readonly first?: readonly string[];
}

/** Options and commands that name something of Git's. */
const OF_GIT: ReadonlySet<string> = new Set(['changed-since', 'at', 'since', 'diff']);
const DAYS: ReadonlySet<string> = new Set(['as-of']);
/** Options of which nobody can know the value. */
const FREE: ReadonlySet<string> = new Set(['clientProcessId', 'limit', 'map']);

/** The commands as they are typed, in the order of the help. */
export function commandWords(): readonly CommandWords[] {
  return COMMANDS.map((command) => ({
    name: command.name,
    meaning: command.meaning,
    options: [...command.options, 'help' as const].map((name) => optionWords(command, name)),
    parameters: parametersOf(command),
    ...(command.name === 'import' ? { first: IMPORT_FORMATS } : {}),
  }));
}

function optionWords(command: CommandSpec, name: OptionName): OptionWords {
  const { short, value, meaning } = optionIn(command, name);
  return {
    name,
    short,
    meaning,
    value: value === undefined ? undefined : placeOf(command, name),
  };
}

function placeOf(command: CommandSpec, name: OptionName): Place {
  const choices = choicesOf(command, name);
  if (choices !== undefined) return choices;
  if (OF_GIT.has(name)) return 'ref';
  if (DAYS.has(name)) return 'day';
  return FREE.has(name) ? 'anything' : 'path';
}

function parametersOf({ name, most }: CommandSpec): Place | undefined {
  if (most === 0) return undefined;
  if (name === 'explain') return RULE_CODES;
  if (name === 'completion') return SHELLS;
  return OF_GIT.has(name) ? 'ref' : 'path';
}
