/** Whether two programs have the same text of a file: both ends of a message import this. Not for security. */

/** The length, and 32 bits (FNV-1a over UTF-16 units), of a text without its byte order mark and with every line ended by LF. */
export function printOf(text: string): string {
  const bare = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  let hash = 0x811c9dc5;
  for (let index = 0; index < bare.length; index++) hash = Math.imul(hash ^ bare.charCodeAt(index), 0x01000193);
  return `${bare.length}-${(hash >>> 0).toString(16)}`;
}
