/** SHA-256 as people write it: 64 hexadecimal digits, with or without the name of the algorithm before them. */

const SHA_256 = /^(?:sha-?256[:-])?([0-9a-f]{64})$/;

/** The digest in small letters; undefined for what is no SHA-256. Letter case and a leading `sha256:` do not matter. */
export function readSha256(text: string): string | undefined {
  return SHA_256.exec(text.trim().toLowerCase())?.[1];
}

/** Enough of a digest to tell two apart by eye. */
export function shortDigest(sha256: string): string {
  return `${sha256.slice(0, 12)}…`;
}
