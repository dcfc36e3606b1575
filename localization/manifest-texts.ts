/**
 * The texts of the extension's manifest: `%key%` in `package.json` stands for what `package.nls.json` says, or in another language
 * `package.nls.LANGUAGE.json`, as VS Code reads them.
 */

import { pseudo } from './pseudo-language.ts';

/** Texts by their keys. */
export type ManifestTexts = Readonly<Record<string, string>>;

/** The key for which a value stands; undefined for any other value. */
function keyOf(value: unknown): string | undefined {
  return typeof value === 'string' ? /^%([\w.-]+)%$/.exec(value)?.[1] : undefined;
}

/** Reads a `package.nls.json`. What is no text in it is left out. */
export function manifestTexts(json: string): ManifestTexts {
  const read: unknown = JSON.parse(json);
  if (typeof read !== 'object' || read === null) return {};
  return Object.fromEntries(
    Object.entries(read).filter((entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The keys that a manifest names, in its order, each as often as it stands there. */
export function keysIn(manifest: string): readonly string[] {
  const keys: string[] = [];
  JSON.parse(manifest, (_name, value: unknown) => {
    const key = keyOf(value);
    if (key !== undefined) keys.push(key);
    return value;
  });
  return keys;
}

/** The manifest with its texts in the place of their keys; a key without a text stays as it is. */
export function withTexts(manifest: string, texts: ManifestTexts): string {
  const translated: unknown = JSON.parse(manifest, (_name, value: unknown) => {
    const key = keyOf(value);
    return key === undefined ? value : (texts[key] ?? value);
  });
  return `${JSON.stringify(translated, undefined, 2)}\n`;
}

/** The same texts in the pseudo-language, as a file. */
export function pseudoManifestTexts(texts: ManifestTexts): string {
  const translated = Object.entries(texts).map(([key, text]) => [key, pseudo(text)]);
  return `${JSON.stringify(Object.fromEntries(translated), undefined, 2)}\n`;
}
