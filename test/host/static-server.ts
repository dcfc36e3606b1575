// A small web server on the loopback address: folders under prefixes, and pages made in memory.
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { Teardown } from './teardown.ts';

interface StaticContent {
  /** Folders by the beginning of the address, which ends with a slash; the longest one that fits counts. */
  readonly folders: Readonly<Record<string, string>>;
  /** What is made in memory, by its whole path; each is told the server's origin. */
  readonly pages: Readonly<Record<string, (origin: string) => Page | Promise<Page>>>;
}

interface Page {
  readonly type: string;
  readonly body: string;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.cjs': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Serves the content on a free port, and returns the origin. It stops with the teardown. */
export async function serve(content: StaticContent, teardown: Teardown): Promise<string> {
  let origin = '';
  const server = createServer((request, response) => {
    answer(content, origin, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(String(error));
    });
  });
  teardown.add(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The static server has no port');
  origin = `http://localhost:${address.port}`;
  return origin;
}

async function answer(
  content: StaticContent,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = decodeURIComponent(new URL(request.url ?? '/', origin).pathname);
  const page = content.pages[path];
  if (page !== undefined) {
    const { type, body } = await page(origin);
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    return;
  }
  const file = await fileBehind(content, path);
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  await pipeline(createReadStream(file), response);
}

/** The file at a path, unless it is none, or lies outside its folder. */
async function fileBehind(content: StaticContent, path: string): Promise<string | undefined> {
  const prefixes = Object.keys(content.folders).filter((prefix) => path.startsWith(prefix));
  const prefix = prefixes.sort((one, other) => other.length - one.length)[0] ?? '';
  const folder = content.folders[prefix];
  if (folder === undefined) return undefined;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, path.slice(prefix.length)));
    if (!file.startsWith(root + sep) || !(await stat(file)).isFile()) return undefined;
    return file;
  } catch {
    return undefined;
  }
}
