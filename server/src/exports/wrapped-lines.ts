/** How many lines a text takes in a column of a spreadsheet, as far as that can be known without its letters' widths. */

/**
 * The number of lines, at least 1 and at most `most`, of a text in a column so many characters wide: broken at blanks, and in
 * words that are longer than a line.
 */
export function linesIn(text: string, width: number, most: number): number {
  if (text.length < width && !text.includes('\n')) return 1;
  let lines = 0;
  // More than this is not looked at: it fills as many lines as there can be.
  for (const paragraph of text.slice(0, width * most).split('\n')) {
    lines += 1;
    let taken = 0;
    for (const word of paragraph.split(' ')) {
      if (taken > 0 && taken + 1 + word.length > width) {
        lines += 1;
        taken = 0;
      }
      taken += (taken === 0 ? 0 : 1) + word.length;
      if (taken > width) {
        lines += Math.ceil(taken / width) - 1;
        taken %= width;
      }
    }
    if (lines >= most) return most;
  }
  return lines;
}
