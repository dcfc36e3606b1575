/** Reads what `git cat-file --batch` answers, as it comes: a line on the object, its bytes, and a line break. */

/** What is done with the bytes of one object. */
export interface Taker {
  /** Called with the size in bytes before anything else. */
  begin(size: number): void;
  /** Called with the bytes in pieces. */
  take(piece: Buffer): void;
}

/** Whether all of an object was there. `failed`: the process has ended. */
export type Answer = 'whole' | 'missing' | 'failed';

interface Expected {
  readonly taker: Taker;
  readonly settle: (answer: Answer) => void;
}

const LINE_BREAK = 0x0a;

export class BatchReader {
  readonly #expected: Expected[] = [];
  /** The beginning of a line. */
  #line = '';
  /** How many bytes of the object are still to come; undefined between two of them. */
  #left: number | undefined;

  /** Answers come in the order in which they were asked for. */
  expect(taker: Taker): Promise<Answer> {
    return new Promise((settle) => {
      this.#expected.push({ taker, settle });
    });
  }

  /** What comes next. */
  read(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#left === undefined) {
        const end = bytes.indexOf(LINE_BREAK, at);
        this.#line += bytes.toString('latin1', at, end < 0 ? bytes.length : end);
        if (end < 0) return;
        at = end + 1;
        this.#readLine();
      } else {
        const length = Math.min(this.#left, bytes.length - at);
        if (length > 0) this.#expected[0]?.taker.take(bytes.subarray(at, at + length));
        at += length;
        this.#left -= length;
        if (this.#left > 0 || at === bytes.length) continue;
        // The line break after it.
        at += 1;
        this.#settle('whole');
      }
    }
  }

  /** Nothing more will come. */
  fail(): void {
    while (this.#expected.length > 0) this.#settle('failed');
  }

  #readLine(): void {
    const [, size] = /^\S+ \w+ (\d+)$/.exec(this.#line) ?? [];
    this.#line = '';
    if (size === undefined) {
      this.#settle('missing');
      return;
    }
    this.#left = Number(size);
    this.#expected[0]?.taker.begin(this.#left);
  }

  #settle(answer: Answer): void {
    this.#left = undefined;
    this.#expected.shift()?.settle(answer);
  }
}
