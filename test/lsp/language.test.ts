/** In which language the server speaks: as the client sends it, else as it calls it, else in English. */

import assert from 'node:assert/strict';

import * as l10n from '@vscode/l10n';

import { LspClient } from './lsp-client.ts';

const SENT = {
  'The setting {0} is {1}, which cannot be used.': 'Mit {0} = {1} geht es nicht.',
  'Write it as {0}.': 'Schreib {0}.',
  'Until then today counts.': 'Bis dahin zählt heute.',
};
const OWN = { ...SENT, 'Until then today counts.': 'Bis dahin gilt heute.' };

const ENGLISH =
  'The setting plumbline.asOf is “2026/09/15”, which cannot be used. Write it as 2026-09-15. Until then today counts.';
const AS_SENT = 'Mit plumbline.asOf = “2026/09/15” geht es nicht. Schreib 2026-09-15. Bis dahin zählt heute.';
const AS_OWN = 'Mit plumbline.asOf = “2026/09/15” geht es nicht. Schreib 2026-09-15. Bis dahin gilt heute.';

describe('the language of the server', () => {
  let client: LspClient;
  const asked: string[] = [];

  beforeEach(() => asked.splice(0));

  afterEach(() => {
    client.stop();
    l10n.config({ contents: {} });
  });

  /** What a client is told of a setting that is no day, by a server with translations of its own for German. */
  async function told(greeting: object, options: object = {}): Promise<string | undefined> {
    client = await LspClient.start(
      {},
      {
        greeting,
        initializationOptions: { asOf: '2026/09/15', ...options },
        translations: (locale) => {
          asked.push(locale);
          return locale === 'de-DE' ? OWN : undefined;
        },
      },
    );
    await client.until('a warning', () => client.logged.some(({ type }) => type === 2));
    return client.logged.find(({ type }) => type === 2)?.message;
  }

  it('is English where nobody says anything, or says something strange', async () => {
    assert.equal(await told({}), ENGLISH);
    client.stop();
    assert.equal(await told({ locale: 1 }), ENGLISH);
    assert.deepEqual(asked, []);
    client.stop();
    assert.equal(await told({ locale: 'fr' }), ENGLISH);
  });

  it('is that of the client’s locale, where the server has it', async () => {
    assert.equal(await told({ locale: 'de-DE' }), AS_OWN);
    assert.deepEqual(asked, ['de-DE']);
  });

  it('is what the client sends before all, and nothing is read for it', async () => {
    assert.equal(await told({ locale: 'de-DE' }, { translations: SENT }), AS_SENT);
    assert.deepEqual(asked, []);
  });

  it('is not what the client sends where that is something else than texts', async () => {
    for (const translations of ['de', [SENT], null, 1, { ...SENT, other: 1 }, { ...SENT, other: { message: '' } }]) {
      // oxlint-disable-next-line no-await-in-loop -- one server after the other: the language is the process's own
      assert.equal(await told({ locale: 'de-DE' }, { translations }), AS_OWN);
      client.stop();
    }
  });

  it('is not that of the client before', async () => {
    assert.equal(await told({}, { translations: SENT }), AS_SENT);
    client.stop();
    assert.equal(await told({}), ENGLISH);
  });
});
