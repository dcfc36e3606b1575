/** Files as the editor's client sees them: for a server without a disk of its own, in a browser worker. */

import type { Connection } from 'vscode-languageserver';
import { fromBase64 } from '../protocol/base64.ts';
import {
  DIGEST_REQUEST,
  type DigestResult,
  MEASURE_REQUEST,
  type MeasureResult,
  READ_DIRECTORY_REQUEST,
  READ_FILE_REQUEST,
  type ReadDirectoryResult,
  type ReadFileResult,
  RESOLVE_REQUEST,
  type ResolveResult,
} from '../protocol/messages.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { canonicalUri } from '../workspace/uri.ts';

/** The client reads a file whole, in a process or a worker that it shares with other extensions. */
const LARGEST_DIGESTED = 64 * 1024 * 1024;

/** A file system that asks the client. Where the client cannot answer, nothing is there. */
export function clientFileSystem(connection: Connection): FileSystem {
  return {
    // Virtual file systems tell letter case apart.
    caseSensitive: true,
    isRemote: true,
    async readDirectory(uri) {
      try {
        const entries = await connection.sendRequest<ReadDirectoryResult>(READ_DIRECTORY_REQUEST, { uri });
        return entries ?? undefined;
      } catch {
        return undefined;
      }
    },
    async readFile(uri, limit) {
      try {
        const result = await connection.sendRequest<ReadFileResult>(READ_FILE_REQUEST, { uri, limit });
        return result.ok ? { ok: true, bytes: fromBase64(result.base64) } : result;
      } catch {
        return { ok: false, reason: 'unreadable' };
      }
    },
    async resolve(uri) {
      try {
        const resolved = await connection.sendRequest<ResolveResult>(RESOLVE_REQUEST, { uri });
        return resolved === null ? undefined : { type: resolved.type, real: canonicalUri(resolved.real) };
      } catch {
        return undefined;
      }
    },
    async measure(uri) {
      try {
        return (await connection.sendRequest<MeasureResult>(MEASURE_REQUEST, { uri })) ?? undefined;
      } catch {
        return undefined;
      }
    },
    async digest(uri, { onProgress, isCancelled }) {
      try {
        const result = await connection.sendRequest<DigestResult>(DIGEST_REQUEST, { uri, limit: LARGEST_DIGESTED });
        if (isCancelled()) return { ok: false, reason: 'cancelled' };
        if (!result.ok) return result;
        const { sha256, size, modified } = result;
        onProgress(size);
        return { ok: true, sha256, version: { size, modified } };
      } catch {
        return { ok: false, reason: 'unreadable' };
      }
    },
  };
}
