/** A stretch of text by UTF-16 offsets into its document, and what every located thing extends. */

/** `start` is inclusive, `end` exclusive; both count UTF-16 units from the start of the whole file, BOM included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
