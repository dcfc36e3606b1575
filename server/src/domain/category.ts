/** The five Trust Services categories. */

import * as l10n from '@vscode/l10n';

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
    get name() {
      return l10n.t({ message: 'Security', comment: ['A Trust Services category'] });
    },
    prefix: 'CC',
    get meaning() {
      return l10n.t('the common criteria, CC1 to CC9; always in scope');
    },
    // l10n: compared with what people write
    synonyms: ['CC', 'common criteria', 'common'],
  },
  {
    id: 'availability',
    get name() {
      return l10n.t({ message: 'Availability', comment: ['A Trust Services category'] });
    },
    prefix: 'A',
    get meaning() {
      return l10n.t('A1: the system is there when promised');
    },
    synonyms: ['A'],
  },
  {
    id: 'confidentiality',
    get name() {
      return l10n.t({ message: 'Confidentiality', comment: ['A Trust Services category'] });
    },
    prefix: 'C',
    get meaning() {
      return l10n.t('C1: what is confidential stays so and is disposed of');
    },
    synonyms: ['C'],
  },
  {
    id: 'processing-integrity',
    get name() {
      return l10n.t({ message: 'Processing Integrity', comment: ['A Trust Services category'] });
    },
    prefix: 'PI',
    get meaning() {
      return l10n.t('PI1: processing is complete, valid, accurate and timely');
    },
    synonyms: ['PI', 'integrity'],
  },
  {
    id: 'privacy',
    get name() {
      return l10n.t({ message: 'Privacy', comment: ['A Trust Services category'] });
    },
    prefix: 'P',
    get meaning() {
      return l10n.t('P1 to P8: personal information');
    },
    synonyms: ['P'],
  },
];
