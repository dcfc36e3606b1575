/** `check --format junit` and `checkstyle`: read back by a strict parser of XML. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checkCheckstyle } from '../../../server/src/reports/check-checkstyle.ts';
import { checkJunit } from '../../../server/src/reports/check-junit.ts';
import { runs } from '../random-runs.ts';
import { anyDiagnoses } from './any-finding.ts';
import { checkedOf, inventedReport, ODD } from './format-workspace.ts';
import { assertGolden } from './golden-file.ts';
import { asXmlHoldsIt, readXml, type XmlElement } from './xml-tree.ts';

const numberOf = ({ attributes }: XmlElement, name: string): number => Number(attributes[name]);

/** That every suite counts what is in it, as those do who show it. */
function assertCounts(root: XmlElement): void {
  assert.equal(root.name, 'testsuites');
  for (const suite of root.children) {
    assert.deepEqual(
      [numberOf(suite, 'tests'), numberOf(suite, 'failures'), numberOf(suite, 'skipped'), numberOf(suite, 'errors')],
      [
        suite.children.length,
        suite.children.filter(({ children }) => children[0]?.name === 'failure').length,
        suite.children.filter(({ children }) => children[0]?.name === 'skipped').length,
        0,
      ],
    );
  }
  const sum = (name: string): number => root.children.reduce((total, suite) => total + numberOf(suite, name), 0);
  assert.deepEqual([numberOf(root, 'tests'), numberOf(root, 'failures')], [sum('tests'), sum('failures')]);
}

describe('check --format junit', () => {
  it('is as it was', async () => {
    const { report, details } = await checkedOf(ODD);
    const text = checkJunit(report, details);
    assertCounts(readXml(text));
    assertGolden('check-junit', text);
  });

  it('fails the tests for what makes the check fail, and skips the others', async () => {
    const { report } = await checkedOf(ODD);
    const failures = (['error', 'warning', 'information', 'never'] as const).map((failOn) => {
      const root = readXml(checkJunit(report, { failOn }));
      assertCounts(root);
      return numberOf(root, 'failures');
    });
    assert.deepEqual(failures, [2, 3, 4, 0]);
  });

  it('has a test that passed where nothing is found', () => {
    const root = readXml(checkJunit(inventedReport([]).report, { failOn: 'error' }));
    assertCounts(root);
    assert.deepEqual([numberOf(root, 'tests'), numberOf(root, 'failures')], [1, 0]);
  });

  it('holds any text and stays well-formed', () => {
    fc.assert(
      fc.property(anyDiagnoses, (diagnoses) => {
        const root = readXml(checkJunit(inventedReport(diagnoses).report, { failOn: 'warning' }));
        assertCounts(root);
        const messages = root.children.flatMap(({ children }) =>
          children.flatMap((one) => one.children.map(({ attributes }) => attributes['message'] ?? '')),
        );
        const expected = diagnoses.map(({ severity, message }) =>
          asXmlHoldsIt(severity === 'error' || severity === 'warning' ? message : `${severity}: ${message}`),
        );
        assert.deepEqual(messages.toSorted(), expected.toSorted());
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('check --format checkstyle', () => {
  it('is as it was', async () => {
    const { report } = await checkedOf(ODD);
    const text = checkCheckstyle(report);
    readXml(text);
    assertGolden('check-checkstyle', text);
  });

  it('is empty where nothing is found', () => {
    const { name, children } = readXml(checkCheckstyle(inventedReport([]).report));
    assert.deepEqual([name, children], ['checkstyle', []]);
  });

  it('holds any text and stays well-formed', () => {
    fc.assert(
      fc.property(anyDiagnoses, (diagnoses) => {
        const root = readXml(checkCheckstyle(inventedReport(diagnoses).report));
        const told = root.children.flatMap(({ attributes: { name }, children }) =>
          children.map(({ attributes: { line, severity, message, source } }) =>
            JSON.stringify([name, line, severity, message, source]),
          ),
        );
        const expected = diagnoses.map(({ path, range, severity, message, code }) =>
          JSON.stringify([
            asXmlHoldsIt(path),
            String(range.start.line + 1),
            severity === 'error' || severity === 'warning' ? severity : 'info',
            asXmlHoldsIt(message),
            `plumbline.${code}`,
          ]),
        );
        assert.deepEqual(told.toSorted(), expected.toSorted());
      }),
      { numRuns: runs(60) },
    );
  });
});
