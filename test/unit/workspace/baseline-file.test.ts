/** The file of a baseline: the same bytes for the same findings, and a sentence for what cannot be read. */

import assert from 'node:assert/strict';
import {
  BASELINE_FILE,
  type BaselineEntry,
  baselineText,
  MAX_BASELINE_SIZE,
  readBaseline,
} from '../../../server/src/workspace/baseline-file.ts';
import { memoryFileSystem, type MemoryFileSystemOptions } from '../../../server/src/workspace/memory-file-system.ts';
import { engineOn } from '../rules/rule-fixture.ts';

const OWNER: BaselineEntry = {
  path: 'policies/a.md',
  code: 'policy-owner-missing',
  kind: 'policy',
  id: 'POL-A',
  count: 1,
};
const UNKNOWN: BaselineEntry = {
  path: 'controls/a.yml',
  code: 'key-unknown',
  kind: 'control',
  title: 'Review “x”',
  text: 'a\u202eb\u2028\ud800\n',
  count: 1,
};

describe('the baseline’s file', () => {
  it('has a line for each finding, in order, whatever order they came in', () => {
    const text = baselineText([OWNER, UNKNOWN, OWNER]);
    assert.equal(
      text,
      [
        '{',
        '  "version": 1,',
        '  "findings": [',
        '    {"path":"controls/a.yml","code":"key-unknown","kind":"control","title":"Review “x”","text":"a\\u202eb\\u2028\\ud800\\n"},',
        '    {"path":"policies/a.md","code":"policy-owner-missing","kind":"policy","id":"POL-A","count":2}',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
    assert.equal(baselineText([UNKNOWN, { ...OWNER, count: 2 }]), text);
    assert.equal(baselineText([]), '{\n  "version": 1,\n  "findings": []\n}\n');
  });

  it('is read as it was written', () => {
    const { entries = [] } = readBaseline(baselineText([OWNER, UNKNOWN, OWNER]));
    assert.deepEqual(entries, [UNKNOWN, { ...OWNER, count: 2 }]);
    assert.equal(baselineText(entries), baselineText([OWNER, UNKNOWN, OWNER]));
  });

  it('may say more than is known, and nothing else than it should', () => {
    const reading = (finding: unknown): unknown => readBaseline(JSON.stringify({ version: 1, findings: [finding] }));
    assert.deepEqual(reading({ ...OWNER, note: 1, count: undefined }), { entries: [OWNER] });
    const fault = { fault: 'cannot be read at its finding 1. Write it again with --write-baseline.' };
    for (const wrong of [
      null,
      [],
      'x',
      { path: 'a' },
      { ...OWNER, count: 0 },
      { ...OWNER, count: 1.5 },
      { ...OWNER, id: 3 },
      { code: 'a', path: {} },
    ]) {
      assert.deepEqual(reading(wrong), fault);
    }
  });

  it('that is none is told of in a sentence', () => {
    const faults = ['<<<<<<< a\n{}', '', '[]', 'null', '{"version": 2, "findings": []}', '{"version": 1}'].map(
      (text) => readBaseline(text).fault,
    );
    assert.deepEqual(
      faults.map((fault) => fault?.slice(0, 25)),
      ['is not JSON, perhaps afte', 'is not JSON, perhaps afte']
        .concat(['is no baseline: it has no', 'is no baseline: it has no'])
        .concat(['is of version 2, which a ', 'is no baseline: it has no']),
    );
  });

  it('is read where it is a file of a sane size in the folder', async () => {
    const faultOf = async (text: string, options: MemoryFileSystemOptions = {}): Promise<string | undefined> => {
      const links = Object.keys(options.links ?? {}).length > 0;
      const where = links ? 'file:///elsewhere.json' : BASELINE_FILE;
      const disk = memoryFileSystem({ 'a.md': '', [where]: text }, options);
      return (await engineOn(disk)).baselineFault;
    };
    assert.equal(await faultOf(baselineText([OWNER])), undefined);
    assert.equal(await faultOf(`\ufeff${baselineText([OWNER])}`), undefined);
    assert.match((await faultOf(' '.repeat(MAX_BASELINE_SIZE + 1))) ?? '', /^is larger than 8 MB/);
    assert.match((await faultOf('{}', { unreadable: [BASELINE_FILE] })) ?? '', /^may not be read/);
    assert.match(
      (await faultOf('', { links: { [BASELINE_FILE]: 'file:///elsewhere.json' } })) ?? '',
      /^is a link that leads/,
    );
  });
});
