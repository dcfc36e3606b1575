/** What a framework is: a catalogue of criteria, built in or the organization's own. */

import type { CategoryId } from '../domain/category.ts';

export interface Criterion {
  /** As the framework spells it: `CC6.1`. */
  readonly id: string;
  /** A short label in our own words; the criteria's text belongs to the AICPA and is not shipped. Empty where a file has none. */
  readonly label: string;
  /** Undefined for a framework that knows no Trust Services categories. */
  readonly category: CategoryId | undefined;
  /** The group in which an own framework lists it. */
  readonly family?: string;
  /** What an own framework's file says of it at length. */
  readonly description?: string;
  /** Criteria whose controls speak for this one too, as they are written. */
  readonly maps?: readonly WrittenCriterion[];
  /** False where the organization has decided that it does not apply. */
  readonly applies?: boolean;
}

/** A reference to criteria as somebody wrote it. */
export interface WrittenCriterion {
  readonly text: string;
  /** The framework under whose name it stands. */
  readonly framework: string | undefined;
}

export interface Framework {
  /** What references may begin with: `TSC` in `TSC.CC6.1`. */
  readonly id: string;
  readonly name: string;
  /** Other names by which front-matter calls it, folded: lower case, letters and digits only. */
  readonly names: readonly string[];
  readonly criteria: readonly Criterion[];
}

/** Folds a framework's name so that `TSC 2017`, `tsc-2017` and `TSC_2017` are one. Empty for a name without letters and digits. */
export function foldFrameworkName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** How a criterion is called among those of all frameworks: `TSC.CC6.1`. */
export function criterionKey(framework: Framework, criterion: Criterion): string {
  return `${framework.id}.${criterion.id}`;
}
