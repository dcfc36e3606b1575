/** The labels of the criteria in the pseudo-language, also where a file of the organization's says more about some. */

import { deepEqual } from 'node:assert/strict';

import { BUILT_IN_CATALOGUE, catalogueOf } from '../../../server/src/frameworks/catalogue.ts';
import { inPseudoLanguage, plainWords } from './in-pseudo-language.ts';

describe('the criteria in another language', () => {
  it('have labels in it, though the catalogue was made before anybody said which', () => {
    const labels = inPseudoLanguage(() => BUILT_IN_CATALOGUE.builtIn.criteria.map(({ label }) => label));
    deepEqual(plainWords(labels), []);
  });

  it('keep the labels that a file of the organization gives them', () => {
    const labels = inPseudoLanguage(() => {
      const criteria = [
        { id: 'CC6.1', label: 'Doors', category: undefined },
        { id: 'CC6.2', label: '', category: undefined },
      ];
      const { builtIn } = catalogueOf([{ id: 'TSC', name: 'TSC', names: ['tsc'], criteria }]);
      return builtIn.criteria.map(({ label }) => label);
    });
    deepEqual(plainWords(labels), ['Doors']);
  });
});
