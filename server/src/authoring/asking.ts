/** The questions of one command and the answers that there are: each step gives its answer, or the question to be put. */

import type { FileChange, WritingContext } from '../fixes/fix.ts';
import type { ComposeParams, Offer, Question } from '../protocol/authoring-messages.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';

/** What a step comes to. */
export type Asked<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'question'; readonly question: Question };

/** What a command comes to with the answers so far. */
export type Outcome =
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'change'; readonly file: FileChange; readonly said: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** What a command is given: the folder, the answers, and where it was called. */
export interface AuthoringContext extends WritingContext {
  readonly asking: Asking;
  readonly at: { readonly document: IndexedDocument; readonly offset: number } | undefined;
}

/** One command: what it asks, and what it then writes. */
export interface Authoring {
  /** What the person is doing: `New control`. */
  readonly title: string;
  /** How many questions it has at most. */
  readonly steps: number;
  compose(context: AuthoringContext): Promise<Outcome>;
}

/** A question as a command puts it. */
interface Wording {
  readonly name: string;
  readonly prompt: string;
}

/** Why an answer cannot be taken, in a sentence; undefined for one that can. */
type FaultOf = (answer: string) => string | undefined;

export class Asking {
  readonly #answers: ComposeParams['answers'];
  readonly #title: string;
  readonly #steps: number;
  #step = 0;

  constructor({ title, steps }: Pick<Authoring, 'title' | 'steps'>, answers: ComposeParams['answers']) {
    this.#title = title;
    this.#steps = steps;
    this.#answers = answers;
  }

  /** A text without spaces around it; `fallback` stands in the box at first. */
  text(wording: Wording, faultOf: FaultOf, fallback = ''): Asked<string> {
    this.#step += 1;
    const given = this.#given(wording.name)?.[0]?.trim();
    const fault = given === undefined ? undefined : faultOf(given);
    if (given !== undefined && fault === undefined) return { kind: 'answer', value: given };
    return this.#question(wording, { kind: 'text', value: given ?? fallback, offers: [], isOpen: true, fault });
  }

  /** One of several things, or, where the question is open, something else that is typed. */
  one(
    wording: Wording,
    offers: () => readonly Offer[],
    { isOpen = false, faultOf }: { readonly isOpen?: boolean; readonly faultOf: FaultOf },
  ): Asked<string> {
    this.#step += 1;
    const given = this.#given(wording.name)?.[0]?.trim();
    const fault = given === undefined ? undefined : faultOf(given);
    if (given !== undefined && fault === undefined) return { kind: 'answer', value: given };
    return this.#question(wording, { kind: 'one', offers: offers(), isOpen, fault });
  }

  /** As many as one likes, or none. */
  several(wording: Wording, offers: () => readonly Offer[], faultOf: FaultOf): Asked<readonly string[]> {
    this.#step += 1;
    const given = this.#given(wording.name);
    const fault = given?.map(faultOf).find((one) => one !== undefined);
    if (given !== undefined && fault === undefined) return { kind: 'answer', value: given };
    return this.#question(wording, { kind: 'several', offers: offers(), isOpen: false, fault });
  }

  #given(name: string): readonly string[] | undefined {
    const given = Object.hasOwn(this.#answers, name) ? this.#answers[name] : undefined;
    return typeof given === 'string' ? [given] : given;
  }

  #question(
    { name, prompt }: Wording,
    { fault, ...rest }: Pick<Question, 'kind' | 'value' | 'offers' | 'isOpen'> & { readonly fault: string | undefined },
  ): Asked<never> {
    const step = this.#step;
    const steps = Math.max(step, this.#steps);
    const question = { name, title: this.#title, step, steps, prompt, ...rest };
    return { kind: 'question', question: fault === undefined ? question : { ...question, fault } };
  }
}
