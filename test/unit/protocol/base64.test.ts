/** Bytes in messages: base64 as everybody else writes and reads it. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';

import { fromBase64, toBase64 } from '../../../server/src/protocol/base64.ts';

describe('base64', () => {
  it('is that of Node, and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64(bytes);
        assert.equal(text, Buffer.from(bytes).toString('base64'));
        assert.deepEqual(fromBase64(text), bytes);
      }),
    );
  });
});
