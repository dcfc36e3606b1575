/** The common ways in which audits go wrong: in a repository that has one of them, that one is found, and nothing else. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { engineFor } from '../rules/rule-fixture.ts';

const FOLDER = resolve(import.meta.dirname, '../../common-failures');
const AS_OF = '2026-09-15';

interface Failure {
  readonly file: string;
  readonly code: string;
  /** What the finding names. */
  readonly names: RegExp;
  /** A control that therefore does not operate as it should, if one of them does not. */
  readonly control?: string;
}

const FAILURES: Readonly<Record<string, Failure>> = {
  'unclear-scope': { file: 'plumbline.yml', code: 'scope-missing', names: /period/, control: 'AC-02' },
  'weak-evidence-tracking': {
    file: 'evidence/2026.yml',
    code: 'evidence-file-missing',
    names: /access-review-final-v2\.csv/,
    control: 'AC-02',
  },
  'inconsistent-execution': {
    file: 'evidence/2026.yml',
    code: 'evidence-occurrence-late',
    names: /BC-01 operated in 2026-05 was to be proven by 15 Jun 2026/,
  },
  'owner-ambiguity': {
    file: 'controls/controls.yml',
    code: 'control-owner-multiple',
    names: /jane\.doe and sam\.roe/,
    control: 'AC-02',
  },
  'backup-without-restore-test': {
    file: 'controls/controls.yml',
    code: 'evidence-occurrence-missing',
    names: /BC-02 operated from 1 Jan 2026 to 30 Jun 2026/,
    control: 'BC-02',
  },
  'access-review-skipped': {
    file: 'controls/controls.yml',
    code: 'evidence-occurrence-missing',
    names: /AC-02 operated from 1 Apr 2026 to 30 Jun 2026/,
    control: 'AC-02',
  },
  'vendor-not-reviewed': { file: 'vendors/register.yml', code: 'vendor-review-overdue', names: /V-CLOUD/ },
  'incident-without-closure': { file: 'controls/operations.yml', code: 'incident-overdue', names: /INC-01/ },
  'training-evidence-missing': {
    file: 'controls/operations.yml',
    code: 'evidence-occurrence-missing',
    names: /HR-02 operated for JOIN-2 on 11 May 2026/,
    control: 'HR-02',
  },
  'confidential-data-past-retention': {
    file: 'controls/operations.yml',
    code: 'metric-off-target',
    names: /oldest-confidential-record.*431 days.*<= 365/,
  },
};

/** The texts of a folder by path. */
function textsIn(name: string): ReadonlyMap<string, string> {
  const folder = join(FOLDER, name);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  const files = paths.filter((path) => statSync(path).isFile());
  return new Map(files.map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]));
}

describe('common failures', () => {
  it('each have a repository, and a sound one beside them', () => {
    const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.deepEqual(folders.map(({ name }) => name).toSorted(), [...Object.keys(FAILURES), 'sound'].toSorted());
  });

  it('are none in the sound one, in which every control operates', async () => {
    const engine = await engineFor(textsIn('sound'), { asOf: AS_OF });
    assert.deepEqual(engine.diagnoseAll(), []);
    const levels = engine.snapshot.records('control').map((ref) => engine.readiness.control(ref).level);
    assert.deepEqual([...new Set(levels)], ['operating']);
  });

  for (const [name, { file, code, names, control }] of Object.entries(FAILURES)) {
    it(`${name}: is found, and nothing else`, async () => {
      const engine = await engineFor(new Map([...textsIn('sound'), ...textsIn(name)]), { asOf: AS_OF });
      const found = engine.diagnoseAll();
      assert.deepEqual(
        found.map((one) => `${one.path} ${one.code}`),
        [`${file} ${code}`],
      );
      assert.match(found[0]?.message ?? '', names);
      for (const ref of engine.snapshot.records('control')) {
        const { level } = engine.readiness.control(ref);
        if (ref.id === control) assert.notEqual(level, 'operating', control);
        // Without a period, nothing can be shown to operate.
        else if (name !== 'unclear-scope') assert.equal(level, 'operating', ref.id);
      }
    });
  }
});
