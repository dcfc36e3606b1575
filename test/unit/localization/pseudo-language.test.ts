/** The language in which nothing reads as English but what was left out. */

import { deepEqual, equal } from 'node:assert/strict';

import { messageKey, pseudo } from '../../../localization/pseudo-language.ts';
import { plainWords } from './in-pseudo-language.ts';

describe('the pseudo-language', () => {
  it('marks every letter and keeps places, code, links, icons and options', () => {
    equal(pseudo('{0} has no owner. Add `owner:`.'), '⟦{0} ĥàš ñò òŵñèŕ. Àđđ `owner:`.⟧');
    equal(
      pseudo('$(warning) See [the page](rules/x.md) or --help'),
      '⟦$(warning) Šèè [ŧĥè ƥàğè](rules/x.md) òŕ --help⟧',
    );
    equal(pseudo('Set #plumbline.asOf# to ${day}'), '⟦Šèŧ #plumbline.asOf# ŧò ${day}⟧');
    equal(pseudo(''), '⟦⟧');
  });

  it('has brackets around each line, and inside of a button', () => {
    equal(
      pseudo('Open it.\n[Open folder](command:vscode.openFolder)\nOr [not](command:a.b).'),
      '⟦Òƥèñ ìŧ.⟧\n[⟦Òƥèñ ƒòļđèŕ⟧](command:vscode.openFolder)\n⟦Òŕ [ñòŧ](command:a.b).⟧',
    );
  });

  it('leaves in plain letters only what was not translated', () => {
    deepEqual(plainWords([`${pseudo('The owner is')} missing of AC-02`]), ['AC-02', 'missing', 'of']);
  });

  it('tells equal texts apart by what a translator is told', () => {
    equal(messageKey({ text: 'Open', comment: ['A button', ', no state'] }), 'Open/A button, no state');
  });
});
