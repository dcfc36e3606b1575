/** Imports of sources as large as people have them: in a bounded memory, with word of how far they are, and until Ctrl-C. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { atTerminal, interruptAt, LONG_TIME, meddled, meddling } from './meddle.ts';
import { folderWith, plumbline, removeFolders } from './run-plumbline.ts';

after(removeFolders);

const ROWS = 50_000;
const COMPONENTS = 20_000;

/** In MB: what V8 may have of them, which it takes as an order, and what the process may have in all. */
const MOST_HEAP = 160;
const MOST_MEMORY = 320;

/** A control matrix of 8 MB. */
function matrix(): string {
  const rows = Array.from(
    { length: ROWS },
    (_, at) =>
      `C-${at},"Control number ${at}, reviewed",owner${at % 97}@example.com,quarterly,CC6.${1 + (at % 8)},operating,"A note that is as long as people write them, about number ${at}."`,
  );
  return `Control ID,Title,Owner,Frequency,Criteria,Status,Notes\n${rows.join('\n')}\n`;
}

/** A component definition of 30 MB. */
function definition(): string {
  const components = Array.from({ length: COMPONENTS }, (_, at) => ({
    uuid: `11111111-1111-4111-8111-${String(at).padStart(12, '0')}`,
    type: 'process-procedure',
    title: `Component ${at}`,
    description: 'It is done as it is written. '.repeat(42),
    'control-implementations': [
      { 'implemented-requirements': [{ 'control-id': `cc6.${1 + (at % 8)}`, description: 'As written. '.repeat(10) }] },
    ],
  }));
  return JSON.stringify({ 'component-definition': { metadata: { title: 'Large' }, components } });
}

describe('import of what is large', function () {
  this.timeout(120_000);
  let folder = '';
  let peak = '';
  let bounded: Readonly<Record<string, string>> = {};
  before(() => {
    folder = folderWith({});
    peak = join(folder, 'peak');
    writeFileSync(join(folder, 'matrix.csv'), matrix());
    const meddle = `process.on('exit', () => fs.writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));\n`;
    const { NODE_OPTIONS = '' } = meddling(meddle + LONG_TIME);
    bounded = { NODE_OPTIONS: `${NODE_OPTIONS} --max-old-space-size=${MOST_HEAP}` };
  });

  /** In MB, of the run before. */
  function memory(): number {
    return Number(readFileSync(peak, 'utf8')) / 1024;
  }

  it('takes a spreadsheet of 50,000 rows in little memory, and says how far it is at a terminal', async function () {
    const seen = await atTerminal(['import', 'csv', 'matrix.csv', '--dry-run'], { cwd: folder, env: bounded });
    if (seen === undefined) this.skip();
    const [before, ...told] = seen.shown.split('\r\u001b[2K');
    const plan = told.pop() ?? '';
    assert.equal(before, '');
    assert.equal(seen.code, 0, plan.slice(-1000));
    const done = told.map((one) => /^Importing (\d+) of (?:1|50000) …$/.exec(one)?.[1]);
    assert.ok(done.length > 50 && !done.includes(undefined), JSON.stringify(told.slice(0, 9)));
    assert.deepEqual(
      done.map(Number),
      done.map(Number).toSorted((one, other) => one - other),
    );
    assert.match(plan, /^To be written, with 50000 records:\n[^]*\nNothing was written\.\n$/);
    assert.ok(memory() < MOST_MEMORY, `${memory()} MB`);
  });

  it('takes an OSCAL component definition of 30 MB in little memory', () => {
    const text = definition();
    assert.ok(text.length > 28_000_000 && text.length < 32_000_000, String(text.length));
    writeFileSync(join(folder, 'large.json'), text);
    rmSync(peak, { force: true });
    const { code, stdout, stderr } = plumbline(['import', 'oscal', 'large.json', '--yes', '-o', 'new'], {
      cwd: folder,
      env: bounded,
    });
    assert.deepEqual([code, stderr], [0, '']);
    const files = Number(/\nWrote (\d+) files\.\n$/.exec(stdout)?.[1]);
    const last = readFileSync(join(folder, `new/controls/oscal-${files}.yml`), 'utf8');
    assert.ok(last.includes(`title: "Component ${COMPONENTS - 1}: cc6.`), last.slice(-500));
    assert.ok(memory() < MOST_MEMORY, `${memory()} MB`);
  });

  it('is called off by Ctrl-C while it reads, with nothing shown or written', () => {
    const meddle = interruptAt(1, `String(path).endsWith('matrix.csv')`) + LONG_TIME;
    const ended = meddled(folder, ['import', 'csv', 'matrix.csv', '--yes', '-o', 'none'], meddle);
    assert.deepEqual(ended, { code: 130, stdout: '', stderr: '' });
    assert.ok(!existsSync(join(folder, 'none')));
  });

  it('is called off by Ctrl-C when the plan is shown, with nothing written', () => {
    writeFileSync(join(folder, 'small.csv'), 'ID,Title\nC-1,Review\n');
    const meddle = `const { writeSync } = fs;
fs.writeSync = (to, ...more) => {
  if (to === 1) process.kill(process.pid, 'SIGINT');
  return writeSync(to, ...more);
};
`;
    const { code, stdout } = meddled(folder, ['import', 'csv', 'small.csv', '--yes', '-o', 'none'], meddle);
    assert.equal(code, 130);
    assert.match(stdout, /^To be written, with 1 record:\n {2}none\/controls\/imported\.yml\n/);
    assert.ok(!existsSync(join(folder, 'none')));
  });
});
