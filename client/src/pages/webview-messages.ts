/** What a page in its webview and the client say to each other. Both import this; it knows neither `vscode` nor the DOM. */

import { type Readiness, READINESS_ORDER } from '../../../server/src/protocol/matrix-page.ts';
import type { MessageLocation } from '../../../server/src/protocol/messages.ts';
import type { PageAnswer, PageName, PageQuestion } from '../../../server/src/protocol/page-messages.ts';
import type { ImportAct, ImportPreview } from './import-preview.ts';

/** Commands that a page may run, and no others. */
export const PAGE_COMMANDS = [
  'plumbline.showAsOf',
  'plumbline.showToday',
  'plumbline.createConfiguration',
  'plumbline.newControl',
  'plumbline.newPolicy',
  'plumbline.newEvidence',
  'plumbline.newException',
  'plumbline.recordReview',
  'plumbline.recordApproval',
  'plumbline.openWalkthrough',
  'plumbline.restartServer',
  'plumbline.export',
  'plumbline.showMatrixPage',
  'plumbline.showTimelinePage',
  'plumbline.showCalendarPage',
  'plumbline.showOverviewPage',
] as const;

export type PageCommand = (typeof PAGE_COMMANDS)[number];

/** With what the control matrix is opened as a page: only what is of this category, this level, or this criterion. */
export interface MatrixPageParameter {
  /** The URI of the folder. */
  readonly folder?: string;
  /** The ID of a category, or `=` and the ID of a framework, as the answer for the matrix calls it. */
  readonly category?: string;
  readonly readiness?: Readiness;
  /** `TSC.CC6.1`. */
  readonly criterion?: string;
}

export type FromPage =
  /** It listens now. */
  | { readonly type: 'ready' }
  | { readonly type: 'ask'; readonly id: number; readonly question: PageQuestion }
  /** Shows a place in an editor; beside the page where that is wanted. */
  | { readonly type: 'open'; readonly location: MessageLocation; readonly beside: boolean }
  /** Follows a link of a card, or opens evidence: a file's URI, with `#L12` for a line, or an address of the web. */
  | { readonly type: 'follow'; readonly target: string }
  | { readonly type: 'run'; readonly command: PageCommand; readonly parameter?: unknown }
  | { readonly type: 'copy'; readonly text: string }
  /** Shows everything as of a day; null ends that. */
  | { readonly type: 'asOf'; readonly day: string | null }
  /** Takes back the last edit that a page made, or makes it again. */
  | { readonly type: 'undo' | 'redo' }
  /** Saves the files that a page has edited. */
  | { readonly type: 'save' }
  /** In the preview of an import. */
  | { readonly type: 'import'; readonly act: ImportAct }
  /** How the page is laid out, for when it is opened another time. */
  | { readonly type: 'remember'; readonly layout: unknown };

export type ToPage =
  | { readonly type: 'answer'; readonly id: number; readonly answer: PageAnswer }
  /** Nobody could answer; why, in a sentence. */
  | { readonly type: 'failed'; readonly id: number; readonly reason: string }
  /** Something may be otherwise now: what is shown is to be asked for anew. */
  | { readonly type: 'changed' }
  /** What the preview of an import shows from now on. */
  | { readonly type: 'import'; readonly preview: ImportPreview }
  | { readonly type: 'server'; readonly state: 'starting' | 'running' | 'stopped' }
  /** What can be taken back, made again and saved: numbers of edits and of files. */
  | { readonly type: 'edits'; readonly undo: number; readonly redo: number; readonly unsaved: number }
  /** What came of undoing, redoing or saving, in a sentence. */
  | { readonly type: 'said'; readonly text: string }
  /** What of the matrix is to be shown from now on. */
  | { readonly type: 'show'; readonly parameter: MatrixPageParameter };

/** What a page is started with. */
export interface PageStart {
  /** `import`: the preview of one, which goes with it. */
  readonly page: PageName | 'import';
  /** A BCP 47 tag. */
  readonly language: string;
  /** The translations of the editor's language, by message. */
  readonly texts: Readonly<Record<string, string>>;
  /** What the page last asked to be remembered. */
  readonly layout: unknown;
}

/** What somebody opens a page with, the matrix above all, as far as it says something; a key binding may give anything. */
export function readPageParameter(value: unknown): MatrixPageParameter | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given: Readonly<Record<string, unknown>> = { ...value };
  const { folder, category, readiness, criterion } = given;
  const level = READINESS_ORDER.find((one) => one === readiness);
  return {
    ...(typeof folder === 'string' ? { folder } : {}),
    ...(typeof category === 'string' ? { category } : {}),
    ...(typeof criterion === 'string' ? { criterion } : {}),
    ...(level === undefined ? {} : { readiness: level }),
  };
}

/** Whether a value is a message of a page: it has one of the types. What else it holds is the page's own affair, which we wrote. */
export function isFromPage(value: unknown): value is FromPage {
  return hasType(value) && FROM_PAGE.has(value.type);
}

/** Whether a value is a message to a page. */
export function isToPage(value: unknown): value is ToPage {
  return hasType(value) && TO_PAGE.has(value.type);
}

const FROM_PAGE: ReadonlySet<string> = new Set<FromPage['type']>([
  'ready',
  'ask',
  'open',
  'follow',
  'run',
  'copy',
  'asOf',
  'undo',
  'redo',
  'save',
  'import',
  'remember',
]);

const TO_PAGE: ReadonlySet<string> = new Set<ToPage['type']>([
  'answer',
  'failed',
  'changed',
  'server',
  'edits',
  'said',
  'show',
  'import',
]);

function hasType(value: unknown): value is { readonly type: string } {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
