/** How far the verification of evidence has come, in words. */

import type { DigestProgress } from '../workspace/file-digests.ts';

/** `Verifying evidence 3 of 40, 420 MB of 1.0 GB`: the file that is being read, counted from one. */
export function verifyingText(progress: DigestProgress): string {
  return `Verifying evidence ${verifyingFigures(progress)}`;
}

/** `3 of 40, 420 MB of 1.0 GB`. */
export function verifyingFigures({ filesRead, files, bytesRead, bytes }: DigestProgress): string {
  return `${Math.min(filesRead + 1, files)} of ${files}, ${sizeText(bytesRead)} of ${sizeText(bytes)}`;
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
