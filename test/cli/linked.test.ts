/** The built program can be started as a command by itself: `npm link` leaves a link to it, which building again must not break. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { folderWith, program, removeFolders } from './run-plumbline.ts';

describe('a link to the program', () => {
  after(removeFolders);

  it('is a command', function () {
    // There npm writes a script that names Node.
    if (process.platform === 'win32') this.skip();
    const command = join(folderWith({}), 'plumbline');
    symlinkSync(program, command);
    const { status, stdout, error } = spawnSync(command, ['--version'], { encoding: 'utf8' });
    assert.equal(error, undefined);
    assert.equal(status, 0);
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  });
});
