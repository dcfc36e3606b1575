/** A real Neovim, set up as docs/editors.md says, on the built server: what a person sees and does in it. */

import assert from 'node:assert/strict';
import { type Neovim, neovimOf, releases } from './install-neovim.ts';
import { runNeovim } from './run-neovim.ts';
import { POLICY, REGISTER } from './workspace.ts';

const FIXED = POLICY.replace('aproved', 'approved');

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The lines of a text as Neovim has them. */
function lines(text: string): readonly string[] {
  return text.trimEnd().split('\n');
}

/** One that is named counts for all releases. */
const tried = (process.env['PLUMBLINE_NVIM'] ?? '') === '' ? releases : releases.slice(0, 1);

for (const release of tried) {
  describe(`Neovim of Debian ${release}`, () => {
    let seen: unknown;

    before(async function () {
      let neovim: Neovim;
      try {
        neovim = await neovimOf(release);
      } catch (error) {
        console.log(
          `  Neovim of Debian ${release} is not tried: ${error instanceof Error ? error.message : 'no reason'}.`,
        );
        this.skip();
      }
      seen = runNeovim(neovim);
      console.log(`  Neovim ${String(property(seen, 'version'))}`);
    });

    /** What a step gave; fails with what Neovim said where it did not get to its end. */
    function result(step: string): unknown {
      const outcome = property(property(seen, 'steps'), step);
      const failure = property(outcome, 'failure');
      assert.equal(failure, undefined, String(failure));
      return property(outcome, 'result');
    }

    it('shows the findings where they are, though characters beyond ASCII stand before them, for the day of the settings', () => {
      assert.deepEqual(result('diagnostics'), {
        encoding: 'utf-16',
        found: [
          { line: 5, code: 'value-invalid', text: '"aproved"', severity: 1 },
          { line: 9, code: 'policy-review-overdue', text: '2025-01-15', severity: 2 },
          { line: 15, code: 'control-unknown', text: 'AC-03', severity: 1 },
        ],
      });
    });

    it('shows what a control is in a window over the text', () => {
      const shown = result('hover');
      assert.ok(Array.isArray(shown));
      assert.equal(shown[0], '**AC-02** 🙂 Prüfung der Zugänge · control');
    });

    it('goes to the definition, in a folder whose name has to be escaped in a URI', () => {
      assert.deepEqual(result('definition'), { path: 'controls/access.yml', text: 'AC-02' });
    });

    it('completes an ID in place of the one that is there', () => {
      assert.deepEqual(result('completion'), { offered: 61, taken: 'satisfies: [CC6.2]' });
    });

    it('applies a fix, and the finding goes', () => {
      assert.deepEqual(result('codeAction'), {
        offered: ['Change to “approved”', 'Silence value-invalid here, with a reason'],
        lines: lines(FIXED),
      });
    });

    it('renames a control in all files', function () {
      const renamed = result('rename');
      // What the server does not offer.
      if (renamed === null) this.skip();
      assert.deepEqual(renamed, {
        policy: lines(FIXED.replace('AC-02', 'AC-77')),
        register: lines(REGISTER.replace('AC-02', 'AC-77')),
      });
    });

    it('has the server end by itself', () => {
      assert.deepEqual(result('stop'), [0, 0]);
    });
  });
}
