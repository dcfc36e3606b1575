/** The language in which the command line speaks: that of the environment, where there is a translation; else English. */

import * as l10n from '@vscode/l10n';

import { localeOf } from '../host/locale.ts';
import { translationsFor } from '../host/translations.ts';
import { printableError, writeError } from './host.ts';

/** The translations of the language that was chosen; none for English. */
let chosen: Readonly<Record<string, string>> = {};

/** To be called before any text is made. Of an environment in English, as most are, no file is read. */
export function chooseLanguage(environment: NodeJS.ProcessEnv): void {
  const locale = localeOf(environment);
  if (locale === undefined) return;
  const { translations, fault } = translationsFor(locale);
  if (translations !== undefined) {
    chosen = translations;
    l10n.config({ contents: chosen });
  }
  if (fault !== undefined) writeError(`plumbline: ${printableError(fault)}\n`);
}

/** Has everything said in English while a job runs, since what is written into files for others is the same for everybody. */
export async function inEnglish<T>(job: () => Promise<T>): Promise<T> {
  l10n.config({ contents: {} });
  try {
    return await job();
  } finally {
    l10n.config({ contents: chosen });
  }
}
