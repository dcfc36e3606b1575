/** Answers by question, for pure functions that are asked the same few things again and again. */

export class Remembered<Question, Answer> {
  readonly #known = new Map<Question, Answer>();
  readonly #most: number;

  /** Keeps up to `most` answers, and then begins anew: cheaper than choosing which to forget. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The answer to a question, computed unless it is known. An answer of `undefined` is not kept. */
  get(question: Question, compute: (question: Question) => Answer): Answer {
    const known = this.#known.get(question);
    if (known !== undefined) return known;
    const answer = compute(question);
    if (this.#known.size >= this.#most) this.#known.clear();
    this.#known.set(question, answer);
    return answer;
  }
}
