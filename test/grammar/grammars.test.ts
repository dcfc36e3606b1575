/**
 * What is coloured in marked files, by the engine that VS Code uses and the grammars that it brings along for Markdown and YAML.
 * These come with the builds of VS Code that the tests in the hosts install, and are not kept here.
 */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureInstalled } from '../host/install.ts';
import { codeServer, repository } from '../host/places.ts';

const HERE = import.meta.dirname;
const FIXTURES = readdirSync(HERE).filter((name) => /\.(?:md|yml)$/.test(name));
/** The extensions of VS Code with the two grammars, and with those that they lean on in these files. */
const EXTENSIONS = ['markdown-basics', 'yaml', 'html', 'css', 'javascript', 'json'];

/** The paths of VS Code's own grammars. */
function builtInGrammars(): readonly string[] {
  return EXTENSIONS.flatMap((extension) => {
    const folder = join(codeServer, 'extensions', extension, 'syntaxes');
    assert.ok(existsSync(folder), folder);
    return readdirSync(folder)
      .filter((name) => /\.tmLanguage(?:\.json)?$/.test(name))
      .map((name) => join(folder, name));
  });
}

/** Holds a file to its marks; ours are injected as the manifest says. What it says of grammars that no file here needs is left out. */
function run(fixture: string): Promise<{ readonly failed: boolean; readonly output: string }> {
  const tool = createRequire(import.meta.url).resolve('vscode-tmgrammar-test/dist/unit.js');
  const grammars = builtInGrammars().flatMap((path) => ['--grammar', path]);
  const parameters = [tool, '--config', join(repository, 'package.json'), ...grammars, join(HERE, fixture)];
  return new Promise((resolve) => {
    execFile(process.execPath, parameters, { cwd: dirname(tool) }, (error, stdout) => {
      resolve({ failed: error !== null, output: stdout });
    });
  });
}

describe('grammars in VS Code', () => {
  before('the grammars of VS Code', ensureInstalled);

  for (const fixture of FIXTURES) {
    it(`colour ${fixture} as it is marked`, async () => {
      const { failed, output } = await run(fixture);
      assert.ok(!failed, output);
    });
  }
});
