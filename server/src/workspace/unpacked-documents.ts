/** Which of the packed documents are unpacked at the moment: the last few hundred that somebody looked into. */

/** A document whose facts can be had again at any time. */
export interface Unpacked {
  /** Lets go of the facts, until somebody looks into it again. */
  pack(): void;
}

/** Enough for all that one edit touches; each takes about 12 KB. */
const MOST_UNPACKED = 256;

export class UnpackedDocuments {
  readonly #documents: Unpacked[] = [];
  #next = 0;

  /** One more is unpacked; in its turn, the one that has been so for longest is packed again. */
  add(document: Unpacked): void {
    this.#documents[this.#next]?.pack();
    this.#documents[this.#next] = document;
    this.#next = (this.#next + 1) % MOST_UNPACKED;
  }
}
