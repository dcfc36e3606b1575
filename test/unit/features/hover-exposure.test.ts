/** Hovers put first what a high risk depends on, and say why. */

import assert from 'node:assert/strict';
import { hover } from '../../../server/src/features/hover.ts';
import { at, FILES, marked } from './marked-workspace.ts';

/** As of 2026-05-15 nothing proves the first quarter of AC-03, which mitigates a high risk. */
const EXPOSED: Readonly<Record<string, string>> = {
  ...FILES,
  'controls/more.yml': 'controls:\n  - {id: AC-03, frequency: quarterly, criteria: [CC6.1], policies: [POL-A]}\n',
  'risks/r.yml': 'risks:\n  - {id: R-1, likelihood: 4, impact: 4, controls: [AC-03]}\n',
};

/** The hover over a place in one of the files, escapes taken off. */
async function over(path: string, place: string): Promise<string> {
  const { context, position } = await at(marked(EXPOSED, path, place), path);
  const contents = hover(context, position)?.contents;
  assert.ok(typeof contents === 'object' && 'value' in contents);
  return contents.value.replace(/\\([^a-z\s])/gi, '$1');
}

describe('hover over what a high risk depends on', () => {
  it('says why a control comes before others, and puts it first', async () => {
    const found = await over('controls/more.yml', 'id: AC|-03');
    assert.match(
      found,
      /\n\*\*Comes first\*\* because it mitigates R-1 \(likelihood 4 × impact 4\), and 2026-Q1 is missing\.\n/,
    );
    const criterion = await over('policies/access.md', 'satisfies: [CC|6.1');
    assert.deepEqual(
      [...criterion.matchAll(/^- \[(AC-\d+)\]/gm)].map(([, id]) => id),
      ['AC-03', 'AC-01'],
    );
    const policy = await over('controls/access.yml', 'policies: [POL|-A]');
    assert.match(policy, /\*\*Controls\*\* \[AC-03\]\(.*?\), \[AC-01\]/);
  });
});
