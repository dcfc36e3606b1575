/** The preview of an import: what would be written, and what was not understood. Nothing is written before somebody accepts it. */
import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useState } from 'preact/hooks';

import type { ImportAct, ImportPreview, PreviewFile, PreviewNotes } from '../../../client/src/pages/import-preview.ts';
import type { PageProps } from '../page-data.ts';
import { Columns } from './columns.tsx';
import {
  conflictsText,
  filesText,
  formatText,
  importText,
  linesText,
  moreText,
  notesText,
  placeText,
  recordsText,
} from './import-words.ts';

type Act = (act: ImportAct) => void;

export function ImportPage({ host }: PageProps) {
  const [preview, setPreview] = useState<ImportPreview | undefined>(undefined);
  // Before anything is painted: what the client tells at once is heard.
  useLayoutEffect(
    () =>
      host.listen((message) => {
        if (message.type === 'import') setPreview(() => message.preview);
      }),
    [],
  );
  const act: Act = (one) => host.send({ type: 'import', act: one });
  return (
    <main class="page" aria-busy={preview === undefined || preview.isBusy}>
      {preview === undefined ? <h1 class="unseen">{l10n.t('Import')}</h1> : <Preview preview={preview} act={act} />}
    </main>
  );
}

interface PreviewProps {
  readonly preview: ImportPreview;
  readonly act: Act;
}

function Preview({ preview, act }: PreviewProps) {
  const { sheet, columnCount, conflicts, notes, unread, refusal, notice, isBusy, remember } = preview;
  return (
    <>
      <Header preview={preview} act={act} />
      <div class="import-body">
        <p class="import-said" role="status">
          {isBusy ? l10n.t('Planning…') : notice === '' ? l10n.t('Nothing has been written yet.') : notice}
        </p>
        {refusal === undefined ? <Figures preview={preview} /> : <p class="import-refusal">{refusal}</p>}
        {sheet === undefined ? null : (
          <>
            <SheetChoice preview={preview} act={act} />
            <Columns sheet={sheet} choose={(heading, field) => act({ kind: 'column', heading, field })} />
            {columnCount > sheet.columns.length ? <p>{moreText(columnCount - sheet.columns.length)}</p> : null}
            {remember === undefined ? null : (
              <p class="soft">{l10n.t('What you choose of columns is kept in {0}, for the next import.', remember)}</p>
            )}
          </>
        )}
        {refusal === undefined ? <Files preview={preview} act={act} /> : null}
        <Notes id="conflicts" title={l10n.t('Already there, and left as it is')} notes={conflicts} />
        <Notes id="notes" title={l10n.t('Not understood, or not all of it')} notes={notes} />
        <Notes id="unread" title={l10n.t('Not read by Plumbline')} notes={unread} />
      </div>
    </>
  );
}

function Header({ preview, act }: PreviewProps) {
  const { source, folder, format, formats, fileCount, isBusy } = preview;
  const isReady = fileCount > 0 && !isBusy;
  return (
    <header class="page-header import-header">
      <h1 class="page-title">{l10n.t('Import {0} into {1}', source, folder)}</h1>
      {format === undefined || formats.length < 2 ? (
        <span class="soft">{format === undefined ? '' : l10n.t('Taken for {0}', formatText(format))}</span>
      ) : (
        <label class="field">
          <span class="field-name">{l10n.t('Taken for')}</span>
          <select
            value={format}
            onChange={(event) => {
              const chosen = formats.find((one) => one === event.currentTarget.value);
              if (chosen !== undefined) act({ kind: 'format', format: chosen });
            }}
          >
            {formats.map((one) => (
              <option key={one} value={one}>
                {formatText(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      <span class="import-buttons">
        {fileCount === 0 ? null : (
          // Not `disabled`, which would take the focus away while it is planned anew.
          <button
            type="button"
            class="primary"
            aria-disabled={!isReady}
            onClick={() => {
              if (isReady) act({ kind: 'accept' });
            }}
          >
            {importText(fileCount)}
          </button>
        )}
        <button type="button" onClick={() => act({ kind: 'cancel' })}>
          {l10n.t('Cancel')}
        </button>
      </span>
    </header>
  );
}

function Figures({ preview: { records, fileCount, conflicts, notes } }: { readonly preview: ImportPreview }) {
  return (
    <ul class="import-figures" aria-label={l10n.t('What would come of it')}>
      <li>{recordsText(records)}</li>
      <li>{filesText(fileCount)}</li>
      <li>{conflicts.count === 0 ? conflictsText(0) : <a href="#conflicts">{conflictsText(conflicts.count)}</a>}</li>
      <li>{notes.count === 0 ? notesText(0) : <a href="#notes">{notesText(notes.count)}</a>}</li>
    </ul>
  );
}

function SheetChoice({ preview: { sheet }, act }: PreviewProps) {
  const names = sheet?.sheets ?? [];
  if (names.length < 2) return null;
  return (
    <label class="field">
      <span class="field-name">{l10n.t('Sheet')}</span>
      <select value={sheet?.sheet ?? ''} onChange={(event) => act({ kind: 'sheet', sheet: event.currentTarget.value })}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Files({ preview: { files, fileCount }, act }: PreviewProps) {
  return (
    <section aria-labelledby="files">
      <h2 id="files">{l10n.t('Files to be written')}</h2>
      {fileCount === 0 ? <p>{l10n.t('There is nothing to write.')}</p> : null}
      <ul class="import-files">
        {files.map((file) => (
          <li key={file.path}>
            <PlannedFile file={file} act={act} />
          </li>
        ))}
      </ul>
      {fileCount > files.length ? <p>{moreText(fileCount - files.length)}</p> : null}
    </section>
  );
}

/** The path, which opens its beginning; all of it in an editor of its own. */
function PlannedFile({
  file: { path, lines, excerpt, isWhole },
  act,
}: {
  readonly file: PreviewFile;
  readonly act: Act;
}) {
  return (
    <details>
      <summary>
        {path} <span class="soft">{linesText(lines)}</span>
      </summary>
      <button
        type="button"
        aria-label={l10n.t('Open as a document: {0}', path)}
        onClick={() => act({ kind: 'document', path })}
      >
        {l10n.t('Open as a document')}
      </button>
      {/* It scrolls, so that the keyboard has to come to it. */}
      <pre tabIndex={0} role="region" aria-label={l10n.t('The text of {0}', path)}>
        {isWhole ? excerpt : `${excerpt}\n…`}
      </pre>
    </details>
  );
}

interface NotesProps {
  readonly id: string;
  readonly title: string;
  readonly notes: PreviewNotes;
}

function Notes({ id, title, notes: { first, count } }: NotesProps) {
  if (count === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      <ul class="import-notes">
        {first.map((note, at) => {
          const place = placeText(note);
          return (
            <li key={at}>
              {place === '' ? null : <span class="soft">{place}: </span>}
              {note.message}
            </li>
          );
        })}
      </ul>
      {count > first.length ? <p>{moreText(count - first.length)}</p> : null}
    </section>
  );
}
