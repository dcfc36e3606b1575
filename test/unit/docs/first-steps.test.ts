/** What the pages say of installing and setting up: the version of Node, the file that is made, the options that there are. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Manifest {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
}

function isManifest(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && 'engines' in value && 'scripts' in value && 'version' in value;
}

const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
assert.ok(isManifest(manifest));
const { version, scripts, engines } = manifest;
const README = readFileSync('README.md', 'utf8');

describe('the pages for who begins', () => {
  it('name the version of Node that the manifest names', () => {
    const least = /^>=(\d+\.\d+)\.0$/.exec(engines.node)?.[1];
    for (const path of ['README.md', 'docs/editors.md', 'docs/cli.md', 'docs/ci.md']) {
      const said = [...readFileSync(path, 'utf8').matchAll(/needs? Node (\S+) (or later)?/g)].map(
        ([, number, later]) => `${number ?? ''} ${later ?? ''}`,
      );
      assert.deepEqual(said, [`${least ?? ''} or later`], path);
    }
  });

  it('name scripts that there are, and the package that they make', () => {
    for (const [, script = ''] of README.matchAll(/`?npm (?:run )?(start|test|package)\b/g)) assert.ok(scripts[script]);
    const packages = new Set(README.match(/plumbline-[\d.]+\.vsix/g));
    assert.deepEqual([...packages], [`plumbline-${version}.vsix`]);
  });

  it('list each initialization option', () => {
    const [, declared = ''] =
      /interface InitializationOptions \{([^]*?)\n\}/.exec(readFileSync('server/src/protocol/messages.ts', 'utf8')) ??
      [];
    const [, table = ''] =
      /these initialization options count:\n\n([^]*?)\n\n/.exec(readFileSync('docs/editors.md', 'utf8')) ?? [];
    const options = [...declared.matchAll(/readonly (\w+)\?:/g)].map(([, name = '']) => name);
    const listed = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
    assert.ok(options.length > 5);
    assert.deepEqual(listed.toSorted(), options.toSorted());
  });
});
