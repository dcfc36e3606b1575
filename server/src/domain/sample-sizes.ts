/** How many items an auditor will likely ask for of a control: a preset that auditors' tables agree on, and what may replace it. */

/** Of a population of up to so many events, so many items. `upTo` undefined: of any larger one. */
export interface EventSample {
  readonly upTo: number | undefined;
  readonly items: number;
}

/** The words for how often a control operates that have a sample of their own. */
export const SAMPLED_FREQUENCIES = [
  'annual',
  'semiannual',
  'quarterly',
  'monthly',
  'weekly',
  'daily',
  'continuous',
] as const;

export type SampledFrequency = (typeof SAMPLED_FREQUENCIES)[number];

export interface SampleSizes {
  readonly byFrequency: Readonly<Record<SampledFrequency, number>>;
  /** The smallest populations first. */
  readonly perEvent: readonly EventSample[];
}

/**
 * Guidance and no rule: neither the AICPA's guide nor its standards fix sample sizes (AU-C 530 leaves them to the auditor's
 * judgement), and firms' tables differ by a few items from these. Of events all are asked for while they are ten or fewer.
 */
export const PRESET_SAMPLES: SampleSizes = {
  byFrequency: { annual: 1, semiannual: 1, quarterly: 2, monthly: 2, weekly: 5, daily: 25, continuous: 40 },
  perEvent: [
    { upTo: 10, items: 10 },
    { upTo: 50, items: 8 },
    { upTo: 250, items: 15 },
    { upTo: undefined, items: 25 },
  ],
};
