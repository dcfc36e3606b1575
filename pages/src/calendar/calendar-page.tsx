/** The review calendar: everything that is to be done by a day, as an agenda or as months, with whose it is. */
import './calendar.css';

import * as l10n from '@vscode/l10n';
import { useMemo, useState } from 'preact/hooks';

import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { type CalendarAnswer, DUTY_KINDS } from '../../../server/src/protocol/calendar-page.ts';
import type { Host } from '../host.ts';
import { EVERYBODY } from '../owner-choice.ts';
import { OwnerSelect } from '../owner-select.tsx';
import { type PageProps, usePageData } from '../page-data.ts';
import { PageFrame } from '../page-frame.tsx';
import { useRememberedLayout } from '../remembered-layout.ts';
import { Agenda } from './agenda.tsx';
import { type CalendarLayout, calendarLayout } from './calendar-layout.ts';
import type { ListContext } from './duty-list.tsx';
import { kindName, summary } from './duty-words.ts';
import { LocalCalendar } from './local-calendar.ts';
import { MonthView } from './month-view.tsx';
import { allDuties, type ShownDuties, shownDuties } from './shown-duties.ts';

export function CalendarPage({ host, remembered }: PageProps) {
  const [layout, change] = useRememberedLayout(host, () => calendarLayout(remembered));
  const data = usePageData(host, 'calendar', layout.folder, (folder) => change({ folder }));
  const { answer } = data;
  const { owner, kind, search, showsDone } = layout;
  const all = useMemo(() => (answer === undefined ? [] : allDuties(answer)), [answer]);
  const shown = useMemo(
    () => shownDuties(all, { owner, kind, search, showsDone }),
    [all, owner, kind, search, showsDone],
  );
  return (
    <PageFrame
      host={host}
      data={data}
      title={l10n.t('Review calendar')}
      tools={answer === undefined ? undefined : <Tools answer={answer} shown={shown} layout={layout} change={change} />}
    >
      {answer === undefined ? null : (
        <Content host={host} answer={answer} shown={shown} layout={layout} change={change} />
      )}
    </PageFrame>
  );
}

interface PartProps {
  readonly answer: CalendarAnswer;
  readonly shown: ShownDuties;
  readonly layout: CalendarLayout;
  readonly change: (part: Partial<CalendarLayout>) => void;
}

function Tools({ answer, shown, layout, change }: PartProps) {
  const { view, owner, kind, search, showsDone } = layout;
  return (
    <>
      <span class="view-choice" role="group" aria-label={l10n.t('View')}>
        <button type="button" aria-pressed={view === 'agenda'} onClick={() => change({ view: 'agenda' })}>
          {l10n.t('Agenda')}
        </button>
        <button type="button" aria-pressed={view === 'month'} onClick={() => change({ view: 'month' })}>
          {l10n.t('Month')}
        </button>
      </span>
      <OwnerSelect
        owners={answer.owners}
        counts={shown.owners}
        chosen={owner}
        choose={(chosen) => change({ owner: chosen })}
      />
      <label class="field">
        <span class="field-name">{l10n.t('Kind')}</span>
        <select
          value={kind}
          onChange={({ currentTarget: { value } }) =>
            change({ kind: DUTY_KINDS.find((one) => one === value) ?? 'all' })
          }
        >
          <option value="all">{l10n.t('Everything ({0})', shown.kinds.get('all') ?? 0)}</option>
          {DUTY_KINDS.filter((one) => shown.kinds.has(one) || one === kind).map((one) => (
            <option key={one} value={one}>{`${kindName(one)} (${shown.kinds.get(one) ?? 0})`}</option>
          ))}
        </select>
      </label>
      <input
        type="search"
        class="duty-search"
        value={search}
        placeholder={l10n.t('Search ID or title')}
        aria-label={l10n.t('Search ID or title')}
        onInput={(event) => change({ search: event.currentTarget.value })}
      />
      <label class="field">
        <input
          type="checkbox"
          checked={showsDone}
          onChange={(event) => change({ showsDone: event.currentTarget.checked })}
        />
        {l10n.t('Show what is done')}
      </label>
    </>
  );
}

function Content({ host, answer, shown, layout, change }: PartProps & { readonly host: Host }) {
  const { folder, owners, soonUntil, isGathered } = answer;
  const [local] = useState(() => new LocalCalendar(document.documentElement.lang));
  const { duties } = shown;
  const isNarrowed = layout.owner !== EVERYBODY || layout.kind !== 'all' || layout.search.trim() !== '';
  if (!isCivilDate(folder.asOf)) return null;
  const context: ListContext = {
    host,
    folder: folder.uri,
    asOf: folder.asOf,
    local,
    names: new Map(owners.map(({ id, label }) => [id, label])),
  };
  return (
    <div class="calendar">
      <p class="calendar-summary">
        <strong role="status">{summary(duties, soonUntil)}</strong>{' '}
        {isNarrowed ? (
          <button type="button" class="link" onClick={() => change({ owner: EVERYBODY, kind: 'all', search: '' })}>
            {l10n.t('Show everything')}
          </button>
        ) : null}
      </p>
      {remarkOf(answer) === '' ? null : <p class="soft calendar-remark">{remarkOf(answer)}</p>}
      {isGathered ? (
        <p class="soft calendar-remark">
          {l10n.t('Of what operates very often, the occurrences of a month stand together.')}
        </p>
      ) : null}
      {duties.length === 0 && layout.view === 'agenda' ? (
        <p class="calendar-empty">{isNarrowed ? l10n.t('Nothing of this falls due.') : l10n.t('Nothing falls due.')}</p>
      ) : null}
      {layout.view === 'agenda' ? (
        <Agenda context={context} duties={duties} />
      ) : (
        <MonthView
          context={context}
          duties={duties}
          day={layout.day ?? folder.asOf}
          choose={(day) => change({ day })}
        />
      )}
    </div>
  );
}

/** Why no occurrences are here, where an engagement has none. */
function remarkOf({ folder }: CalendarAnswer): string {
  if (folder.type === 1)
    return l10n.t('A Type 1 report looks at no period, so no occurrences of controls are expected.');
  return folder.period === undefined
    ? l10n.t('The audit period is not known, so no occurrences of controls are expected. Write it into plumbline.yml.')
    : '';
}
