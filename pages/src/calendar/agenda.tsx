/** The agenda: what is overdue, and then what falls due month by month. */
import * as l10n from '@vscode/l10n';

import { type CivilDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { DutyList, type ListContext } from './duty-list.tsx';
import { DutyShape } from './duty-shape.tsx';
import { agendaGroups, type ShownDuty } from './shown-duties.ts';

interface AgendaProps {
  readonly context: ListContext;
  readonly duties: readonly ShownDuty[];
}

export function Agenda({ context, duties }: AgendaProps) {
  return (
    <div class="agenda">
      {agendaGroups(duties).map(({ key, duties: some }) => {
        const isOverdue = key === 'overdue';
        const title = isOverdue ? l10n.t('Overdue') : monthTitle(key, context);
        return (
          <section
            key={key}
            aria-labelledby={`agenda-${key}`}
            class={isOverdue ? 'agenda-group overdue' : 'agenda-group'}
          >
            <h2 id={`agenda-${key}`}>
              {isOverdue ? <DutyShape state="overdue" /> : null}
              {title} <span class="soft">{some.length}</span>
            </h2>
            <DutyList context={context} duties={some} label={title} />
          </section>
        );
      })}
    </div>
  );
}

function monthTitle(month: string, { local }: ListContext): string {
  const day: string | CivilDate = `${month}-01`;
  return isCivilDate(day) ? local.month(day) : month;
}
