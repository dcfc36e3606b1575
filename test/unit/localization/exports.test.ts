/** What is said of a manifest that cannot be read, in the pseudo-language: nothing of ours but what is typed is in English. */

import { deepEqual } from 'node:assert/strict';

import { readManifest } from '../../../server/src/exports/read-manifest.ts';
import { inPseudoLanguage, plainWords } from './in-pseudo-language.ts';

describe('what is said of manifests, in another language', () => {
  it('is said without a word of English', () => {
    const kind = '"kind": "plumbline-evidence-manifest"';
    const texts = [
      '{',
      'null',
      `{${kind}, "version": 1}`,
      `{${kind}, "version": 2, "files": []}`,
      `{${kind}, "version": 1, "files": [1]}`,
    ];
    const said = inPseudoLanguage(() => texts.map((text) => readManifest(text).fault ?? ''));
    deepEqual(
      said.map((fault) => plainWords([fault]).join(' ')),
      ['', 'export format manifest plumbline', 'export format manifest plumbline', '', ''],
    );
  });
});
