/** That every command of the extension has what VS Code shows of it, a place where it makes sense, and a row in the docs. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

import { manifestTexts, withTexts } from '../../../localization/manifest-texts.ts';

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly icon?: string;
}

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string };
  readonly completionEvents: readonly string[];
}

interface Contributions {
  readonly commands: readonly Command[];
  readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
  readonly viewsWelcome: readonly { readonly contents: string }[];
  readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
}

function isManifest(value: unknown): value is { readonly contributes: Contributions } {
  return typeof value === 'object' && value !== null && 'contributes' in value;
}

const english = manifestTexts(readFileSync('package.nls.json', 'utf8'));
const manifest: unknown = JSON.parse(withTexts(readFileSync('package.json', 'utf8'), english));
assert.ok(isManifest(manifest));
const { commands, menus, viewsWelcome, walkthroughs } = manifest.contributes;
/** The entries of one menu that say how the matrix is grouped: the one command `groupMatrix` stands for all of them. */
const isGrouping = ({ command }: Command): boolean => /\.group(?:ed)?By\./.test(command);

/** The commands that a text with links of `command:` runs. */
function linkedIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/\(command:([\w.]+)\)/g), ([, command = '']) => command);
}

describe('the commands of the extension', () => {
  it('have a category, and an icon that says what they do', () => {
    for (const { command, category, icon } of commands.filter((one) => !isGrouping(one))) {
      assert.equal(category, 'Plumbline', command);
      assert.match(icon ?? '', /^\$\([a-z-]+\)$/, command);
    }
  });

  it('are all in the documentation, under their titles', () => {
    const page = readFileSync('docs/commands.md', 'utf8');
    const rows = Array.from(page.matchAll(/^\| `(plumbline\.[\w.]+)` \| (.+?) \| .+ \|$/gm), (row) =>
      row.slice(1, 3).join(': '),
    );
    const wanted = commands.filter((one) => !isGrouping(one)).map(({ command, title }) => `${command}: ${title}`);
    assert.deepEqual(new Set(rows), new Set(wanted));
  });

  it('that take answers have them in a table, and no row of the page stands outside of one', () => {
    const lines = readFileSync('docs/commands.md', 'utf8').split('\n');
    const isRow = (line: string | undefined): boolean => line?.startsWith('|') === true;
    const heads = lines.flatMap((line, at) =>
      isRow(line) && !isRow(lines[at - 1]) ? [`${line}\n${lines[at + 1] ?? ''}`] : [],
    );
    assert.deepEqual(heads, [
      '| command | title | what it does |\n| --- | --- | --- |',
      '| command | answers |\n| --- | --- |',
    ]);
    const known = new Set(commands.map(({ command }) => command));
    const answering = lines.flatMap((line) => /^\| `(plumbline\.\w+)` \| [^|]+ \|$/.exec(line)?.[1] ?? []);
    assert.deepEqual(
      answering.filter((command) => !known.has(command)),
      [],
    );
    for (const command of ['plumbline.export', 'plumbline.import', 'plumbline.verifyManifest', 'plumbline.showAsOf'])
      assert.ok(answering.includes(command), command);
  });

  it('that are in no palette are named as such in the documentation', () => {
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false').map(({ command }) => command);
    const titles = commands
      .filter((one) => hidden.includes(one.command) && !isGrouping(one))
      .map(({ title }) => `“${title}”`);
    const [introduction = ''] = readFileSync('docs/commands.md', 'utf8').split('| command |');
    assert.deepEqual(introduction.match(/“[^”]+”/g), ['“Plumbline:”', ...titles]);
  });

  it('are offered in the palette only where they can do something', () => {
    const when = new Map((menus['commandPalette'] ?? []).map((entry) => [entry.command, entry.when]));
    const always = commands.map(({ command }) => command).filter((command) => !when.has(command));
    assert.deepEqual(always, [
      'plumbline.showMatrix',
      'plumbline.reportIssue',
      'plumbline.openWalkthrough',
      'plumbline.openDocumentation',
      'plumbline.restartServer',
      'plumbline.showOutput',
    ]);
  });

  it('are known wherever a menu, a welcome or a step of the walkthrough names one', () => {
    const known = new Set(commands.map(({ command }) => command));
    const steps = walkthroughs.flatMap((one) => one.steps);
    const named = [
      ...Object.values(menus).flatMap((menu) => menu.flatMap(({ command }) => command ?? [])),
      ...viewsWelcome.flatMap(({ contents }) => linkedIn(contents)),
      ...steps.flatMap(({ description }) => linkedIn(description)),
      ...steps.flatMap(({ completionEvents }) => completionEvents.map((event) => event.replace(/^onCommand:/, ''))),
    ];
    const unknown = named.filter((name) => !known.has(name) && name !== 'vscode.openFolder');
    assert.deepEqual(
      unknown,
      ['configuration', 'policies', 'controls', 'evidence'].map(
        (kind) => `onContext:plumbline.has${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
      ),
    );
    for (const { media } of steps) assert.ok(existsSync(media.svg), media.svg);
  });
});
