/** The translations that come with the program: a file for each language in the folder `l10n` of the package. */

import * as l10n from '@vscode/l10n';

import { languageTag } from './locale.ts';
import { packageFile } from './package-files.ts';

/** The messages in a language, by what they hang on: the English text, and after a slash what translators are told of it. */
export type Translations = Readonly<Record<string, string>>;

export interface TranslationsReading {
  /** Undefined: everything is in English. */
  readonly translations?: Translations;
  /** Why there are none though there is a file, in a sentence. */
  readonly fault?: string;
}

/**
 * The translations for a locale such as `de_DE.UTF-8` or `de-DE`: those of `de-de`, or else of `de`. For English and `C` nothing is
 * read. `read` gives the text of a file of the package, undefined where it is not there.
 */
export function translationsFor(
  locale: string,
  read: (path: string) => string | undefined = packageFile,
): TranslationsReading {
  const tag = languageTag(locale);
  if (tag === undefined) return {};
  for (const name of new Set([tag, tag.replace(/-.*$/, '')])) {
    const path = `l10n/bundle.l10n.${name}.json`;
    const text = read(path);
    if (text === undefined) continue;
    const translations = translationsIn(text);
    if (translations !== undefined) return { translations };
    return { fault: l10n.t('The translation {0} is damaged, so everything is in English.', path) };
  }
  return {};
}

/** A message stands as its text, or with what translators were told of it: `{"message": "…", "comment": ["…"]}`. */
function translationsIn(text: string): Translations | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || Array.isArray(value)) return undefined;
  const translations: Record<string, string> = {};
  for (const [key, one] of Object.entries(value)) {
    const message = isRecord(one) ? one['message'] : one;
    if (typeof message !== 'string') return undefined;
    translations[key] = message;
  }
  return translations;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
