/** Source code over the protocol: what the client is asked to tell of, and what is answered and said of it. */

import assert from 'node:assert/strict';
import type { Hover, Location, RegistrationParams, UnregistrationParams } from 'vscode-languageserver/node';
import { LspClient } from './lsp-client.ts';

const FILES = {
  'plumbline.yml': 'files: {code: ["src/**/*.ts", "!src/b.ts"]}\n',
  'controls/a.yml': 'controls:\n  - {id: AC-01, title: Sessions end, owner: jane.doe}\n',
  'src/login.ts': '// @control AC-01\nexport {};\n',
  'src/plain.ts': 'export {};\n',
  'src/wrong.ts': '// @control AC-99\n',
};

/** A client that takes registrations, and what it was asked to register and to give up. */
class Registering {
  readonly registered: RegistrationParams['registrations'][] = [];
  readonly given: UnregistrationParams['unregisterations'][] = [];
  readonly options = {
    capabilities: {
      textDocument: {
        synchronization: { dynamicRegistration: true },
        hover: { dynamicRegistration: true },
        definition: { dynamicRegistration: true },
        references: { dynamicRegistration: false },
        diagnostic: { dynamicRegistration: true },
        rename: { dynamicRegistration: true, prepareSupport: true },
      },
    },
    answers: {
      'client/registerCapability': (params: unknown): null => {
        if (isRegistration(params)) this.registered.push(params.registrations);
        return null;
      },
      'client/unregisterCapability': (params: unknown): null => {
        if (isUnregistration(params)) this.given.push(params.unregisterations);
        return null;
      },
    },
  };
}

function isRegistration(params: unknown): params is RegistrationParams {
  return typeof params === 'object' && params !== null && 'registrations' in params;
}

function isUnregistration(params: unknown): params is UnregistrationParams {
  return typeof params === 'object' && params !== null && 'unregisterations' in params;
}

describe('source code over the protocol', () => {
  let client: LspClient | undefined;
  afterEach(() => client?.stop());

  it('is asked for by the globs of the configuration, and anew when they change', async () => {
    const { options, registered, given } = new Registering();
    client = await LspClient.start(FILES, options);
    await client.until('the registration', () => registered.length > 0);
    const documentSelector = [{ scheme: 'file', pattern: '**/src/**/*.ts' }];
    assert.deepEqual(
      registered[0]?.map(({ method, registerOptions }: { method: string; registerOptions?: unknown }) => [
        method,
        registerOptions,
      ]),
      [
        ['textDocument/didOpen', { documentSelector }],
        ['textDocument/didChange', { syncKind: 2, documentSelector }],
        ['textDocument/didClose', { documentSelector }],
        ['textDocument/hover', { documentSelector }],
        ['textDocument/definition', { documentSelector }],
        [
          'textDocument/diagnostic',
          { identifier: 'plumbline-open', interFileDependencies: true, workspaceDiagnostics: false, documentSelector },
        ],
        ['textDocument/rename', { prepareProvider: true, documentSelector }],
      ],
    );
    await client.open('plumbline.yml', 'files: {code: ["lib/*"]}\n');
    await client.until('the second registration', () => registered.length > 1);
    assert.deepEqual(
      given[0]?.map(({ id }) => id),
      registered[0]?.map(({ id }) => id),
    );
    assert.deepEqual(registered[1]?.[0]?.registerOptions, {
      documentSelector: [{ scheme: 'file', pattern: '**/lib/*' }],
    });
    await client.edit('plumbline.yml', 'files: {code: []}\n');
    await client.until('the end of it', () => given.length > 1);
    assert.equal(registered.length, 2);
  });

  it('is not asked for where there is no configuration', async () => {
    const { options } = new Registering();
    client = await LspClient.start({ 'controls/a.yml': FILES['controls/a.yml'] }, options);
    await client.settled();
    assert.deepEqual(
      client.asked.filter((method) => method.startsWith('client/')),
      [],
    );
  });

  it('is answered for where it names controls, and for nothing else', async () => {
    client = await LspClient.start(FILES);
    await client.open('src/login.ts', FILES['src/login.ts']);
    await client.open('src/plain.ts', FILES['src/plain.ts']);
    const position = { line: 0, character: 14 };
    const hover = await client.at<Hover>('textDocument/hover', 'src/login.ts', position);
    assert.match(JSON.stringify(hover.contents), /Sessions end/);
    const [place] = await client.at<Location[]>('textDocument/definition', 'src/login.ts', position);
    assert.equal(place?.uri, client.uri('controls/a.yml'));
    assert.equal(await client.at('textDocument/hover', 'src/plain.ts', position), null);
    assert.equal(await client.at('textDocument/foldingRange', 'src/login.ts', position), null);
    assert.deepEqual(await client.codes('src/plain.ts'), []);
  });

  it('is found fault with, closed and open', async () => {
    client = await LspClient.start(FILES);
    const one = client;
    await one.until('the finding', () => one.pushedCodes('src/wrong.ts').length > 0);
    assert.deepEqual(one.pushedCodes('src/wrong.ts'), ['control-unknown']);
    await one.open('src/wrong.ts', FILES['src/wrong.ts']);
    await one.until('it to be taken back', () => one.pushedCodes('src/wrong.ts').length === 0);
    assert.deepEqual(await one.codes('src/wrong.ts'), ['control-unknown']);
    await one.edit('src/wrong.ts', '// @control AC-01\n');
    assert.deepEqual(await one.codes('src/wrong.ts'), []);
    await one.edit('src/wrong.ts', '// nothing\n');
    assert.deepEqual(await one.codes('src/wrong.ts'), []);
    await one.close('src/wrong.ts');
    await one.until('the disk to count again', () => one.pushedCodes('src/wrong.ts').length > 0);
    one.files.write(one.uri('src/late.ts'), '// @control AC-98\n');
    await one.watched(['src/late.ts', 1]);
    await one.until('the new file', () => one.pushedCodes('src/late.ts').length > 0);
    one.files.delete(one.uri('src/late.ts'));
    await one.watched(['src/late.ts', 3]);
    await one.until('the file that is gone', () => one.pushedCodes('src/late.ts').length === 0);
  });
});
