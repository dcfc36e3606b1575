/** `check --format github`: read back as the runner reads it. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Diagnosis } from '../../../server/src/engine/engine.ts';
import { checkGithub } from '../../../server/src/reports/check-github.ts';
import { printable } from '../../../server/src/reports/text-style.ts';
import { SEVERITIES } from '../../../server/src/workspace/severity.ts';
import { runs } from '../random-runs.ts';
import { anyDiagnoses } from './any-finding.ts';
import { checkedOf, inventedReport, ODD } from './format-workspace.ts';
import { assertGolden } from './golden-file.ts';
import { readWorkflowCommands } from './workflow-commands.ts';

const at = (line: number, severity: Diagnosis['severity']): Diagnosis => ({
  uri: 'file:///workspace/a.yml',
  path: 'a.yml',
  range: { start: { line, character: 0 }, end: { line, character: 0 } },
  severity,
  code: 'key-unknown',
  message: 'Something.',
  related: [],
});

describe('check --format github', () => {
  it('is as it was', async () => {
    const { report } = await checkedOf(ODD);
    assertGolden('check-github', checkGithub(report));
  });

  it('names columns within one line alone', () => {
    const range = { start: { line: 1, character: 4 }, end: { line: 3, character: 2 } };
    const { report } = inventedReport([at(0, 'error'), { ...at(0, 'error'), range }]);
    const places = readWorkflowCommands(checkGithub(report)).commands.map(({ properties }) =>
      Object.fromEntries([...properties].filter(([key]) => key !== 'title' && key !== 'file')),
    );
    assert.deepEqual(places, [
      { line: '1', col: '1', endLine: '1', endColumn: '1' },
      { line: '2', endLine: '4' },
    ]);
  });

  it('has the gravest first, and says so first when GitHub will not show all', () => {
    const ten = Array.from({ length: 10 }, (_, line) => at(line, 'hint'));
    const few = readWorkflowCommands(checkGithub(inventedReport([...ten, at(10, 'error')]).report));
    assert.deepEqual([few.commands[0]?.name, few.commands.length], ['error', 11]);
    assert.deepEqual(few.log, ['Plumbline: 1 error, 10 hints']);
    const many = readWorkflowCommands(
      checkGithub(inventedReport([...ten, at(10, 'information'), at(11, 'error')]).report),
    );
    assert.deepEqual(
      many.commands.slice(0, 3).map(({ name, message }) => `${name}: ${message}`),
      [
        'notice: 1 error, 1 information, 10 hints. GitHub shows at most 10 of each kind, the gravest first.',
        'error: Something.',
        'notice: Something.',
      ],
    );
    assert.deepEqual(many.log, []);
  });

  it('says that nothing is found', () => {
    assert.equal(checkGithub(inventedReport([]).report), 'Plumbline: no findings\n');
  });

  it('lets no text become a command, a property or another line', () => {
    fc.assert(
      fc.property(anyDiagnoses, (diagnoses) => {
        const { commands } = readWorkflowCommands(checkGithub(inventedReport(diagnoses).report));
        const shown = commands.filter(({ properties }) => properties.has('file'));
        const expected = SEVERITIES.flatMap((severity) => diagnoses.filter((one) => one.severity === severity));
        const line = (text: string): string => printable(text, { unicode: true });
        assert.deepEqual(
          shown.map(({ properties, message }) => [properties.get('title'), properties.get('file'), message]),
          expected.map(({ code, path, message, related }) => [
            code,
            line(path),
            [message, ...related.map((one) => `${one.path}:${one.range.start.line + 1}: ${one.message}`)]
              .map(line)
              .join('\n'),
          ]),
        );
      }),
      { numRuns: runs(100) },
    );
  });
});
