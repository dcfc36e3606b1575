/** What a check found, in one shape for every format. */

import type { CivilDate } from '../domain/civil-date.ts';
import type { Move } from '../engine/comparison.ts';
import type { Diagnosis, SilencedDiagnosis, Totals } from '../engine/engine.ts';
import type { RuleCode } from '../rules/rule-codes.ts';
import type { Severity } from '../workspace/severity.ts';
import type { AffectedCriterion } from './affected-criteria.ts';

/** How many criteria are where one wants them. */
export interface ReadinessFigure {
  /** The folder as a person names it; undefined where only one was checked. */
  readonly folder: string | undefined;
  readonly ready: number;
  readonly inScope: number;
  /** The top of the ladder for the type of engagement. */
  readonly goal: 'evidenced' | 'operating';
}

/** What a baseline kept out of a report. */
export interface BaselineFigure {
  /** Its name, for a person. */
  readonly file: string;
  /** How many findings are in it. */
  readonly known: number;
  /** How many findings in it are not found any more; undefined where only a part was checked. */
  readonly gone: number | undefined;
}

/** What a comparison with an earlier state kept out of a report. */
export interface SinceFigure {
  /** The commit or branch, as a person names it. */
  readonly ref: string;
  /** The ID of the commit with which was compared; undefined where there are several. */
  readonly commit: string | undefined;
  /** How many findings were there already. */
  readonly known: number;
  /** How many findings of the earlier state are not found any more. */
  readonly gone: number;
}

export interface CheckReport {
  readonly asOf: CivilDate;
  readonly totals: Totals;
  /** By file, then place, then code. */
  readonly diagnoses: readonly Diagnosis[];
  /** How many findings comments silence where they stand. */
  readonly silenced: number;
  /** Undefined where none is in force. */
  readonly baseline: BaselineFigure | undefined;
  /** Undefined where everything is shown. */
  readonly since?: SinceFigure | undefined;
  readonly readiness: readonly ReadinessFigure[];
}

/** What a change made better or worse, where it is known from what it started. */
export interface ChangeFigure {
  /** The commit or branch that it starts from, as a person names it. */
  readonly base: string;
  /** How many findings of the base are not found any more. */
  readonly gone: number;
  /** The criteria that are not as ready as in the base, or readier, or in scope in one of the states alone. */
  readonly criteria: readonly FolderMove[];
  /** The controls, likewise. */
  readonly controls: readonly FolderMove[];
}

/** What stands elsewhere on the ladder, in one of several folders. */
export interface FolderMove extends Move {
  /** The folder as a person names it; undefined where only one was checked. */
  readonly folder: string | undefined;
}

/** What only some formats tell: looked up by those that do. */
export interface CheckDetails {
  /** From this severity on a finding makes a check fail. */
  readonly failOn: Severity | 'never';
  /** The version of the program. */
  readonly version: string;
  /** What comments silence, in the order of the findings. */
  readonly silencedFindings: readonly SilencedDiagnosis[];
  /** What the baseline holds, likewise. */
  readonly knownFindings: readonly Diagnosis[];
  /** By what a finding of either list, or of the report, is known from run to run (`Engine.identityOf`). */
  readonly identityOf: (diagnosis: Diagnosis) => string;
  /** The criteria that the findings touch, in the catalogue's order. */
  readonly affected: readonly AffectedCriterion[];
  /** The page of a rule, in Markdown; undefined where it is not there. */
  readonly pageOf: (code: RuleCode) => string | undefined;
  /** Where the pages of rules are to be read on the web: the address of their folder; undefined where that is not known. */
  readonly rulePages: string | undefined;
  /** Undefined where only one state is known. */
  readonly change?: ChangeFigure | undefined;
}
