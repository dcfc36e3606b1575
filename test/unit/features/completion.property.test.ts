/** Completion in text that is anything at all. */

import * as fc from 'fast-check';
import { runs } from '../random-runs.ts';
import { FILE } from '../rules/random-workspace.ts';
import { Completed } from './completed.ts';

describe('what is offered', () => {
  it('comes without an exception, wherever the cursor stands in whatever text', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(FILE, fc.nat(), async ([path, text], at) => {
        if (text === undefined || !/\.(?:md|yml)$/.test(path)) return;
        const whole = text.replaceAll('|', '¦');
        const offset = at % (whole.length + 1);
        const completed = await Completed.at(path, `${whole.slice(0, offset)}|${whole.slice(offset)}`, {});
        for (const label of completed.labels) completed.taking(label);
      }),
      { seed: 20_260_515, numRuns: runs(50) },
    );
  });
});
