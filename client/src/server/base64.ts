/** Bytes as base64 where there may be no `Buffer`. */

// `String.fromCharCode` takes its bytes as arguments, of which engines allow some 65,000.
const CHUNK = 0x80_00;

/** The standard alphabet, padded. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(text);
}
