/** What surrounds each page: its folder and day, its tools, and what is said where there is nothing to show. */
import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';

import type { PageFolder } from '../../server/src/protocol/page-folder.ts';
import { dayText } from './day-text.ts';
import type { Host } from './host.ts';
import type { ServerState } from './page-data.ts';

interface Shown {
  readonly answer: { readonly folder: PageFolder; readonly folders: readonly PageFolder[] } | undefined;
  readonly refusal: string | undefined;
  readonly isNothing: boolean;
  readonly server: ServerState;
  readonly load: (folder?: string) => void;
}

interface FrameProps {
  readonly host: Host;
  readonly data: Shown;
  /** What the page is called; VS Code says it on the tab, and a screen reader asks for it in the page. */
  readonly title: string;
  /** Buttons and boxes of the page, beside the folder and the day. */
  readonly tools: ComponentChildren;
  /** What stands below these, such as what is filtered for. */
  readonly below?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The whole page. What was shown stays while something newer is on its way. */
export function PageFrame({ host, data, title, tools, below, children }: FrameProps) {
  const { answer, refusal, isNothing, server, load } = data;
  const notice = noticeOf(data);
  return (
    <main class="page" aria-busy={answer === undefined && refusal === undefined && !isNothing}>
      <h1 class="unseen">{title}</h1>
      {answer === undefined ? null : (
        <header class="page-header">
          <FolderChoice folder={answer.folder} folders={answer.folders} choose={load} />
          <DayButton host={host} folder={answer.folder} />
          {tools}
          <ExportButton host={host} folder={answer.folder} />
          {below}
        </header>
      )}
      <p class="page-notice" role="status" hidden={notice === ''}>
        {notice}
        {server === 'stopped' ? (
          <button type="button" onClick={() => host.send({ type: 'run', command: 'plumbline.restartServer' })}>
            {l10n.t('Restart')}
          </button>
        ) : null}
        {isNothing ? (
          <button type="button" onClick={() => host.send({ type: 'run', command: 'plumbline.openWalkthrough' })}>
            {l10n.t('Get started')}
          </button>
        ) : null}
      </p>
      {answer === undefined ? null : children}
    </main>
  );
}

function noticeOf({ answer, refusal, isNothing, server }: Shown): string {
  if (server === 'stopped') return l10n.t('Plumbline is not running. What you see may be out of date.');
  if (refusal !== undefined) return refusal;
  if (isNothing) return l10n.t('There are no policies and controls here yet.');
  return answer === undefined ? l10n.t('Reading the policies and controls…') : '';
}

function FolderChoice({ folder, folders, choose }: Choice) {
  if (folders.length < 2) return <span class="page-title">{folder.organization ?? folder.name}</span>;
  return (
    <label class="field">
      <span class="field-name">{l10n.t('Folder')}</span>
      <select value={folder.uri} onChange={(event) => choose(event.currentTarget.value)}>
        {folders.map(({ uri, name, organization }) => (
          <option key={uri} value={uri}>
            {organization === undefined ? name : `${name} · ${organization}`}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Choice {
  readonly folder: PageFolder;
  readonly folders: readonly PageFolder[];
  readonly choose: (folder: string) => void;
}

/** Hands over the folder that is shown, whatever the page shows of it. */
function ExportButton({ host, folder: { uri } }: { readonly host: Host; readonly folder: PageFolder }) {
  const run = (): void => host.send({ type: 'run', command: 'plumbline.export', parameter: { folder: uri } });
  return (
    <button type="button" class="quiet" onClick={run}>
      {l10n.t('Export…')}
    </button>
  );
}

function DayButton({ host, folder: { asOf, isToday } }: { readonly host: Host; readonly folder: PageFolder }) {
  const day = dayText(asOf);
  return (
    <span class="page-day">
      <button
        type="button"
        class="quiet"
        title={l10n.t('Show readiness as of another day')}
        onClick={() => host.send({ type: 'run', command: 'plumbline.showAsOf' })}
      >
        {isToday ? l10n.t('As of today, {0}', day) : l10n.t('As of {0}', day)}
      </button>
      {isToday ? null : (
        <button
          type="button"
          class="quiet"
          onClick={(event) => {
            // It goes away: the focus goes to the day beside it.
            const beside = event.currentTarget.previousElementSibling;
            if (beside instanceof HTMLElement) beside.focus();
            host.send({ type: 'asOf', day: null });
          }}
        >
          {l10n.t('Back to today')}
        </button>
      )}
    </span>
  );
}
