/** The files that translators are given, and from which translations are read. */

import { deepEqual } from 'node:assert/strict';

import { bundles } from '../../../localization/bundles.ts';

describe('the bundles of messages', () => {
  it('hold each message by its key, in order, with what translators are told', () => {
    const files = bundles([
      { text: 'open', comment: ['A state', ', no command'] },
      { text: '{0} has no owner.', comment: [] },
      { text: 'Again', comment: [] },
    ]);
    deepEqual(
      [...files].map(([path, bundle]) => [path, Object.entries(bundle)]),
      [
        [
          'l10n/bundle.l10n.json',
          [
            ['Again', 'Again'],
            ['open/A state, no command', { message: 'open', comment: ['A state', ', no command'] }],
            ['{0} has no owner.', '{0} has no owner.'],
          ],
        ],
        [
          'l10n/bundle.l10n.qps-ploc.json',
          [
            ['Again', '⟦Àğàìñ⟧'],
            ['open/A state, no command', '⟦òƥèñ⟧'],
            ['{0} has no owner.', '⟦{0} ĥàš ñò òŵñèŕ.⟧'],
          ],
        ],
      ],
    );
  });
});
