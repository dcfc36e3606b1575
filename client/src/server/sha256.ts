/** SHA-256 by Web Crypto, which wants all bytes at once: for files that only the editor can read. */

/** The digest in small letters; undefined where there is no Web Crypto, as on a page without https. */
export async function sha256Of(bytes: Uint8Array): Promise<string | undefined> {
  // The types promise it everywhere; a browser has it in secure contexts only.
  const crypto: Partial<Crypto> | undefined = globalThis.crypto;
  if (crypto?.subtle === undefined) return undefined;
  try {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return undefined;
  }
}
