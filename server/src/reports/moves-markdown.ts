/** What a change moved on the ladder, in a comment on a pull request: what got worse first, cut to the room there is. */

import * as l10n from '@vscode/l10n';

import { isBetter } from '../engine/comparison.ts';
import { TSC_2017 } from '../frameworks/tsc-2017.ts';
import { levelWord } from '../readiness/state-words.ts';
import type { ChangeFigure, FolderMove } from './check-report.ts';
import { inert } from './comment-text.ts';
import { cameOrWent } from './move-text.ts';

/** More of one kind than anybody reads in a comment. */
const MOST_MOVES = 20;
/** How much of a name is shown, in characters: each may take twelve in the comment. */
const NAME = 40;

interface Section {
  readonly heading: string;
  readonly moves: readonly FolderMove[];
  readonly more: (count: number) => string;
}

/** Whether something is not as ready as it was; where a criterion is merely out of scope, that is no step down. */
export function gotWorse(move: FolderMove): boolean {
  return !isScope(move) && !isBetter(move);
}

/** A list for each kind of move, `room` UTF-16 units long at most but for its headings. */
export function movesMarkdown({ criteria, controls }: ChangeFigure, room: number): readonly string[] {
  const gotBetter = (move: FolderMove): boolean => !isScope(move) && isBetter(move);
  const sections: readonly Section[] = [
    { heading: l10n.t('Criteria that got worse'), moves: criteria.filter(gotWorse), more: moreCriteria },
    { heading: l10n.t('Criteria that got better'), moves: criteria.filter(gotBetter), more: moreCriteria },
    {
      heading: l10n.t('Criteria that came into scope or left it'),
      moves: criteria.filter(isScope),
      more: moreCriteria,
    },
    { heading: l10n.t('Controls that got worse'), moves: controls.filter(gotWorse), more: moreControls },
    { heading: l10n.t('Controls that got better'), moves: controls.filter(gotBetter), more: moreControls },
  ];
  const lines: string[] = [];
  let left = room;
  for (const { heading, moves, more } of sections) {
    if (moves.length === 0) continue;
    lines.push('', `**${heading}**`, '');
    let shown = 0;
    for (const move of moves.slice(0, MOST_MOVES)) {
      const line = `- ${moveLine(move)}`;
      if (line.length + 1 > left) break;
      lines.push(line);
      left -= line.length + 1;
      shown += 1;
    }
    if (shown < moves.length) lines.push(`- ${more(moves.length - shown)}`);
  }
  return lines;
}

function isScope({ framework, before, after }: FolderMove): boolean {
  return framework !== undefined && (before === undefined || after === undefined);
}

function moveLine(move: FolderMove): string {
  const { folder, id, framework, title = '', before, after } = move;
  const whole = framework === undefined || framework === TSC_2017.id ? id : `${framework}.${id}`;
  const name = [inert(whole, NAME), inert(title, NAME)].join(' ').trim();
  const line =
    before !== undefined && after !== undefined
      ? l10n.t('{0}: {1}, was {2}', name, `**${levelWord(after)}**`, levelWord(before))
      : l10n.t('{0}: {1}', name, cameOrWent(move));
  return folder === undefined ? line : l10n.t('{0}: {1}', inert(folder, NAME), line);
}

/** What stands where criteria are left out of a list. */
export function moreCriteria(count: number): string {
  return count === 1 ? l10n.t('… and 1 more criterion.') : l10n.t('… and {0} more criteria.', count);
}

function moreControls(count: number): string {
  return count === 1 ? l10n.t('… and 1 more control.') : l10n.t('… and {0} more controls.', count);
}
