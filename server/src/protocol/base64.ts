/** Bytes as base64 in messages, and back, in hosts that have no `Buffer`: both ends of a message import this. */

const LETTERS = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PADDING = 0x3d;

/** The standard alphabet, padded. In one pass over numbers: `btoa` needs a string first, which takes seconds to make of megabytes. */
export function toBase64(bytes: Uint8Array): string {
  const written = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  const letter = (bits: number): number => LETTERS[bits & 63] ?? PADDING;
  let at = 0;
  for (let index = 0; index < bytes.length; index += 3) {
    const second = bytes[index + 1];
    const third = bytes[index + 2];
    const bits = ((bytes[index] ?? 0) << 16) | ((second ?? 0) << 8) | (third ?? 0);
    written[at++] = letter(bits >> 18);
    written[at++] = letter(bits >> 12);
    written[at++] = second === undefined ? PADDING : letter(bits >> 6);
    written[at++] = third === undefined ? PADDING : letter(bits);
  }
  return new TextDecoder().decode(written);
}

/** The bytes of a text in the standard alphabet. Throws for anything else. */
export function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
