/** Answers the server's requests for files, where it has no disk of its own; every failure is an answer, none is thrown. */
import * as vscode from 'vscode';
import { RequestType } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';

import { READ_DIRECTORY_REQUEST, READ_FILE_REQUEST, RESOLVE_REQUEST } from '../../../server/src/protocol/messages.ts';
import type {
  FileParams,
  ReadDirectoryResult,
  ReadFileParams,
  ReadFileResult,
  ResolveResult,
} from '../../../server/src/protocol/messages.ts';
import { toBase64 } from './base64.ts';
import { isLinkType, WorkspaceBoundary } from './workspace-boundary.ts';

const readDirectoryRequest = new RequestType<FileParams, ReadDirectoryResult, void>(READ_DIRECTORY_REQUEST);
const readFileRequest = new RequestType<ReadFileParams, ReadFileResult, void>(READ_FILE_REQUEST);
const resolveRequest = new RequestType<FileParams, ResolveResult, void>(RESOLVE_REQUEST);

/** Makes a client answer the requests, through the file systems that the editor knows. */
export function answerFileRequests(client: BaseLanguageClient): void {
  const boundary = new WorkspaceBoundary();
  client.onRequest(readDirectoryRequest, ({ uri }) => readDirectory(boundary, uri));
  client.onRequest(readFileRequest, ({ uri, limit }) => readFile(boundary, uri, limit));
  client.onRequest(resolveRequest, ({ uri }) => resolve(boundary, uri));
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
  try {
    const uri = await boundary.admitFile(text);
    if (uri === undefined) return { ok: false, reason: 'no-permission' };
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (isLinkType(type)) return { ok: false, reason: 'no-permission' };
    if (entryType(type) !== 'file') return { ok: false, reason: 'not-a-file' };
    if (size > limit) return { ok: false, reason: 'too-large' };
    const bytes = await vscode.workspace.fs.readFile(uri);
    // Some file systems do not know a size before they have read.
    if (bytes.byteLength > limit) return { ok: false, reason: 'too-large' };
    return { ok: true, base64: toBase64(bytes) };
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
