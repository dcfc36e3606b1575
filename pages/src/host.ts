/** The client, as a page in its webview sees it: questions with their answers, what it tells by itself, and what is remembered. */
import * as l10n from '@vscode/l10n';

import { type FromPage, isToPage, type PageStart, type ToPage } from '../../client/src/pages/webview-messages.ts';
import type { PageAnswer, PageQuestion } from '../../server/src/protocol/page-messages.ts';

interface VsCodeApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export class Host {
  readonly #api = acquireVsCodeApi();
  readonly #waiting = new Map<number, (answer: PageAnswer) => void>();
  readonly #listeners = new Set<(message: ToPage) => void>();
  #asked = 0;

  constructor() {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (isToPage(event.data)) this.#hear(event.data);
    });
  }

  /** Asks; what cannot be answered comes back as a refusal with its reason. Never rejects. */
  ask(question: PageQuestion): Promise<PageAnswer> {
    const id = ++this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.send({ type: 'ask', id, question });
    });
  }

  /** Tells the client something that has no answer. */
  send(message: FromPage): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window's: it takes no origin
    this.#api.postMessage(message);
  }

  /** Hears what the client tells by itself, until the function that comes back is called. */
  listen(listener: (message: ToPage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How the page is laid out, kept over a reload of the window and, by the client, until it is opened another time. */
  remember(layout: unknown): void {
    this.#api.setState(layout);
    this.send({ type: 'remember', layout });
  }

  /** What was remembered last; undefined the first time. */
  remembered(start: PageStart): unknown {
    return this.#api.getState() ?? start.layout;
  }

  #hear(message: ToPage): void {
    if (message.type === 'answer' || message.type === 'failed') {
      const resolve = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      resolve?.(message.type === 'answer' ? message.answer : { kind: 'refused', reason: message.reason });
      return;
    }
    for (const listener of this.#listeners) listener(message);
  }
}

/** Reads what the page was started with, and speaks its language from now on. */
export function readStart(): PageStart {
  const given: unknown = JSON.parse(document.getElementById('start')?.textContent ?? '{}');
  const start: PageStart = isStart(given) ? given : { page: 'matrix', language: 'en', texts: {}, layout: undefined };
  l10n.config({ contents: { ...start.texts } });
  return start;
}

function isStart(value: unknown): value is PageStart {
  return typeof value === 'object' && value !== null && 'page' in value && 'texts' in value;
}
