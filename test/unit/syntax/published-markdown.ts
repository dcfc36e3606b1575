/** Markdown that people wrote for people, to test on: our examples, and the pages that come with packages. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PublishedDocument {
  readonly path: string;
  readonly text: string;
}

const ROOT = join(import.meta.dirname, '../../..');

/** Every different Markdown file under these folders of the repository, by path. Folders that are not there hold none. */
export function publishedMarkdown(...folders: readonly string[]): PublishedDocument[] {
  const documents = new Map<string, PublishedDocument>();
  for (const path of folders.flatMap((folder) => markdownPaths(join(ROOT, folder))).sort()) {
    const text = readFileSync(path, 'utf8').replace(/^\u{feff}/u, '');
    if (!documents.has(text)) documents.set(text, { path: path.slice(ROOT.length + 1), text });
  }
  return [...documents.values()];
}

function markdownPaths(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** Documents from all over the list, of together no more characters than this. */
export function sampleOf(documents: readonly PublishedDocument[], mostCharacters: number): PublishedDocument[] {
  const total = documents.reduce((sum, document) => sum + document.text.length, 0);
  const step = Math.max(1, total / mostCharacters);
  const sample: PublishedDocument[] = [];
  let characters = 0;
  for (let at = 0; at < documents.length; at += step) {
    const document = documents[Math.floor(at)];
    if (document === undefined || characters + document.text.length > mostCharacters) continue;
    characters += document.text.length;
    sample.push(document);
  }
  return sample;
}
