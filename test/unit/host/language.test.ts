/** Which language the environment or a client asks for, and the translations that are found for it. */

import { deepEqual, equal } from 'node:assert/strict';

import { languageTag, localeOf } from '../../../server/src/host/locale.ts';
import { translationsFor } from '../../../server/src/host/translations.ts';

describe('the language that an environment asks for', () => {
  it('is that of LC_ALL, else of LC_MESSAGES, else of LANG; what is empty is not set', () => {
    equal(localeOf({ LC_ALL: 'de_DE.UTF-8', LC_MESSAGES: 'fr_FR', LANG: 'it_IT' }), 'de_DE.UTF-8');
    equal(localeOf({ LC_ALL: '', LC_MESSAGES: 'fr_FR', LANG: 'it_IT' }), 'fr_FR');
    equal(localeOf({ LANG: 'it_IT', LC_CTYPE: 'de_DE' }), 'it_IT');
    equal(localeOf({}), undefined);
  });

  it('is the first of LANGUAGE, except where the program is to speak as it does by itself', () => {
    equal(localeOf({ LANG: 'en_US.UTF-8', LANGUAGE: 'de:en' }), 'de');
    equal(localeOf({ LANG: 'de_DE', LANGUAGE: '' }), 'de_DE');
    equal(localeOf({ LANG: 'de_DE', LANGUAGE: ':fr' }), 'fr');
    for (const LANG of ['C', 'C.UTF-8', 'POSIX', '']) equal(localeOf({ LANG, LANGUAGE: 'de' }), undefined, LANG);
    equal(localeOf({ LANGUAGE: 'de' }), undefined);
  });
});

describe('what a language is called in the name of a file', () => {
  it('is in small letters with hyphens, without the alphabet and the variant', () => {
    equal(languageTag('de_DE.UTF-8'), 'de-de');
    equal(languageTag('de_DE@euro'), 'de-de');
    equal(languageTag('qps_PLOC.UTF-8'), 'qps-ploc');
    equal(languageTag('zh-Hans-CN'), 'zh-hans-cn');
    equal(languageTag('fr'), 'fr');
  });

  it('is nothing for English and C', () => {
    for (const locale of ['en', 'en_GB.UTF-8', 'en-US', 'C', 'c.UTF-8', 'POSIX']) equal(languageTag(locale), undefined);
  });

  it('is nothing for what would lead elsewhere', () => {
    for (const locale of [
      '',
      '..',
      '../de',
      'de/../..',
      'd\0e',
      'dé',
      'de\n.json',
      'de-',
      '-',
      '/etc/passwd',
      'C:\\de',
    ])
      equal(languageTag(locale), undefined, locale);
  });
});

describe('the translations for a locale', () => {
  /** Which files were asked for, and what was found in those that there are. */
  function found(locale: string, files: Readonly<Record<string, string>>): unknown {
    const asked: string[] = [];
    const reading = translationsFor(locale, (path) => {
      asked.push(path);
      return files[path];
    });
    return { asked, ...reading };
  }

  const COUNTRY = 'l10n/bundle.l10n.de-de.json';
  const LANGUAGE = 'l10n/bundle.l10n.de.json';

  it('are those of the language in the country, else those of the language', () => {
    const files = { [COUNTRY]: '{"Open": "Auf"}', [LANGUAGE]: '{"Open": "Offen"}' };
    deepEqual(found('de_DE.UTF-8', files), { asked: [COUNTRY], translations: { Open: 'Auf' } });
    deepEqual(found('de-AT', files), {
      asked: ['l10n/bundle.l10n.de-at.json', LANGUAGE],
      translations: { Open: 'Offen' },
    });
    deepEqual(found('de', files), { asked: [LANGUAGE], translations: { Open: 'Offen' } });
  });

  it('are none for a language that there is not, and for English nothing is asked', () => {
    deepEqual(found('fr', {}), { asked: ['l10n/bundle.l10n.fr.json'] });
    for (const locale of ['en_US.UTF-8', 'C', '../de']) deepEqual(found(locale, {}), { asked: [] });
  });

  it('may bring along what translators were told', () => {
    const files = { [LANGUAGE]: '{"Open/A state": {"message": "Offen", "comment": ["A state"]}}' };
    deepEqual(found('de', files), { asked: [LANGUAGE], translations: { 'Open/A state': 'Offen' } });
  });

  it('are none where the file is damaged, and somebody is told', () => {
    const fault = `The translation ${LANGUAGE} is damaged, so everything is in English.`;
    for (const text of [
      '',
      '{"Open": "Off',
      '[]',
      'null',
      '"de"',
      '{"Open": 1}',
      '{"Open": {"comment": []}}',
      '{"a": null}',
    ])
      deepEqual(found('de', { [LANGUAGE]: text }), { asked: [LANGUAGE], fault }, text);
  });
});
