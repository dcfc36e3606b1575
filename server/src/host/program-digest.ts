/** What tells this program from every other version of it, so that none takes what another one kept. */

/** The SHA-256 of the bundle, which the build puts in the place of a stand-in; not defined where the sources run as they are. */
declare const PLUMBLINE_PROGRAM: string | undefined;

/** 64 hexadecimal digits; undefined where nobody knows: of sources that run as they are, and of a build that is watched. */
export function programDigest(): string | undefined {
  const digest = typeof PLUMBLINE_PROGRAM === 'string' ? PLUMBLINE_PROGRAM : '';
  return /^[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}
