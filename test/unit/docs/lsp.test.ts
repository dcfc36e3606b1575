/** `docs/lsp.md` lists each message of our own, and from which side it comes; what is the protocol's is tested in `test/lsp`. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const MESSAGE = /export const (\w+)_(?:REQUEST|NOTIFICATION) = '(plumbline\/[^']+)'/g;
const LISTED = /^\| `(plumbline\/[^`]+)` \| (editor|server) \| \S.* \|$/gm;

function sourcesIn(folder: string): string {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  return paths.map((path) => readFileSync(`${folder}/${path}`, 'utf8')).join('\n');
}

describe('docs/lsp.md', () => {
  it('lists each message of our own with the side from which it comes', () => {
    const handled = sourcesIn('server/src/lsp');
    const wanted = [...sourcesIn('server/src/protocol').matchAll(MESSAGE)].map(([, name = '', message = '']) => {
      // Whatever the server listens to comes from the editor; everything else it sends itself.
      const isHeard = new RegExp(String.raw`onRequest(?:<[^(]*>)?\(\s*${name}_REQUEST\b`).test(handled);
      return `${message} ${isHeard ? 'editor' : 'server'}`;
    });
    const listed = [...readFileSync('docs/lsp.md', 'utf8').matchAll(LISTED)].map(
      ([, message, side]) => `${message} ${side}`,
    );
    assert.ok(wanted.length > 15);
    assert.deepEqual(listed.toSorted(), wanted.toSorted());
  });
});
