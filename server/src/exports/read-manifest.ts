/** Reads a manifest that may have come from anybody. Nothing here throws: what is wrong with it is said in a sentence. */

import * as l10n from '@vscode/l10n';

import { MANIFEST_KIND, MANIFEST_VERSION } from './manifest.ts';

export interface ManifestEntry {
  readonly path: string;
  readonly size: number;
  /** In small letters. */
  readonly sha256: string;
  /** The IDs of the evidence that the file was for. */
  readonly evidence: readonly string[];
}

export type ManifestReading =
  | { readonly entries: readonly ManifestEntry[]; readonly fault?: undefined }
  /** What comes after the name of the file in a sentence. */
  | { readonly entries?: undefined; readonly fault: string };

/** The files that a manifest names. */
export function readManifest(source: string): ManifestReading {
  let value: unknown;
  try {
    value = JSON.parse(source.replace(/^\ufeff/, ''));
  } catch {
    return { fault: l10n.t({ message: 'is not JSON.', comment: ['Comes after the name of a file'] }) };
  }
  const version = memberOf(value, 'version');
  if (memberOf(value, 'kind') !== MANIFEST_KIND || typeof version !== 'number') return { fault: notOne() };
  if (version > MANIFEST_VERSION) {
    return {
      fault: l10n.t({
        message: 'is of version {0}, which a later Plumbline wrote. Update Plumbline.',
        args: [version],
        comment: ['Comes after the name of a file'],
      }),
    };
  }
  const files = memberOf(value, 'files');
  if (!Array.isArray(files)) return { fault: notOne() };
  const entries: ManifestEntry[] = [];
  for (const [index, file] of files.entries()) {
    const entry = entryOf(file);
    if (entry === undefined) {
      return {
        fault: l10n.t({
          message: 'cannot be read at its file {0}: it needs a path, a size and a SHA-256.',
          args: [index + 1],
          comment: ['Comes after the name of a file'],
        }),
      };
    }
    entries.push(entry);
  }
  return { entries };
}

function notOne(): string {
  return l10n.t({
    message: 'is no manifest. “{0}” writes one.',
    args: ['plumbline export --format manifest'],
    comment: ['Comes after the name of a file'],
  });
}

function entryOf(value: unknown): ManifestEntry | undefined {
  const path = memberOf(value, 'path');
  const size = memberOf(value, 'size');
  const sha256 = memberOf(value, 'sha256');
  if (typeof path !== 'string' || path === '' || typeof size !== 'number' || typeof sha256 !== 'string')
    return undefined;
  if (!/^[0-9a-f]{64}$/i.test(sha256)) return undefined;
  const evidence = memberOf(value, 'evidence');
  const ids = Array.isArray(evidence) ? evidence.map((one) => memberOf(one, 'id')) : [];
  return { path, size, sha256: sha256.toLowerCase(), evidence: ids.filter((id) => typeof id === 'string') };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
