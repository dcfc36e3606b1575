/** Makes a finding's sentence fit for a line in a list, a terminal and a web page, whatever text from a file it quotes. */

/** What no sentence of ours holds: line breaks, control characters, halves of characters, and what turns writing around. */
const UNPRINTABLE = /[\p{Cc}\p{Surrogate}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const WHITE_SPACE = /[\t\n\v\f\r\u0085\u2028\u2029]/;

/** What is quoted, in the marks that languages have for it: “…”, „…“, «…», ‹…›, 「…」 and 『…』. */
const QUOTATION = /“[^”]*”|„[^“”]*[“”]|«[^»]*»|‹[^›]*›|「[^」]*」|『[^』]*』/g;

/** A quotation that is longer is shortened in its middle: its beginning and its end are what tells it from others. */
const LONGEST_QUOTATION = 120;
const BEGINNING = 80;
const END = 30;
/** Sentences of ours are a fraction of this. */
const LONGEST_MESSAGE = 1200;

/** The sentence on one line, with long quotations shortened and what cannot be seen replaced. */
export function plainMessage(message: string): string {
  // Nearly every sentence is fit as it is.
  if (message.length <= LONGEST_QUOTATION && message.search(UNPRINTABLE) < 0) return message;
  const shortened = message.replace(QUOTATION, (quotation) => {
    // The marks are kept beside the beginning and the end.
    if (quotation.length - 2 <= LONGEST_QUOTATION) return quotation;
    return `${quotation.slice(0, BEGINNING + 1)} … ${quotation.slice(-END - 1)}`;
  });
  const whole = shortened.length <= LONGEST_MESSAGE ? shortened : `${shortened.slice(0, LONGEST_MESSAGE)} …`;
  return whole.replace(UNPRINTABLE, (character) => (WHITE_SPACE.test(character) ? ' ' : '\ufffd'));
}
