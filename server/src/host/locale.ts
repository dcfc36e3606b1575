/** Which language somebody wants: what the environment says, as gettext reads it, and how languages are named in our files. */

/**
 * The language that the environment asks for, as it is written there (`de_DE.UTF-8`): the first of `LC_ALL`, `LC_MESSAGES` and
 * `LANG` that is set, or the first of `LANGUAGE`, which counts where that is not `C`. Undefined: none.
 */
export function localeOf(environment: NodeJS.ProcessEnv): string | undefined {
  const { LC_ALL: all, LC_MESSAGES: messages, LANG: lang, LANGUAGE: languages } = environment;
  const locale = all || messages || lang || 'C';
  if (/^(?:C|POSIX)(?:[.@]|$)/.test(locale)) return undefined;
  return languages?.split(':').find((language) => language !== '') ?? locale;
}

/**
 * What a locale is called in the name of a file: `de-de` for `de_DE.UTF-8` and `de-DE`. Undefined for English and `C`, in which the
 * program speaks by itself, and for what cannot be the name of a language: it would become a path.
 */
export function languageTag(locale: string): string | undefined {
  const tag = locale
    .replace(/[.@].*$/s, '')
    .replaceAll('_', '-')
    .toLowerCase();
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(tag)) return undefined;
  return tag === 'c' || tag === 'posix' || tag === 'en' || tag.startsWith('en-') ? undefined : tag;
}
