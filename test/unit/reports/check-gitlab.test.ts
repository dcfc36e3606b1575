/** `check --format gitlab`: held to GitLab's description of a Code Quality report. */

import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { checkGitlab } from '../../../server/src/reports/check-gitlab.ts';
import { runs } from '../random-runs.ts';
import { anyDiagnoses } from './any-finding.ts';
import { checkedOf, inventedReport, ODD } from './format-workspace.ts';
import { assertGolden } from './golden-file.ts';

interface Entry {
  readonly fingerprint: string;
  readonly description: string;
  readonly check_name: string;
  readonly location: { readonly path: string };
}

/** By https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. */
const isReport = new Ajv({ allErrors: true }).compile<readonly Entry[]>({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string' },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        additionalProperties: false,
        properties: {
          path: { type: 'string', pattern: '^(?!\\./)' },
          lines: {
            type: 'object',
            required: ['begin'],
            additionalProperties: false,
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

function assertReport(text: string): readonly Entry[] {
  const value: unknown = JSON.parse(text);
  assert.ok(isReport(value), JSON.stringify(isReport.errors?.slice(0, 3)));
  assert.equal(new Set(value.map(({ fingerprint }) => fingerprint)).size, value.length, 'each has its own fingerprint');
  return value;
}

describe('check --format gitlab', () => {
  it('is as it was', async () => {
    const { report, details } = await checkedOf(ODD);
    const text = checkGitlab(report, details);
    assertReport(text);
    assertGolden('check-gitlab', text);
  });

  it('knows findings again after lines have moved', async () => {
    const moved = { ...ODD, 'controls/access.yml': `# Ours\n\n${ODD['controls/access.yml'] ?? ''}` };
    const [before, after] = await Promise.all([checkedOf(ODD), checkedOf(moved)]);
    const prints = ({ report, details }: typeof before): readonly string[] =>
      assertReport(checkGitlab(report, details)).map(({ fingerprint }) => fingerprint);
    assert.deepEqual(prints(after), prints(before));
  });

  it('holds any text, and gives each finding a fingerprint of its own', () => {
    fc.assert(
      fc.property(anyDiagnoses, (diagnoses) => {
        const twice = [...diagnoses, ...diagnoses];
        const { report, details } = inventedReport(twice);
        const entries = assertReport(checkGitlab(report, details));
        assert.deepEqual(
          entries.map(({ description, check_name: code, location }) => [description, code, location.path]),
          twice.map(({ message, code, path }) => [message, code, path]),
        );
      }),
      { numRuns: runs(60) },
    );
  });
});
