/** How far the verification of evidence has come, in words. */

import * as l10n from '@vscode/l10n';

import type { DigestProgress } from '../workspace/file-digests.ts';

/** `Verifying evidence 3 of 40, 420 MB of 1.0 GB`: the file that is being read, counted from one. */
export function verifyingText(progress: DigestProgress): string {
  return l10n.t('Verifying evidence {0} of {1}, {2} of {3}', ...verifyingFigures(progress));
}

/** The figures for such a message: `3`, `40`, `420 MB` and `1.0 GB`. */
export function verifyingFigures({
  filesRead,
  files,
  bytesRead,
  bytes,
}: DigestProgress): [file: number, files: number, read: string, all: string] {
  return [Math.min(filesRead + 1, files), files, sizeText(bytesRead), sizeText(bytes)];
}

const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** A size in decimal units, as disks and file managers count: `0 kB`, `420 MB`, `1.0 GB`. */
export function sizeText(bytes: number): string {
  let size = bytes / 1000;
  let at = 0;
  while (at < UNITS.length - 1 && Math.round(size) >= 1000) {
    size /= 1000;
    at += 1;
  }
  const digits = at > 0 && size < 9.95 ? 1 : 0;
  return `${size.toFixed(digits)} ${UNITS[at] ?? ''}`;
}
