/** Objects in memory, for trees in tests: by the hash of what they hold, as Git has it. */

import { createHash } from 'node:crypto';
import type { BlobDigest } from '../../../server/src/git/blobs.ts';
import type { TreeEntry } from '../../../server/src/git/listings.ts';
import type { TreeOptions } from '../../../server/src/git/tree-file-system.ts';
import type { ReadResult } from '../../../server/src/workspace/file-system.ts';

export class StoredBlobs {
  readonly #texts = new Map<string, string>();

  /** Keeps a text, and gives its ID. */
  add(text: string): string {
    const id = createHash('sha1').update(text).digest('hex');
    this.#texts.set(id, text);
    return id;
  }

  /** Keeps texts by path; a path that ends in `@` is a link, and one that ends in `/` a submodule. */
  entries(files: Readonly<Record<string, string>>): readonly TreeEntry[] {
    return Object.entries(files).map(([path, text]) => {
      const kind = path.endsWith('@') ? 'link' : path.endsWith('/') ? 'submodule' : 'file';
      return { path: path.replace(/[@/]$/, ''), kind, id: this.add(text) };
    });
  }

  /** What a tree reads them by: each answer comes later. */
  readonly reader: TreeOptions['blobs'] = {
    read: async (id, limit): Promise<ReadResult> => {
      await Promise.resolve();
      const text = this.#texts.get(id);
      if (text === undefined) return { ok: false, reason: 'unreadable' };
      const bytes = new TextEncoder().encode(text);
      return bytes.length > limit ? { ok: false, reason: 'too-large' } : { ok: true, bytes };
    },
    digest: async (id): Promise<BlobDigest> => {
      await Promise.resolve();
      return {
        ok: true,
        sha256: createHash('sha256')
          .update(this.#texts.get(id) ?? '')
          .digest('hex'),
      };
    },
  };
}
