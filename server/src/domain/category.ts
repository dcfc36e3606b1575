/** The five Trust Services categories. */

export const CATEGORY_IDS = ['security', 'availability', 'confidentiality', 'processing-integrity', 'privacy'] as const;

export type CategoryId = (typeof CATEGORY_IDS)[number];

export interface Category {
  readonly id: CategoryId;
  readonly name: string;
  /** What the IDs of its criteria begin with. Security's are the common criteria, `CC`. */
  readonly prefix: string;
  readonly meaning: string;
  readonly synonyms: readonly string[];
}

export const CATEGORIES: readonly Category[] = [
  {
    id: 'security',
    name: 'Security',
    prefix: 'CC',
    meaning: 'the common criteria, CC1 to CC9; always in scope',
    synonyms: ['CC', 'common criteria', 'common'],
  },
  {
    id: 'availability',
    name: 'Availability',
    prefix: 'A',
    meaning: 'A1: the system is there when promised',
    synonyms: ['A'],
  },
  {
    id: 'confidentiality',
    name: 'Confidentiality',
    prefix: 'C',
    meaning: 'C1: what is confidential stays so and is disposed of',
    synonyms: ['C'],
  },
  {
    id: 'processing-integrity',
    name: 'Processing Integrity',
    prefix: 'PI',
    meaning: 'PI1: processing is complete, valid, accurate and timely',
    synonyms: ['PI', 'integrity'],
  },
  { id: 'privacy', name: 'Privacy', prefix: 'P', meaning: 'P1 to P8: personal information', synonyms: ['P'] },
];
