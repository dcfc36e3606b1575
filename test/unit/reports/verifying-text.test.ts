/** How far the verification of evidence has come, in words. */

import assert from 'node:assert/strict';
import { sizeText, verifyingText } from '../../../server/src/reports/verifying-text.ts';

describe('the progress of verifying evidence', () => {
  it('names the file that is being read and how much has been', () => {
    const progress = { filesRead: 2, files: 40, bytesRead: 420_000_000, bytes: 1_000_000_000 };
    assert.equal(verifyingText(progress), 'Verifying evidence 3 of 40, 420 MB of 1.0 GB');
    const done = { filesRead: 40, files: 40, bytesRead: 1_000_000_000, bytes: 1_000_000_000 };
    assert.equal(verifyingText(done), 'Verifying evidence 40 of 40, 1.0 GB of 1.0 GB');
  });

  it('rounds sizes as disks do', () => {
    const sizes = [0, 499, 999_499, 999_500, 9_949_999, 10_000_000, 999_600_000, 1e12, 1e16].map(sizeText);
    assert.deepEqual(sizes, ['0 kB', '0 kB', '999 kB', '1.0 MB', '9.9 MB', '10 MB', '1.0 GB', '1.0 TB', '10000 TB']);
  });
});
