/** What a framework is: a catalogue of criteria, built in or the organization's own. */

import type { CategoryId } from '../domain/category.ts';

export interface Criterion {
  /** As the framework spells it: `CC6.1`. */
  readonly id: string;
  /** A short label in our own words; the criteria's text belongs to the AICPA and is not shipped. */
  readonly label: string;
  /** Undefined for a framework that knows no Trust Services categories. */
  readonly category: CategoryId | undefined;
}

export interface Framework {
  /** What references may begin with: `TSC` in `TSC.CC6.1`. */
  readonly id: string;
  readonly name: string;
  /** Other names by which front-matter calls it, folded: lower case, letters and digits only. */
  readonly names: readonly string[];
  readonly criteria: readonly Criterion[];
}

/** Folds a framework's name so that `TSC 2017`, `tsc-2017` and `TSC_2017` are one. */
export function foldFrameworkName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
