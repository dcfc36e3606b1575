/** Outputs as they were when somebody last looked at them: `PLUMBLINE_GOLDEN=write` writes them anew, to be looked at again. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('golden/', import.meta.url);

/** Holds a text to the file of that name. */
export function assertGolden(name: string, text: string): void {
  const file = new URL(`${name}.golden`, folder);
  if (process.env['PLUMBLINE_GOLDEN'] === 'write') writeFileSync(file, text);
  assert.equal(text, readFileSync(file, 'utf8'));
}
