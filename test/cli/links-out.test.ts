/** What a link out of the folder leads to is shown to nobody, not even as the line that a finding underlines. */

import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN, folderWith, plumbline, removeFolders } from './run-plumbline.ts';

after(removeFolders);

describe('check, where files are links out of the folder', () => {
  it('says so, and prints nothing of what they lead to', function () {
    const cwd = folderWith({ ...CLEAN, 'policies/keep.txt': '' });
    const outside = folderWith({ 'secret.txt': 'root:xyzzy:0\n', 'secret.yml': 'rules: {xyzzy: error}\n' });
    try {
      symlinkSync(join(outside, 'secret.txt'), join(cwd, 'policies', 'link.md'));
      symlinkSync(join(outside, 'secret.yml'), join(cwd, 'link.control.yml'));
    } catch {
      // Windows lets only some people make links.
      this.skip();
    }
    for (const format of ['text', 'json']) {
      const { code, stdout, stderr } = plumbline(['check', '--format', format], { cwd });
      assert.equal(code, 1);
      assert.match(stdout, /leads out of the workspace folder/);
      assert.doesNotMatch(stdout + stderr, /xyzzy/);
    }
  });
});
