/** The language in which the server speaks to a client: said once, before anything is read, and the same from then on. */

import * as l10n from '@vscode/l10n';

import type { InitializationOptions } from '../protocol/messages.ts';
import type { Host } from './host.ts';

/**
 * Takes the translations that the client sends, or else those that come with the program for its locale (`de-DE`); without either it is
 * English.
 */
export function chooseLanguage({ translations }: InitializationOptions, locale: unknown, host: Host): void {
  const own = (): Readonly<Record<string, string>> | undefined =>
    typeof locale === 'string' ? host.translations?.(locale) : undefined;
  l10n.config({ contents: translations ?? own() ?? {} });
}
