/** The settings that say what somebody wants to see in a document beside its text, folder by folder. Unset, all of it. */

import type { WantedHints } from '../features/inlay-hints.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { settingAt } from './options.ts';

export interface ShownAdditions {
  readonly codeLenses: boolean;
  readonly hints: WantedHints;
}

function additionsOf(settings: unknown): ShownAdditions {
  const isWanted = (...path: readonly string[]): boolean => settingAt(settings, path) !== false;
  return {
    codeLenses: isWanted('codeLens', 'enabled'),
    hints: {
      criteria: isWanted('inlayHints', 'criteria'),
      reviews: isWanted('inlayHints', 'reviews'),
      people: isWanted('inlayHints', 'people'),
    },
  };
}

export class ShownSettings {
  #common: unknown;
  #byFolder: ReadonlyMap<DocumentUri, unknown> = new Map();

  /** Takes the settings of the section `plumbline`; true when something else is wanted than before. */
  take(common: unknown, byFolder: ReadonlyMap<DocumentUri, unknown>): boolean {
    const before = this.#written();
    this.#common = common;
    this.#byFolder = byFolder;
    return this.#written() !== before;
  }

  /** What is wanted in the documents of a folder; undefined stands for documents outside of every folder. */
  of(folder: DocumentUri | undefined): ShownAdditions {
    const has = folder !== undefined && this.#byFolder.has(folder);
    return additionsOf(has ? this.#byFolder.get(folder) : this.#common);
  }

  #written(): string {
    const folders = [...this.#byFolder].map(([folder, settings]) => [folder, additionsOf(settings)]);
    return JSON.stringify([additionsOf(this.#common), folders]);
  }
}
