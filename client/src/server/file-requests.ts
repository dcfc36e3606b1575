/** Answers the server's requests for files, where it has no disk of its own; every failure is an answer, none is thrown. */
import * as vscode from 'vscode';
import { RequestType } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';

import { toBase64 } from '../../../server/src/protocol/base64.ts';
import {
  DIGEST_REQUEST,
  MEASURE_REQUEST,
  READ_DIRECTORY_REQUEST,
  READ_FILE_REQUEST,
  RESOLVE_REQUEST,
} from '../../../server/src/protocol/messages.ts';
import type {
  DigestParams,
  DigestResult,
  FileParams,
  MeasureResult,
  ReadDirectoryResult,
  ReadFileParams,
  ReadFileResult,
  ResolveResult,
} from '../../../server/src/protocol/messages.ts';
import { sha256Of } from './sha256.ts';
import { isLinkType, WorkspaceBoundary } from './workspace-boundary.ts';

const readDirectoryRequest = new RequestType<FileParams, ReadDirectoryResult, void>(READ_DIRECTORY_REQUEST);
const readFileRequest = new RequestType<ReadFileParams, ReadFileResult, void>(READ_FILE_REQUEST);
const measureRequest = new RequestType<FileParams, MeasureResult, void>(MEASURE_REQUEST);
const digestRequest = new RequestType<DigestParams, DigestResult, void>(DIGEST_REQUEST);
const resolveRequest = new RequestType<FileParams, ResolveResult, void>(RESOLVE_REQUEST);

/** Makes a client answer the requests, through the file systems that the editor knows. */
export function answerFileRequests(client: BaseLanguageClient): void {
  const boundary = new WorkspaceBoundary();
  client.onRequest(readDirectoryRequest, ({ uri }) => readDirectory(boundary, uri));
  client.onRequest(readFileRequest, ({ uri, limit }) => readFile(boundary, uri, limit));
  client.onRequest(resolveRequest, ({ uri }) => resolve(boundary, uri));
  client.onRequest(measureRequest, ({ uri }) => measure(boundary, uri));
  client.onRequest(digestRequest, ({ uri, limit }) => digest(boundary, uri, limit));
}

async function readDirectory(boundary: WorkspaceBoundary, text: string): Promise<ReadDirectoryResult> {
  try {
    const uri = await boundary.admitFolder(text);
    if (uri === undefined) return null;
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries.flatMap(([name, type]) => {
      const known = entryType(type);
      return known === undefined ? [] : [{ name, type: known }];
    });
  } catch {
    return null;
  }
}

async function readFile(boundary: WorkspaceBoundary, text: string, limit: number): Promise<ReadFileResult> {
  const result = await readBytes(boundary, text, limit);
  return result.ok ? { ok: true, base64: toBase64(result.bytes) } : result;
}

/** The bytes of a file, and what was known of it before it was read. */
type Bytes =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly stat: vscode.FileStat; readonly uri: vscode.Uri }
  | Extract<ReadFileResult, { ok: false }>;

async function readBytes(boundary: WorkspaceBoundary, text: string, limit: number): Promise<Bytes> {
  try {
    const uri = await boundary.admitFile(text);
    if (uri === undefined) return { ok: false, reason: 'no-permission' };
    const stat = await vscode.workspace.fs.stat(uri);
    if (isLinkType(stat.type)) return { ok: false, reason: 'no-permission' };
    if (entryType(stat.type) !== 'file') return { ok: false, reason: 'not-a-file' };
    if (stat.size > limit) return { ok: false, reason: 'too-large' };
    const bytes = await vscode.workspace.fs.readFile(uri);
    // Some file systems do not know a size before they have read.
    if (bytes.byteLength > limit) return { ok: false, reason: 'too-large' };
    return { ok: true, bytes, stat, uri };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

async function measure(boundary: WorkspaceBoundary, text: string): Promise<MeasureResult> {
  try {
    const uri = await boundary.admitFile(text);
    if (uri === undefined) return null;
    const { type, size, mtime } = await vscode.workspace.fs.stat(uri);
    return entryType(type) === 'file' ? { size, modified: mtime } : null;
  } catch {
    return null;
  }
}

/** Reckoned here and not in the server, so that a large file need not be sent to it. */
async function digest(boundary: WorkspaceBoundary, text: string, limit: number): Promise<DigestResult> {
  const read = await readBytes(boundary, text, limit);
  if (!read.ok) return read;
  const sha256 = await sha256Of(read.bytes);
  if (sha256 === undefined) return { ok: false, reason: 'unsupported' };
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(read.uri);
    if (size !== read.stat.size || mtime !== read.stat.mtime) return { ok: false, reason: 'changing' };
    return { ok: true, sha256, size, modified: mtime };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

async function resolve(boundary: WorkspaceBoundary, text: string): Promise<ResolveResult> {
  try {
    const uri = await boundary.admitFile(text);
    if (uri === undefined) return null;
    const type = entryType((await vscode.workspace.fs.stat(uri)).type);
    return type === 'file' || type === 'directory' ? { type, real: uri.toString() } : null;
  } catch {
    return null;
  }
}

function entryType(type: vscode.FileType): 'file' | 'directory' | 'link' | undefined {
  if (isLinkType(type)) return 'link';
  if ((type & vscode.FileType.Directory) !== 0) return 'directory';
  return (type & vscode.FileType.File) === 0 ? undefined : 'file';
}

function reasonOf(error: unknown): 'not-found' | 'no-permission' | 'not-a-file' | 'unreadable' {
  if (!(error instanceof vscode.FileSystemError)) return 'unreadable';
  switch (error.code) {
    case 'FileNotFound':
    case 'FileNotADirectory':
      return 'not-found';
    case 'NoPermissions':
      return 'no-permission';
    case 'FileIsADirectory':
      return 'not-a-file';
    default:
      return 'unreadable';
  }
}
