/**
 * SHA-256 (FIPS 180-4) of a text, at once: the platforms' own is in another place in each of them, and in a browser it
 * keeps one waiting, while facts are read in one go. A test holds it to Node's.
 */

const CONSTANTS = Uint32Array.from(
  (
    '428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 ' +
    'd807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174 ' +
    'e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da ' +
    '983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 ' +
    '27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85 ' +
    'a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 ' +
    '19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 ' +
    '748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2'
  ).split(' '),
  (word) => Number.parseInt(word, 16),
);

const INITIAL = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

/** Bytes in a block, and those at the end of the last one that say how long the message is. */
const BLOCK = 64;
const LENGTH = 8;

const ENCODER = new TextEncoder();
const SCHEDULE = new Int32Array(64);

/** The digest of the text's UTF-8, 64 hexadecimal digits in small letters. Half a surrogate pair counts as U+FFFD. */
export function sha256OfText(text: string): string {
  const message = padded(ENCODER.encode(text));
  const state = Int32Array.from(INITIAL);
  for (let at = 0; at < message.byteLength; at += BLOCK) mixIn(state, message, at);
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The message with a bit after it, zeros, and its length in bits, so that it fills whole blocks. */
function padded(bytes: Uint8Array): DataView {
  const size = Math.ceil((bytes.length + 1 + LENGTH) / BLOCK) * BLOCK;
  const whole = new Uint8Array(size);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(size - LENGTH, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(size - LENGTH / 2, (bytes.length * 8) >>> 0);
  return view;
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** Mixes the block at `at` into the state. The letters are those of the standard. */
function mixIn(state: Int32Array, message: DataView, at: number): void {
  for (let index = 0; index < 16; index++) SCHEDULE[index] = message.getInt32(at + index * 4);
  for (let index = 16; index < 64; index++) {
    const early = SCHEDULE[index - 15] ?? 0;
    const late = SCHEDULE[index - 2] ?? 0;
    const small0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
    const small1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
    SCHEDULE[index] = (SCHEDULE[index - 16] ?? 0) + small0 + (SCHEDULE[index - 7] ?? 0) + small1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < 64; index++) {
    const big1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + big1 + choice + (CONSTANTS[index] ?? 0) + (SCHEDULE[index] ?? 0)) | 0;
    const big0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + big0 + majority) | 0;
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + word;
}
