/** Duties one below the other: the day, what is to be done, about which record, whose it is, and a button that does it. */
import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';

import type { CivilDate } from '../../../server/src/domain/civil-date.ts';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { dayText } from '../day-text.ts';
import type { Host } from '../host.ts';
import { ShowMore } from '../show-more.tsx';
import { DutyShape } from './duty-shape.tsx';
import { stateWord, timeLeft, toDo } from './duty-words.ts';
import type { LocalCalendar } from './local-calendar.ts';
import type { ShownDuty } from './shown-duties.ts';

/** As many as one looks through, and with each “Show more” so many again. */
const SHOWN_AT_ONCE = 40;

/** What every list of a calendar needs besides the duties. */
export interface ListContext {
  readonly host: Host;
  /** The URI of the folder. */
  readonly folder: string;
  readonly asOf: CivilDate;
  readonly local: LocalCalendar;
  /** Of owners, by their IDs. */
  readonly names: ReadonlyMap<string, string>;
}

interface ListProps {
  readonly context: ListContext;
  readonly duties: readonly ShownDuty[];
  /** What a screen reader calls the list. */
  readonly label: string;
  /** The day stands above the list already. */
  readonly isOfOneDay?: boolean;
}

export function DutyList({ context, duties, label, isOfOneDay = false }: ListProps) {
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  return (
    <>
      <ul class="duties" aria-label={label}>
        {duties.slice(0, most).map((duty) => (
          <Duty key={duty.key} context={context} duty={duty} isOfOneDay={isOfOneDay} />
        ))}
      </ul>
      <ShowMore all={duties.length} most={most} step={SHOWN_AT_ONCE} show={setMost} style="more" />
    </>
  );
}

interface DutyProps {
  readonly context: ListContext;
  readonly duty: ShownDuty;
  readonly isOfOneDay: boolean;
}

function Duty({ context, duty, isOfOneDay }: DutyProps) {
  const { host, asOf, names } = context;
  const { about, state } = duty;
  const owners = about.owners.map((id) => names.get(id) ?? id);
  const left = timeLeft(duty, asOf);
  return (
    <li class={`duty ${state}`}>
      <span class="duty-when">
        <DutyShape state={state} />
        {isOfOneDay ? null : <DutyDay context={context} duty={duty} />}
        <span class="duty-left">{left === '' ? stateWord(state) : left}</span>
      </span>
      <span class="duty-what">
        <span class="duty-to-do">{toDo(duty, about)}</span>{' '}
        <button
          type="button"
          class="link"
          onClick={(event) =>
            host.send({ type: 'open', location: about.location, beside: event.ctrlKey || event.metaKey })
          }
        >
          {about.kind === 'engagement' ? 'plumbline.yml' : `${about.name} ${about.title}`.trim()}
        </button>
        {duty.lastDue === undefined ? null : (
          <span class="soft"> {l10n.t('the last by {0}', dayText(duty.lastDue))}</span>
        )}
      </span>
      <span class="duty-owner">
        {about.kind === 'engagement' ? null : owners.length === 0 ? (
          <span class="soft">{l10n.t('nobody')}</span>
        ) : (
          owners.join(', ')
        )}
      </span>
      <span class="duty-deed">
        <Deed context={context} duty={duty} />
      </span>
    </li>
  );
}

function DutyDay({ context: { local }, duty: { due } }: Pick<DutyProps, 'context' | 'duty'>) {
  return (
    <time class="duty-day" dateTime={due}>
      <span class="duty-weekday">{isCivilDate(due) ? local.shortWeekday(due) : ''}</span> {dayText(due)}
    </time>
  );
}

/** What can be done from here; the rest is done where the record stands. */
function Deed({ context: { host, folder }, duty }: Pick<DutyProps, 'context' | 'duty'>) {
  const { kind, about, state, start, end } = duty;
  if (state === 'done') return null;
  if (kind === 'review' && about.review !== undefined) {
    const parameter = { record: about.review, folder };
    return (
      <button
        type="button"
        aria-label={l10n.t('Record review of {0}', about.name)}
        title={l10n.t('Records that it was reviewed today')}
        onClick={() => host.send({ type: 'run', command: 'plumbline.recordReview', parameter })}
      >
        {l10n.t('Record review')}
      </button>
    );
  }
  if ((kind !== 'occurrence' && kind !== 'evidence') || about.control === undefined) return null;
  const isOfDays = kind === 'occurrence' && start !== undefined && end !== undefined;
  const parameter = { control: about.control, folder, ...(isOfDays ? { period: `${start}/${end}` } : {}) };
  return (
    <button
      type="button"
      aria-label={l10n.t('New evidence of {0}', about.control)}
      title={l10n.t('Writes a record for the evidence')}
      onClick={() => host.send({ type: 'run', command: 'plumbline.newEvidence', parameter })}
    >
      {l10n.t('New evidence')}
    </button>
  );
}
