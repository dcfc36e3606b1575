/** Texts that every format can hold. */

/** The text with a replacement character for each half of a pair that stands alone, which UTF-8 cannot hold. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
