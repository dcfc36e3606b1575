/**
 * Takes out of a document's findings those that comments in it silence, and reports the comments that silence nothing or
 * do not say why. These two are told of the whole document: they cannot be silenced themselves, so that nothing goes in a circle.
 */

import * as l10n from '@vscode/l10n';

import { nearest } from '../domain/nearest.ts';
import type { DocumentFacts, SuppressedCode, Suppression } from '../facts/document-facts.ts';
import { FILE_SUPPRESSION_WORD, SUPPRESSION_WORD } from '../facts/suppression-comment.ts';
import type { Range } from '../syntax/range.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { compareFindings, finding, limited, MOST_OF_A_RULE } from './check-part.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Finding } from './rule.ts';
import { isRuleCode, RULE_CODES, type RuleCode } from './rule-codes.ts';
import { severityOf } from './severity-of.ts';

const ABOUT_SUPPRESSIONS: ReadonlySet<string> = new Set(['suppression-unused', 'suppression-without-reason']);
const CODES: readonly string[] = RULE_CODES.filter((code) => !ABOUT_SUPPRESSIONS.has(code));

/** Whether a comment can silence the findings of a rule: those on such comments cannot be. */
export function canBeSilenced(code: RuleCode): boolean {
  return !ABOUT_SUPPRESSIONS.has(code);
}

/** Whether a comment that begins with a word silences something, or only looks as if it did. */
export function isSilencing(word: string): boolean {
  return word === SUPPRESSION_WORD || word === FILE_SUPPRESSION_WORD;
}

/** A finding that the author has silenced, and why; undefined where no reason is given. */
export interface SilencedFinding {
  readonly finding: Finding;
  readonly reason: string | undefined;
}

/** What is to be said of a document, and what its author does not want to hear; each in order of place and then of code. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly silenced: readonly SilencedFinding[];
}

const NOTHING_SILENCED: readonly SilencedFinding[] = [];

/** Judges the findings of a document, given in order of place, by the comments in it. */
export function judge(snapshot: Snapshot, facts: DocumentFacts, findings: readonly Finding[]): Judged {
  if (facts.suppressions.length === 0) return { findings, silenced: NOTHING_SILENCED };
  const judging = new Judging(findings);
  for (const suppression of facts.suppressions) judging.silence(suppression);
  // What cannot be read is not checked: whether it would have the finding is not known then.
  const isWhole = !facts.problems.some(({ code }) => code === 'yaml-syntax' || code === 'front-matter-unclosed');
  const own = limited(
    facts.suppressions.flatMap((one) => [...withoutReason(one), ...judging.unused(snapshot, one, isWhole)]),
  );
  const { left, silenced } = judging;
  return { findings: own.length === 0 ? left : [...left, ...own].sort(compareFindings), silenced };
}

class Judging {
  readonly #findings: readonly Finding[];
  readonly #byCode = new Map<string, number[]>();
  readonly #suppressedBy = new Map<number, Suppression>();
  readonly #used = new Set<SuppressedCode>();

  constructor(findings: readonly Finding[]) {
    this.#findings = findings;
    for (const [index, { code }] of findings.entries()) {
      const known = this.#byCode.get(code);
      if (known === undefined) this.#byCode.set(code, [index]);
      else known.push(index);
    }
  }

  /** The findings that no comment silences. */
  get left(): readonly Finding[] {
    return this.#findings.filter((_, index) => !this.#suppressedBy.has(index));
  }

  get silenced(): readonly SilencedFinding[] {
    return this.#findings.flatMap((finding, index) => {
      const suppression = this.#suppressedBy.get(index);
      return suppression === undefined ? [] : [{ finding, reason: suppression.reason }];
    });
  }

  /** Silences what a comment speaks of. Of two that speak of one finding, one with a reason counts before one without. */
  silence(suppression: Suppression): void {
    for (const code of suppression.codes) {
      const own = this.#byCode.get(code.text) ?? [];
      if (suppression.places === undefined) {
        for (const index of own) this.#silenceOne(index, suppression, code);
      }
      for (const place of suppression.places ?? []) {
        for (let at = this.#firstFrom(own, place.start); at < own.length; at++) {
          const index = own[at];
          if (index === undefined || (this.#findings[index]?.start ?? 0) > place.end) break;
          this.#silenceOne(index, suppression, code);
        }
      }
    }
  }

  #silenceOne(index: number, suppression: Suppression, code: SuppressedCode): void {
    const about = this.#findings[index]?.about;
    if (code.about.length > 0 && !code.about.some(({ text }) => text.toLowerCase() === about?.toLowerCase())) return;
    this.#used.add(code);
    if (this.#suppressedBy.get(index)?.reason === undefined) this.#suppressedBy.set(index, suppression);
  }

  /** The place in a list of findings, in order, of the first that begins at or behind an offset. */
  #firstFrom(indices: readonly number[], offset: number): number {
    let low = 0;
    let high = indices.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#findings[indices[middle] ?? 0]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A finding for each rule that a comment names to no effect. */
  unused(snapshot: Snapshot, { word, codes }: Suppression, isWhole: boolean): readonly Finding[] {
    if (!isSilencing(word.text)) {
      return [
        report(
          word,
          l10n.t(
            '“{0}” silences nothing. Write {1}, or {2} for the whole file.',
            word.text,
            SUPPRESSION_WORD,
            FILE_SUPPRESSION_WORD,
          ),
        ),
      ];
    }
    if (codes.length === 0) {
      const message = l10n.t('This silences nothing, since it names no rule. Write “{0} CODE: reason”.', word.text);
      return [report(word, message)];
    }
    return codes.flatMap((code) => {
      if (this.#used.has(code)) return [];
      const wrong = wrongName(code);
      if (wrong !== undefined) return [report(code, wrong)];
      return isWhole && this.#isKnownToBeIdle(snapshot, code.text) ? [report(code, idle(code))] : [];
    });
  }

  /** Whether a rule would have been heard of: one that is off, or that found more than is listed, may have something to silence. */
  #isKnownToBeIdle(snapshot: Snapshot, code: string): boolean {
    if (!isRuleCode(code) || severityOf(snapshot, code) === undefined) return false;
    return (this.#byCode.get(code)?.length ?? 0) <= MOST_OF_A_RULE;
  }
}

function report(range: Range, message: string, code: RuleCode = 'suppression-unused'): Finding {
  return finding(code, range, message, []);
}

/** The code of the rule of which one in a comment may be a slip of the pen; undefined where it is none, or none is near. */
export function codeMeant({ text }: SuppressedCode): string | undefined {
  if (ABOUT_SUPPRESSIONS.has(text) || isRuleCode(text)) return undefined;
  const folded = text.toLowerCase().replaceAll('_', '-');
  return CODES.includes(folded) ? folded : nearest(folded, CODES);
}

/** What is wrong with the name of a rule; undefined where nothing is. */
function wrongName(code: SuppressedCode): string | undefined {
  const { text } = code;
  if (ABOUT_SUPPRESSIONS.has(text)) {
    return l10n.t(
      '“{0}” cannot be silenced by a comment. Correct the comment that it speaks of, or turn the rule off in plumbline.yml.',
      text,
    );
  }
  if (isRuleCode(text)) return undefined;
  const near = codeMeant(code);
  const remedy = near === undefined ? l10n.t('The codes stand beside each finding.') : didYouMean(near);
  return `${l10n.t('This silences nothing, since there is no rule “{0}”.', text)} ${remedy}`;
}

function idle({ text, about }: SuppressedCode): string {
  const what = [text, ...about.map((one) => one.text)].join(' ');
  return l10n.t(
    '“{0}” silences nothing here. Remove it, so that a finding to come is not hidden, or move it to where the finding stands.',
    what,
  );
}

function withoutReason({ word, codes, reason }: Suppression): readonly Finding[] {
  const [first] = codes;
  const last = codes.at(-1);
  if (reason !== undefined || first === undefined || last === undefined) return [];
  const end = last.about.at(-1)?.end ?? last.end;
  const message = l10n.t(
    'Nothing says why this is silenced. Write the reason after a colon: “{0} {1}: …”.',
    word.text,
    first.text,
  );
  return [report({ start: first.start, end }, message, 'suppression-without-reason')];
}
