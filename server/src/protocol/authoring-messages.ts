/**
 * The messages of commands that ask and then write. The server knows what there is to choose from, and writes; the client shows
 * the questions. Nothing is kept in between: each request brings all answers so far, so that one can also go back.
 */

import type { MessageLocation } from './messages.ts';

export type AuthoringCommand =
  | 'newPolicy'
  | 'newControl'
  | 'newEvidence'
  | 'newException'
  | 'recordReview'
  | 'recordApproval';

export const AUTHORING_COMMANDS: readonly AuthoringCommand[] = [
  'newPolicy',
  'newControl',
  'newEvidence',
  'newException',
  'recordReview',
  'recordApproval',
];

/** Request, client → server: the next question, or that it is written, through `workspace/applyEdit`. */
export const COMPOSE_REQUEST = 'plumbline/compose';

export interface ComposeParams {
  readonly command: AuthoringCommand;
  /** By the names of the questions; several where several may be chosen. */
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
  /** Where the command was called: the cursor, or the place of a row. A record there is the one that is meant. */
  readonly at?: {
    readonly uri: string;
    readonly position: { readonly line: number; readonly character: number };
  };
}

/** Something to choose. */
export interface Offer {
  /** The answer that it stands for. */
  readonly value: string;
  readonly label: string;
  /** Beside the label. */
  readonly description?: string;
  /** Below it. */
  readonly detail?: string;
}

export interface Question {
  /** Under which name the answer is to be sent. */
  readonly name: string;
  /** What is being done: `New control`. */
  readonly title: string;
  /** Which of how many questions it is, from 1. */
  readonly step: number;
  readonly steps: number;
  /** What is asked, in a sentence. */
  readonly prompt: string;
  /** `text`: to be typed; `one`, `several`: to be chosen. */
  readonly kind: 'text' | 'one' | 'several';
  /** What stands in the box, of a text. */
  readonly value?: string;
  readonly offers: readonly Offer[];
  /** Whether something else may be typed than what is offered. */
  readonly isOpen: boolean;
  /** Why the answer that was sent cannot be taken, in a sentence. */
  readonly fault?: string;
}

export type ComposeResult =
  | { readonly kind: 'question'; readonly question: Question }
  /** What was written, in a sentence, and what is to be looked at. Nothing is saved. */
  | { readonly kind: 'written'; readonly said: string; readonly location: MessageLocation }
  /** Why nothing can be written, in a sentence. */
  | { readonly kind: 'refused'; readonly reason: string };
