/** For which folder of a window a staged file counts, and for which day it is judged. */

import { deepEqual } from 'node:assert/strict';

import { dayInSetting } from '../../../client/src/check/day-setting.ts';
import { innermostFolder } from '../../../client/src/staged/innermost-folder.ts';

describe('a staged file', () => {
  it('counts once, for the innermost folder', () => {
    const folders = ['file:///work', 'file:///work/soc2/', 'file:///work/so', 'file:///'];
    const files = ['file:///work/a.md', 'file:///work/soc2/a.md', 'file:///work/so/a.md', 'file:///a.md'];
    deepEqual(
      files.map((file) => innermostFolder(folders, file)),
      ['file:///work', 'file:///work/soc2/', 'file:///work/so', 'file:///'],
    );
    deepEqual(innermostFolder(['file:///work'], 'file:///works/a.md'), undefined);
  });

  it('is judged for a day that exists, or today', () => {
    const settings = ['2026-02-28', ' 2024-02-29\n', '2026-02-29', '2026-02-31', '2026-13-01', '2026-1-1', '', null, 7];
    deepEqual(settings.map(dayInSetting), [
      '2026-02-28',
      '2024-02-29',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
