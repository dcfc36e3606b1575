/** That every text of the manifest can be translated: none stands in it, and each key has a text that is used. */

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { keysIn, manifestTexts, pseudoManifestTexts, withTexts } from '../../../localization/manifest-texts.ts';
import { PSEUDO_LANGUAGE } from '../../../localization/pseudo-language.ts';
import { plainWords } from './in-pseudo-language.ts';

const MANIFEST = readFileSync('package.json', 'utf8');
const TEXTS = manifestTexts(readFileSync('package.nls.json', 'utf8'));

/** What VS Code shows wherever it stands in the manifest. */
const SHOWN = new Set([
  'altText',
  'category',
  'contents',
  'contextualTitle',
  'deprecationMessage',
  'description',
  'enumDescriptions',
  'enumItemLabels',
  'errorMessage',
  'label',
  'markdownDeprecationMessage',
  'markdownDescription',
  'markdownEnumDescriptions',
  'patternErrorMessage',
  'shortTitle',
  'title',
]);

/** Two words beside each other, which no key and no condition has. */
const WORDS = /\p{L}{2,}[,;:.]? \p{L}{2,}/u;

interface Told {
  readonly path: string;
  readonly text: string;
  readonly isShown: boolean;
}

/** Every text in a part of the manifest, with the way to it. */
function textsIn(value: unknown, path = '', isShown = false): readonly Told[] {
  if (typeof value === 'string') return [{ path, text: value, isShown }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    // The entries of a list are shown as the list is; a name is one only of a view.
    textsIn(
      inner,
      `${path}/${name}`,
      Array.isArray(value) ? isShown : SHOWN.has(name) || (name === 'name' && path.includes('/views/')),
    ),
  );
}

function shownPart(manifest: string): unknown {
  const read: unknown = JSON.parse(manifest);
  ok(typeof read === 'object' && read !== null);
  const { contributes, capabilities, description }: Readonly<Record<string, unknown>> = { ...read };
  return { contributes, capabilities, description };
}

describe('the texts of the manifest', () => {
  it('stand in package.nls.json, and keys in the manifest', () => {
    const told = textsIn(shownPart(MANIFEST)).filter(({ text, isShown }) => isShown || WORDS.test(text));
    ok(told.length > 100);
    deepEqual(
      told.filter(({ text }) => !/^%[\w.-]+%$/.test(text)).map(({ path }) => path),
      [],
    );
  });

  it('are neither missing nor of no use', () => {
    deepEqual([...new Set(keysIn(MANIFEST))].sort(), Object.keys(TEXTS).sort());
    deepEqual(
      Object.entries(TEXTS).filter(([, text]) => text.trim() === ''),
      [],
    );
  });

  it('are found by the places where VS Code shows them', () => {
    const manifest = JSON.stringify({
      description: '%a%',
      contributes: {
        views: { x: [{ id: 'v', name: 'View' }] },
        configuration: { properties: { s: { enum: ['a b'], enumDescriptions: ['One'] } } },
        problemPatterns: [{ name: 'pattern' }],
      },
    });
    deepEqual(
      textsIn(shownPart(manifest)).filter(({ text, isShown }) => isShown || WORDS.test(text)),
      [
        { path: '/contributes/views/x/0/name', text: 'View', isShown: true },
        { path: '/contributes/configuration/properties/s/enumDescriptions/0', text: 'One', isShown: true },
        { path: '/description', text: '%a%', isShown: true },
      ],
    );
  });

  it('are put in the place of their keys, as VS Code does', () => {
    const manifest = '{"a": "%x.y%", "b": ["%x.y%", "50 %", "%z%"]}';
    deepEqual(JSON.parse(withTexts(manifest, { 'x.y': 'Text' })), { a: 'Text', b: ['Text', '50 %', '%z%'] });
    deepEqual(keysIn(manifest), ['x.y', 'x.y', 'z']);
  });

  it('are all in the pseudo-language too, where what they lead to stays', () => {
    const translated = manifestTexts(readFileSync(`package.nls.${PSEUDO_LANGUAGE}.json`, 'utf8'));
    equal(`${JSON.stringify(translated, undefined, 2)}\n`, pseudoManifestTexts(TEXTS));
    for (const [key, text] of Object.entries(TEXTS)) {
      const commands = (from: string): readonly string[] => from.match(/\(command:[\w.]+\)/g) ?? [];
      const said = translated[key] ?? '';
      deepEqual(commands(said), commands(text), key);
      for (const line of said.split('\n')) match(line, /^(?:\[⟦.*⟧\]\(command:[\w.]+\)|⟦.*⟧)$/u, key);
      deepEqual(plainWords([said.replace(/`[^`]*`|\(command:[\w.]+\)/g, '')]), [], key);
    }
  });
});
