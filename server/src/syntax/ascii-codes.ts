/** The characters of a text as bytes: reading those takes half the time that asking a string for each of them does. */

const ENCODER = new TextEncoder();

/** Used over and over; grows with the longest text. */
let scratch = new Uint8Array(64 * 1024);

/**
 * The code of each character, where all of the text is ASCII, so that offsets are the same; otherwise undefined. What comes
 * behind the text's length means nothing, and the whole holds only until the next call.
 */
export function asciiCodes(text: string): Uint8Array | undefined {
  if (text.length > scratch.length) scratch = new Uint8Array(text.length);
  const { read, written } = ENCODER.encodeInto(text, scratch);
  return read === text.length && written === text.length ? scratch : undefined;
}
