/** One line over the matrix: how far it has come, how much of it is shown, and what came of the last edit. */
import * as l10n from '@vscode/l10n';

import { type MatrixPageAnswer, READINESS_ORDER } from '../../../server/src/protocol/matrix-page.ts';
import { focusGrid } from './focus-grid.ts';
import type { Said } from './use-edits.ts';

interface SummaryProps {
  readonly answer: MatrixPageAnswer;
  readonly shown: number;
  readonly said: Said | undefined;
  readonly dismiss: () => void;
}

export function MatrixSummary({ answer, shown, said, dismiss }: SummaryProps) {
  return (
    <div class="summary">
      <span role="status">{summaryText(answer, shown)}</span>
      <span class={said?.isFault === true ? 'fault' : 'soft'} role={said?.isFault === true ? 'alert' : 'status'}>
        {said?.text ?? ''}
      </span>
      {said?.isFault === true ? (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            dismiss();
            focusGrid();
          }}
        >
          {l10n.t('Dismiss')}
        </button>
      ) : null}
    </div>
  );
}

/** `48 of 61 criteria operating · 96 controls · 12 shown`. */
export function summaryText({ criteria, controls, folder: { goal } }: MatrixPageAnswer, shown: number): string {
  const inScope = criteria.filter((criterion) => criterion.inScope);
  const goalIndex = READINESS_ORDER.indexOf(goal);
  const reached = inScope.filter(({ readiness }) => READINESS_ORDER.indexOf(readiness) >= goalIndex).length;
  const count = controls.length === 1 ? l10n.t('1 control') : l10n.t('{0} controls', controls.length);
  const parts = [
    goal === 'operating'
      ? l10n.t('{0} of {1} criteria operating', reached, inScope.length)
      : l10n.t('{0} of {1} criteria evidenced', reached, inScope.length),
    count,
  ];
  if (shown < controls.length) parts.push(l10n.t('{0} shown', shown));
  return parts.join(' · ');
}
