/** What the server answers to a page: of which folder, and what of it. */

import * as l10n from '@vscode/l10n';

import type { Engine } from '../engine/engine.ts';
import { criterionCard } from '../features/criterion-card.ts';
import { recordCard } from '../features/record-card.ts';
import { symbolAt } from '../features/symbol-at.ts';
import { offsetAt } from '../facts/line-starts.ts';
import type { AboutFolder } from '../protocol/page-folder.ts';
import type { CardQuestion, PageAnswer, PageQuestion } from '../protocol/page-messages.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { canonicalUri } from '../workspace/uri.ts';
import { calendarPage } from './calendar-page.ts';
import { cardBlocks } from './card-blocks.ts';
import { matrixPage } from './matrix-page.ts';
import { overviewPage } from './overview-page.ts';
import { pageFolder } from './page-folder.ts';
import { timelinePage } from './timeline-page.ts';

/** A workspace folder and its engine. */
export interface OpenFolder {
  readonly folder: DocumentUri;
  readonly engine: Engine;
}

/** Answers a question about one of the folders: the one that it names, or the first that holds anything of ours. */
export function answerQuestion(open: readonly OpenFolder[], question: PageQuestion): PageAnswer {
  const folders = open.filter(({ engine }) => engine.documents().length > 0);
  const meant = folders.find(({ folder }) => folder === question.folder) ?? folders[0];
  if (meant === undefined) return { kind: 'nothing' };
  const { engine } = meant;
  const about: AboutFolder = {
    folder: pageFolder(meant.folder, engine),
    folders: folders.map((one) => pageFolder(one.folder, one.engine)),
  };
  switch (question.kind) {
    case 'matrix':
      return { kind: 'matrix', ...about, ...matrixPage(engine) };
    case 'timeline':
      return { kind: 'timeline', ...about, ...timelinePage(engine) };
    case 'calendar':
      return { kind: 'calendar', ...about, ...calendarPage(engine) };
    case 'overview':
      return { kind: 'overview', ...about, ...overviewPage(engine) };
    case 'card':
      return { kind: 'card', blocks: cardBlocks(card(engine, question)) };
    default:
      return {
        kind: 'refused',
        reason: l10n.t('This page and the server are of different versions. Reload the window.'),
      };
  }
}

/** The card of what is defined at a place, or of a criterion, as Markdown; empty where there is none. */
function card(engine: Engine, { at, criterion }: CardQuestion): string {
  if (criterion !== undefined) return criterionCard(engine, criterion) ?? '';
  const document = at === undefined ? undefined : engine.snapshot.document(canonicalUri(at.uri));
  if (at === undefined || document === undefined) return '';
  const found = symbolAt(document, offsetAt(document.facts.lineStarts, Number.MAX_SAFE_INTEGER, at.range.start));
  return found?.symbol === 'definition' ? recordCard(engine, found.ref) : '';
}
