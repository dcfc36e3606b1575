/** The language in which the command line speaks: that of the environment, where there is a translation; else English. */

import * as l10n from '@vscode/l10n';

import { localeOf } from '../host/locale.ts';
import { translationsFor } from '../host/translations.ts';
import { printableError, writeError } from './host.ts';

/** To be called before any text is made. Of an environment in English, as most are, no file is read. */
export function chooseLanguage(environment: NodeJS.ProcessEnv): void {
  const locale = localeOf(environment);
  if (locale === undefined) return;
  const { translations, fault } = translationsFor(locale);
  if (translations !== undefined) l10n.config({ contents: translations });
  if (fault !== undefined) writeError(`plumbline: ${printableError(fault)}\n`);
}

/**
 * Everything is said in English from here on, until a language is chosen again: what is written into files for others is the
 * same for everybody.
 */
export function speakEnglish(): void {
  l10n.config({ contents: {} });
}
