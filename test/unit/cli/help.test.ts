/** Help: one screen for each command, with examples, and the page in the docs by the same definitions. */

import assert from 'node:assert/strict';
import { withCommandsAndOptions } from '../../../server/src/cli/cli-page.ts';
import { EXAMPLES } from '../../../server/src/cli/help-examples.ts';
import { helpText } from '../../../server/src/cli/help.ts';
import { readArguments } from '../../../server/src/cli/arguments.ts';
import { choicesOf, COMMANDS } from '../../../server/src/cli/command-specs.ts';
import { optionOf } from '../../../server/src/cli/options.ts';

/** What a command does not go without. */
const NEEDED: Readonly<Record<string, readonly string[]>> = { lsp: ['--stdio'], diff: ['main'] };

describe('help', () => {
  for (const command of [undefined, ...COMMANDS]) {
    const name = command?.name ?? 'plumbline';
    it(`on ${name} fits 24 lines of 80 columns, with examples`, () => {
      const text = helpText(command);
      const lines = text.trimEnd().split('\n');
      // One is left for what is typed next.
      assert.ok(lines.length < 24, `${lines.length} lines:\n${text}`);
      assert.deepEqual(
        lines.filter((line) => line.length > 80),
        [],
      );
      const examples = EXAMPLES[name] ?? [];
      assert.ok(examples.filter((example) => lines.includes(`  ${example}`)).length >= Math.min(2, examples.length));
    });
  }

  it('has examples that can be run', () => {
    const all = Object.values(EXAMPLES).flat();
    for (const example of all) {
      const typed = /plumbline ([^)>]*)/.exec(example)?.[1] ?? '';
      assert.equal(readArguments(typed.trim().split(' ')).kind, 'run', example);
    }
    assert.deepEqual(new Set(Object.keys(EXAMPLES)), new Set(['plumbline', ...COMMANDS.map(({ name }) => name)]));
  });

  it('is written into the page where that says so, and nowhere else', () => {
    assert.equal(withCommandsAndOptions('# A page\n'), '# A page\n');
    const begin = '<!-- What follows is written by `npm run generate`, from the definitions of `--help`. -->';
    const page = withCommandsAndOptions(`before\n${begin}\nstale words\n<!-- Until here. -->\nafter\n`);
    assert.match(page, /^before\n<!--[^]*\n\| `plumbline check \[PATH…\]` \|[^]*\n<!-- Until here\. -->\nafter\n$/);
    assert.ok(!page.includes('stale words'));
    assert.equal(withCommandsAndOptions(page), page);
  });

  it('knows the values of an option by the command', () => {
    for (const command of COMMANDS) {
      for (const name of command.options) {
        const { choices } = optionOf(name);
        const own = choicesOf(command, name);
        assert.equal(own === undefined, choices === undefined);
        for (const value of own ?? []) {
          const needed = name === 'oscal-model' ? ['--format', 'oscal'] : (NEEDED[command.name] ?? []);
          const args = [command.name, `--${name}`, value, ...needed];
          assert.equal(readArguments(args).kind, 'run', args.join(' '));
        }
      }
    }
  });
});
