/** The language of the built command line: that of the environment, by the translations that lie in its package. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

import { bundles } from '../../localization/bundles.ts';
import { programMessages } from '../../localization/program-messages.ts';
import { plainWords } from '../unit/localization/in-pseudo-language.ts';
import { CHECK as CHECK_SHAPE } from '../unit/reports/strict-shape.ts';
import { CLEAN, folderWith, MIXED, program, removeFolders, systemNode } from './run-plumbline.ts';

const ENGLISH = 'No findings.';
const PSEUDO = '⟦Ñò ƒìñđìñğš.⟧';

describe('the language of the command line', () => {
  /** A package of its own, with the translations of today's sources. */
  let home = '';
  let clean = '';

  before(() => {
    home = mkdtempSync(join(tmpdir(), 'plumbline-language-'));
    for (const path of ['cli/main.cjs', 'cli/plumbline.cjs', 'server/node.cjs']) {
      const copy = join(home, 'dist', path);
      mkdirSync(dirname(copy), { recursive: true });
      copyFileSync(join(dirname(program), '..', path), copy);
    }
    writeFileSync(join(home, 'package.json'), '{"name": "plumbline", "version": "0.0.0"}');
    mkdirSync(join(home, 'l10n'));
    for (const [path, bundle] of bundles(programMessages().messages))
      writeFileSync(join(home, path), JSON.stringify(bundle));
    writeFileSync(join(home, 'l10n', 'bundle.l10n.de.json'), '{"No findings.": "Nichts gefunden."}');
    writeFileSync(join(home, 'l10n', 'bundle.l10n.de-at.json'), '{"No findings.": "Nix gefunden."}');
    writeFileSync(join(home, 'l10n', 'bundle.l10n.fr.json'), '{"No findings.": ');
    writeFileSync(join(home, 'secret.json'), '{"No findings.": "Out of the folder."}');
    clean = folderWith(CLEAN);
  });

  after(() => {
    rmSync(home, { recursive: true, force: true });
    removeFolders();
  });

  interface Said {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
  }

  function run(
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    cwd = clean,
    main = 'dist/cli/main.cjs',
  ): Said {
    const { PATH, HOME, SystemRoot } = process.env;
    const { status, stdout, stderr } = spawnSync(systemNode, [join(home, main), ...args], {
      cwd,
      encoding: 'utf8',
      env: { PATH, HOME, SystemRoot, ...env },
    });
    return { code: status, stdout, stderr };
  }

  const CHECK = ['check', '--as-of', '2026-09-15'];

  /** The first line of a check in which nothing is found, and what is said beside it. */
  function said(env: Readonly<Record<string, string>>): string {
    const { stdout, stderr } = run(CHECK, env);
    return `${stdout.split('\n')[0]?.replace('✔ ', '')}${stderr}`;
  }

  it('is that of the environment, as gettext reads it', () => {
    assert.equal(said({}), ENGLISH);
    assert.equal(said({ LC_ALL: 'C.UTF-8', LANGUAGE: 'de' }), ENGLISH);
    assert.equal(said({ LANG: 'en_US.UTF-8' }), ENGLISH);
    assert.equal(said({ LANG: 'en_US.UTF-8', LANGUAGE: 'de:en' }), 'Nichts gefunden.');
    assert.equal(said({ LANG: 'de_DE.UTF-8' }), 'Nichts gefunden.');
    assert.equal(said({ LC_MESSAGES: 'de_AT', LANG: 'it_IT' }), 'Nix gefunden.');
    assert.equal(said({ LC_ALL: 'qps_PLOC.UTF-8', LANG: 'de_DE' }), PSEUDO);
    assert.equal(said({ LC_ALL: 'qps-ploc' }), PSEUDO);
  });

  it('is English where there is no such translation, and where it is damaged, which is said', () => {
    assert.equal(said({ LANG: 'it_IT.UTF-8' }), ENGLISH);
    assert.equal(
      said({ LANG: 'fr_FR.UTF-8' }),
      `${ENGLISH}plumbline: The translation l10n/bundle.l10n.fr.json is damaged, so everything is in English.\n`,
    );
    for (const LC_ALL of ['../../secret', '/../../secret', 'x/../../secret', '..', 'de\n'])
      assert.equal(said({ LC_ALL }), ENGLISH, LC_ALL);
  });

  it('is the same through a link to the program, as package managers make them', function () {
    try {
      symlinkSync(join('dist', 'cli', 'main.cjs'), join(home, 'plumbline'));
    } catch {
      this.skip();
    }
    assert.match(run(CHECK, { LANG: 'de_DE.UTF-8' }, clean, 'plumbline').stdout, /Nichts gefunden\./);
  });

  it('is that of all that is said: in plain letters is what is typed and what it is of', () => {
    const env = { LC_ALL: 'qps_PLOC.UTF-8' };
    const check = run(CHECK, env);
    assert.deepEqual([check.code, check.stderr, plainWords([check.stdout])], [0, '', []]);
    const help = run(['init', '--help'], env);
    assert.deepEqual(plainWords([help.stdout]), [
      'as-of',
      'compliance',
      'help',
      'hook',
      'init',
      'no-color',
      'plumbline',
      'remove',
      'yes',
    ]);
    const wrong = run(['init', 'nowhere'], env);
    assert.deepEqual([wrong.code, plainWords([wrong.stderr])], [2, ['nowhere', 'plumbline']]);
    const version = run(['--version'], env);
    assert.equal(version.stdout, '0.0.0\n');
  });

  it('is that of all that is wrong in an export, which itself is in English', () => {
    const env = { LC_ALL: 'qps_PLOC.UTF-8' };
    const missing = run(['export', '--format', 'csv', '--config', 'nowhere.yml'], env);
    assert.deepEqual([missing.code, plainWords([missing.stderr])], [2, ['nowhere', 'plumbline', 'yml']]);
    const folder = folderWith({ ...CLEAN, 'plumbline.yml': 'rules: [' });
    const malformed = run(['export', '--format', 'csv'], env, folder);
    assert.deepEqual([malformed.code, malformed.stdout], [2, '']);
    assert.match(malformed.stderr, /⟦/);
    assert.match(run(['export', '--format', 'csv'], env).stdout, /^\uFEFF?Control,Title,/);
  });

  it('is that of findings too, beside codes and what stands in files; JSON has the same messages under the same keys', () => {
    const env = { LC_ALL: 'qps_PLOC.UTF-8' };
    const cwd = folderWith(MIXED);
    const text = run(CHECK, env, cwd);
    const json = run([...CHECK, '--format', 'json'], env, cwd);
    const report: unknown = JSON.parse(json.stdout);
    CHECK_SHAPE(report, 'check');
    assert.equal(text.code, 1);
    // The values in messages are the rules' own.
    const messages = new Set(plainWords(json.stdout.match(/"message": ".*"/g) ?? []));
    const withoutFrames = text.stdout.replace(/^ *[│|].*$/gm, '');
    const codes = ['control-owner-missing', 'key-unknown', 'policy-review-due-soon'];
    const paths = ['access', 'controls', 'md', 'policies', 'yml'];
    assert.deepEqual(
      plainWords([withoutFrames]).filter((word) => !messages.has(word)),
      [...codes, ...paths, 'explain', 'plumbline'].sort(),
    );
  });

  describe('and of its language server', () => {
    let child: ChildProcess | undefined;

    afterEach(() => child?.kill());

    /** What the server says of a day that is none, to a client with a locale, under an environment in German. */
    async function told(locale: string | undefined): Promise<string> {
      const args = [join(home, 'dist/cli/main.cjs'), 'lsp', '--stdio'];
      const started = spawn(systemNode, args, {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, LC_ALL: 'de_DE.UTF-8' },
      });
      child = started;
      const connection = createMessageConnection(
        new StreamMessageReader(started.stdout),
        new StreamMessageWriter(started.stdin),
      );
      const messages: string[] = [];
      const warned = new Promise<void>((resolve) => {
        connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
          messages.push(message);
          if (type === 2 && message.includes('plumbline.asOf')) resolve();
        });
      });
      connection.listen();
      const initializationOptions = { asOf: '2026/09/15' };
      await connection.sendRequest('initialize', {
        processId: null,
        rootUri: null,
        capabilities: {},
        initializationOptions,
        ...(locale === undefined ? {} : { locale }),
      });
      await connection.sendNotification('initialized', {});
      await warned;
      connection.dispose();
      return messages.join('\n');
    }

    it('is the locale of its client', async () => {
      assert.deepEqual(plainWords([await told('qps-ploc')]), ['asOf', 'plumbline']);
    });

    it('is English for a client that names none, and where the translation is damaged, which is logged', async () => {
      const english =
        'The setting plumbline.asOf is “2026/09/15”, which cannot be used. Write it as 2026-09-15. Until then today counts.';
      assert.equal(await told(undefined), english);
      child?.kill();
      assert.equal(
        await told('fr-CA'),
        `The translation l10n/bundle.l10n.fr.json is damaged, so everything is in English.\n${english}`,
      );
    });
  });
});
