/** Base64 into bytes, where there may be no `Buffer`, and back. */

// `String.fromCharCode` takes its bytes as arguments, of which engines allow some 65,000.
const CHUNK = 0x80_00;

/** The bytes of a text in the standard alphabet. Throws for anything else. */
export function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** The standard alphabet, padded. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(text);
}
