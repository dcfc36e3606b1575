/** `docs/lsp.md`: lists every request that there is, and says of each what the server says of itself and does. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as protocol from 'vscode-languageserver/node';
import { capabilitiesFor } from '../../server/src/lsp/capabilities.ts';
import { FILES } from './example-files.ts';
import { LspClient } from './lsp-client.ts';

const PAGE = readFileSync(new URL('../../docs/lsp.md', import.meta.url), 'utf8');

/** The rows of the table below a heading: whether each request is answered, or sent. */
function table(heading: string): ReadonlyMap<string, boolean> {
  const section = PAGE.split(/^## /m).find((one) => one.startsWith(heading)) ?? '';
  const rows = section.matchAll(/^\| `([^`]+)`(?: \(3\.18\))? \| (yes|no) \| \S.* \|$/gm);
  return new Map([...rows].map(([, method = '', answered]) => [method, answered === 'yes']));
}

interface Request {
  readonly method: string;
  readonly direction: unknown;
  /** The way to what announces it in the server's capabilities: `codeLensProvider.resolveProvider`. */
  readonly capability: string | undefined;
}

/** What a value holds under a name, if it holds anything. */
function part(value: unknown, name: string): unknown {
  const isHolder = (typeof value === 'object' || typeof value === 'function') && value !== null;
  return isHolder ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

/** Every request that the library of the protocol knows. */
function requests(): readonly Request[] {
  return Object.values(protocol).flatMap((known: unknown) => {
    const type = part(known, 'type');
    const method = part(type, 'method');
    const isRequest = type instanceof protocol.ProtocolRequestType || type instanceof protocol.ProtocolRequestType0;
    if (!isRequest || typeof method !== 'string') return [];
    const capability = part(part(known, 'capabilities'), 'server');
    return [
      {
        method,
        direction: part(known, 'messageDirection'),
        capability: typeof capability === 'string' ? capability : undefined,
      },
    ];
  });
}

const ASKED = requests().filter(({ direction }) => direction === protocol.MessageDirection.clientToServer);
const SENT = requests().filter(({ direction }) => direction === protocol.MessageDirection.serverToClient);

/** Requests that no capability of their own announces. */
const ALWAYS = ['initialize', 'shutdown'];

/** The library answers this for every server that has documents open, with nothing. */
const BY_THE_LIBRARY = 'textDocument/willSaveWaitUntil';

describe('docs/lsp.md', () => {
  it('lists every request, in order', () => {
    const names = (some: readonly Request[]): readonly string[] => some.map(({ method }) => method).toSorted();
    assert.ok(ASKED.length > 40);
    assert.deepEqual([...table('From the editor').keys()], names(ASKED));
    assert.deepEqual([...table('From the server').keys()], names(SENT));
  });

  it('says of each what the capabilities say', () => {
    const announced = capabilitiesFor({
      textDocument: { rename: { prepareSupport: true } },
      workspace: { fileOperations: { willRename: true } },
    });
    const rows = table('From the editor');
    for (const { method, capability } of ASKED) {
      const found = (capability?.split('.') ?? []).reduce<unknown>(part, announced);
      const isAnnounced = capability !== undefined && found !== undefined && found !== false;
      assert.equal(rows.get(method), isAnnounced || ALWAYS.includes(method), method);
    }
  });

  it('says of each what the server does', async () => {
    const client = await LspClient.start(FILES);
    try {
      for (const [method, isAnswered] of table('From the editor')) {
        if (ALWAYS.includes(method) || method === BY_THE_LIBRARY) continue;
        // What is asked without saying of what fails in its own way; what nobody answers, as a method that is not there.
        const code = await client.connection.sendRequest(method, {}).then(
          () => undefined,
          (error: { code?: number }) => error.code,
        );
        assert.equal(code !== protocol.ErrorCodes.MethodNotFound, isAnswered, method);
      }
    } finally {
      client.stop();
    }
  });
});
