/** The control matrix: criteria × controls as a grid, in which one sorts, groups, filters, looks closer and edits. */
import './matrix.css';

import * as l10n from '@vscode/l10n';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';

import type { MatrixPageAnswer } from '../../../server/src/protocol/matrix-page.ts';
import { type PageProps, usePageData } from '../page-data.ts';
import { PageFrame } from '../page-frame.tsx';
import { NoControls } from '../no-controls.tsx';
import { useRememberedLayout } from '../remembered-layout.ts';
import { focusGrid } from './focus-grid.ts';
import { matrixFields } from './matrix-fields.ts';
import { FIRST_LAYOUT, layoutFor, type MatrixLayout, readLayout } from './matrix-layout.ts';
import { MatrixGrid } from './matrix-grid.tsx';
import { matrixRows } from './matrix-rows.ts';
import { MatrixSummary } from './matrix-summary.tsx';
import { ColumnMenu, EditTools, FilterChips, FilterMenu, GroupChoice, SearchBox } from './matrix-tools.tsx';
import { useEdits } from './use-edits.ts';

export function MatrixPage({ host, remembered }: PageProps) {
  const [layout, change, remake] = useRememberedLayout(host, () => readLayout(remembered));
  const data = usePageData(host, 'matrix', layout.folder, (folder) => change({ folder }));
  const { answer } = data;
  /** How often it was told what to show. */
  const [opened, setOpened] = useState(0);
  const fields = useMemo(matrixFields, []);
  const edits = useEdits(host, answer, () => data.load());
  // Before anything is painted, since the client says at once what is to be shown.
  useLayoutEffect(
    () =>
      host.listen((message) => {
        if (message.type !== 'show') return;
        remake((before) => layoutFor(message.parameter, before));
        setOpened((before) => before + 1);
      }),
    [],
  );
  useShortcuts(edits.send);

  const { sorts, group, closed, filters, only, search } = layout;
  const rows = useMemo(
    () =>
      answer === undefined ? undefined : matrixRows(answer, { sorts, group, closed, filters, only, search }, fields),
    [answer, sorts, group, closed, filters, only, search],
  );
  const tools =
    answer === undefined ? undefined : (
      <>
        <SearchBox layout={layout} change={change} />
        <GroupChoice layout={layout} change={change} />
        <FilterMenu answer={answer} layout={layout} change={change} />
        <ColumnMenu layout={layout} fields={fields} change={change} />
        <EditTools {...edits.counts} send={edits.send} />
      </>
    );
  return (
    <PageFrame
      host={host}
      data={data}
      title={l10n.t('Control matrix')}
      tools={tools}
      below={answer === undefined ? undefined : <FilterChips answer={answer} layout={layout} change={change} />}
    >
      {answer === undefined || rows === undefined ? null : (
        <>
          <MatrixSummary answer={answer} shown={rows.shown} said={edits.said} dismiss={edits.dismiss} />
          <MatrixGrid
            host={host}
            answer={answer}
            layout={layout}
            fields={fields}
            rows={rows}
            opened={opened}
            change={change}
            write={edits.write}
          />
          {rows.lines.length > 0 ? null : <Empty answer={answer} host={host} change={change} />}
        </>
      )}
    </PageFrame>
  );
}

interface EmptyProps extends Pick<PageProps, 'host'> {
  readonly answer: MatrixPageAnswer;
  readonly change: (changed: Partial<MatrixLayout>) => void;
}

/** What to do where the grid has no rows. */
function Empty({ answer, host, change }: EmptyProps) {
  if (answer.controls.length === 0)
    return (
      <p class="page-notice">
        <NoControls host={host} folder={answer.folder.uri} />
      </p>
    );
  return (
    <p class="page-notice">
      {l10n.t('No control has all of that.')}
      <button
        type="button"
        onClick={() => {
          change({ search: '', filters: FIRST_LAYOUT.filters, only: undefined });
          focusGrid();
        }}
      >
        {l10n.t('Show all controls')}
      </button>
    </p>
  );
}

/** Keys of the whole page: undo, redo, save, and the way into the search. */
function useShortcuts(send: (type: 'undo' | 'redo' | 'save') => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLSelectElement ||
        (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox');
      const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
      const key = event.key.toLowerCase();
      if (event.defaultPrevented) return;
      if (isCommand && key === 's') send('save');
      else if (isCommand && key === 'f') focusSearch();
      else if (isTyping) return;
      else if (isCommand && key === 'z') send(event.shiftKey ? 'redo' : 'undo');
      else if (isCommand && key === 'y') send('redo');
      else if (key === '/' && !isCommand) focusSearch();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function focusSearch(): void {
  const box = document.getElementById('search');
  box?.focus();
  if (box instanceof HTMLInputElement) box.select();
}
