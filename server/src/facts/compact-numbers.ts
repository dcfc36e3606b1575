/** Whole numbers in as few bytes as they need, one after the other: seven bits to a byte, the lowest first. */

const LARGEST_IN_A_BYTE = 0x7f;
/** What 32 bits hold: larger numbers are written in two halves. */
const HALF = 0x1_0000_0000;

export class NumberWriter {
  #bytes = new Uint8Array(4096);
  #length = 0;

  /** Writes a whole number from 0 to 2^32 - 1. */
  write(value: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#grow();
    let rest = value;
    while (rest > LARGEST_IN_A_BYTE) {
      this.#bytes[this.#length++] = (rest & LARGEST_IN_A_BYTE) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** Writes a whole number from 0 to 2^53 - 1. */
  writeLarge(value: number): void {
    this.write(Math.floor(value / HALF));
    this.write(value % HALF);
  }

  /** What was written since the last call, in memory of its own. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #grow(): void {
    const bytes = new Uint8Array(this.#bytes.length * 2);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }
}

export class NumberReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next number; 0 behind the end. */
  read(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++] ?? 0;
      value |= (byte & LARGEST_IN_A_BYTE) << shift;
      if (byte <= LARGEST_IN_A_BYTE) return value >>> 0;
    }
  }

  readLarge(): number {
    const high = this.read();
    return high * HALF + this.read();
  }
}
