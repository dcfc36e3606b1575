/** Every link of the documentation to a file, a picture or a heading leads to what is there. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SlugCounter } from '../../../server/src/syntax/slug.ts';

const PAGES = [
  'README.md',
  'examples/acme/README.md',
  ...['docs', 'docs/rules'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];

/** The text of a page without its blocks of code. */
function proseOf(path: string): string {
  return readFileSync(path, 'utf8').replaceAll(/^ *```[^]*?^ *```$/gm, '');
}

function anchorsOf(path: string): ReadonlySet<string> {
  const slugs = new SlugCounter();
  return new Set([...proseOf(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => slugs.next(heading)));
}

describe('the links of the documentation', () => {
  for (const path of PAGES)
    it(`lead to what is there: ${path}`, () => {
      const links = [
        ...proseOf(path)
          .replaceAll(/`[^`\n]*`/g, '')
          .matchAll(/\]\(([^)\s]+)\)/g),
      ];
      const lost = links.flatMap(([, link = '']) => {
        if (/^[a-z]+:/.test(link)) return [];
        const [file = '', anchor] = link.split('#');
        const target = file === '' ? path : join(dirname(path), file);
        const isThere = existsSync(target) && (anchor === undefined || anchorsOf(target).has(anchor));
        return isThere ? [] : [link];
      });
      assert.deepEqual(lost, []);
    });
});
