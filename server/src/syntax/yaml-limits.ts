/**
 * How much is reported of one file, and how much of it the library may be asked to read: the library is slow, and what it
 * is given may have been made to be slow.
 */

import * as l10n from '@vscode/l10n';

import { MAX_YAML_DEPTH, type Refusal } from './guards.ts';
import type { Range } from './range.ts';

/** More problems than this in one file are not helped by a longer list. */
export const MAX_PROBLEMS = 1000;

/** Lexemes that one file may cost: less than half a second of the library's time, and a register of 300 KB. */
const MAX_LEXEMES = 80_000;
/** What each call to the library costs besides, in lexemes, and how many characters cost as much as a lexeme. */
const CALL = 15;
const CHARACTERS_PER_LEXEME = 40;

/** The library's work on one file, counted in lexemes over all calls. */
export class YamlEffort {
  /** How many lexemes may still be read; none are left when it is negative. */
  left: number;
  private refused = false;

  constructor(lexemes: number = MAX_LEXEMES) {
    this.left = lexemes;
  }

  /** Counts a call with a text of so many characters; its lexemes are counted as they come. */
  call(characters: number): void {
    this.left -= CALL + characters / CHARACTERS_PER_LEXEME;
  }

  /** Whether a text can be read again that took so many lexemes. */
  affords(characters: number, lexemes: number): boolean {
    return this.left > CALL + characters / CHARACTERS_PER_LEXEME + lexemes;
  }

  /** What to report where something is left out because no effort is left: once for a file. */
  refusal(range: Range): Refusal | undefined {
    if (this.refused) return undefined;
    this.refused = true;
    const message = l10n.t(
      'What can only be read slowly was left out from here on, because there is too much of it. Correct the other findings in this file, or split it into smaller files.',
    );
    return { message, range };
  }
}

/** The limits of one call to the library. */
export interface YamlLimits {
  /** How many levels the text may nest. */
  readonly depth: number;
  readonly effort: YamlEffort;
}

/** No limit but that of the depth. */
export function withoutEffortLimit(): YamlLimits {
  return { depth: MAX_YAML_DEPTH, effort: new YamlEffort(Number.POSITIVE_INFINITY) };
}
