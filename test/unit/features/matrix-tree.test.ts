/** The matrix tree in each grouping: rows as a person reads them. */

import assert from 'node:assert/strict';
import { matrixTree } from '../../../server/src/features/matrix-tree.ts';
import { MATRIX_GROUPINGS, type MatrixGrouping, type MatrixNode } from '../../../server/src/protocol/messages.ts';
import { FILES, FOLDER, load } from './marked-workspace.ts';

type Files = Readonly<Record<string, string>>;

interface Asked {
  readonly parent?: string;
  readonly filter?: string;
  readonly files?: Files;
}

async function nodes(grouping: MatrixGrouping, { files = FILES, ...rest }: Asked = {}): Promise<readonly MatrixNode[]> {
  return matrixTree(await load(files), { grouping, ...rest });
}

/** `label (description)` of each node. */
async function rows(grouping: MatrixGrouping, asked: Asked = {}): Promise<readonly string[]> {
  return (await nodes(grouping, asked)).map(({ label, description }) => `${label} (${description})`);
}

const CONTROL = 'criteria/security/CC6.1/controls/access.yml#AC-01';

/** More controls in a register of their own. */
function withControls(...fields: readonly string[]): Files {
  return { ...FILES, 'controls/more.yml': `controls:\n${fields.map((one) => `  - {${one}}\n`).join('')}` };
}

describe('the matrix tree', () => {
  it('shows categories in scope, criteria, controls, and under a control what is open and what proves it', async () => {
    assert.deepEqual(await rows('criteria'), ['Security (1 of 33 operating)', 'Availability (0 of 3 operating)']);
    assert.deepEqual((await rows('criteria', { parent: 'criteria/security' })).slice(17, 19), [
      'CC6.1 Logical access protection (operating · 1 control)',
      'CC6.2 Granting and removing accounts (mapped · 1 control)',
    ]);
    assert.deepEqual(await rows('criteria', { parent: 'criteria/security/CC6.1' }), [
      'AC-01 Quarterly access review (operating · jane.doe · quarterly)',
    ]);
    assert.deepEqual(await rows('criteria', { parent: CONTROL }), [
      '2026-Q3 (due 15 Oct 2026)',
      'EV-2 (2 Apr 2026 · q2)',
      'EV-1 (2026-Q1 · q1.csv)',
    ]);
  });

  it('says of each node what it is, where it stands, and what opens it', async () => {
    const [category] = await nodes('criteria');
    assert.deepEqual(category, {
      id: 'criteria/security',
      kind: 'category',
      label: 'Security',
      description: '1 of 33 operating',
      tooltip: 'Security: 1 of 33 criteria is operating',
      accessibilityLabel: 'Security, 1 of 33 operating',
      readiness: undefined,
      hasChildren: true,
      expanded: true,
      location: undefined,
      recordId: undefined,
      target: undefined,
    });
    const [control] = await nodes('criteria', { parent: 'criteria/security/CC6.1' });
    assert.deepEqual(control, {
      id: CONTROL,
      kind: 'control',
      label: 'AC-01 Quarterly access review',
      description: 'operating · jane.doe · quarterly',
      tooltip:
        'AC-01 Quarterly access review\nReadiness: operating – evidence for every occurrence expected so far\nOwner: jane.doe\n' +
        'Frequency: quarterly\nEvidence: 2 records\nOccurrences: 2026-Q1 ✓ · 2026-Q2 ✓ · 2026-Q3 due 15 Oct 2026',
      accessibilityLabel: 'Control AC-01 Quarterly access review, operating · jane.doe · quarterly',
      readiness: 'operating',
      hasChildren: true,
      expanded: false,
      location: {
        uri: `${FOLDER}/controls/access.yml`,
        range: { start: { line: 1, character: 8 }, end: { line: 1, character: 13 } },
      },
      recordId: 'AC-01',
      target: undefined,
    });
    const criterion = (await nodes('criteria', { parent: 'criteria/security' })).find(({ id }) =>
      id.endsWith('/CC6.2'),
    );
    assert.equal(
      criterion?.tooltip,
      'CC6.2 Granting and removing accounts\nReadiness: mapped – named, but nobody answers for it\nTo do: AC-02: Name an owner.\n1 control',
    );
    const [, second, first] = await nodes('criteria', { parent: CONTROL });
    assert.deepEqual([second?.target, first?.target], ['https://evidence.example/q2', `${FOLDER}/evidence/q1.csv`]);
  });

  it('says what is missing and late, and what is to be done', async () => {
    const files = {
      ...FILES,
      'evidence/2026.yml':
        'evidence:\n  - {id: EV-1, control: AC-01, period: 2026-Q1, collected: 2026-05-02, path: evidence/gone.csv}\n  - {id: EV-2, control: AC-01, period: 2026-02, collected: 2026-05-02, url: "https://evidence.example"}\n',
      'controls/access.yml': FILES['controls/access.yml']?.replace('quarterly', 'monthly') ?? '',
    };
    const [control] = await nodes('criteria', { parent: 'criteria/security/CC6.1', files });
    assert.equal(control?.description, 'evidenced · 2 missing · 1 late · jane.doe · monthly');
    assert.match(control.tooltip, /\nTo do: Nothing proves that it operated from 1 Jan 2026 to 31 Jan 2026\.\n/);
    assert.deepEqual(await rows('criteria', { parent: CONTROL, files }), [
      '2026-01 (missing since 15 Feb 2026)',
      '2026-03 (missing since 15 Apr 2026)',
      '2026-04 (due 15 May 2026)',
      'EV-1 (2026-Q1 · gone.csv not found)',
      'EV-2 (2026-02 · evidence.example)',
    ]);
  });

  it('puts first what a high risk depends on, in every list, names the risk, and says why', async () => {
    const more = ['AC-03', 'AC-04', 'AC-05'].map(
      (id) =>
        `id: ${id}, owner: sam.roe, layer: process, frequency: monthly, next_review: 2026-02-15, criteria: [CC6.1], policies: [POL-A]`,
    );
    const files = {
      ...withControls(...more),
      'risks/r.yml':
        'risks:\n  - {id: R-1, likelihood: 3, impact: 4, controls: [AC-04]}\n  - {id: R-2, likelihood: 5, impact: 5, controls: [AC-05]}\n',
    };
    const ids = async (grouping: MatrixGrouping, parent: string): Promise<readonly (string | undefined)[]> =>
      (await nodes(grouping, { parent, files })).map(({ recordId }) => recordId);
    const first = ['AC-05', 'AC-04'];
    assert.deepEqual(await ids('criteria', 'criteria/security/CC6.1'), [...first, 'AC-01', 'AC-03']);
    assert.deepEqual(await ids('policy', 'policy/policies/access.md#POL-A'), [...first, 'AC-01', 'AC-03']);
    assert.deepEqual(await ids('owner', 'owner/=sam.roe'), [...first, 'AC-03']);
    assert.deepEqual(await ids('layer', 'layer/=process'), [...first, 'AC-01', 'AC-03']);
    assert.deepEqual(await ids('readiness', 'readiness/approved'), [...first, 'AC-03']);
    assert.deepEqual(await ids('due', 'due/overdue'), [...first, 'AC-03']);
    const [control] = await nodes('criteria', { parent: 'criteria/security/CC6.1', files });
    assert.equal(control?.description, 'approved · 3 missing · high risk R-2 · sam.roe · monthly');
    assert.equal(
      control?.tooltip,
      'AC-05\nReadiness: approved – under a policy that is approved and not overdue\n' +
        'To do: Record evidence that it operated.\n' +
        'Comes first because it mitigates R-2 (likelihood 5 × impact 5), and 2026-01, 2026-02 and 2026-03 are missing.\n' +
        'Owner: sam.roe\nFrequency: monthly\nEvidence: 0 records\n' +
        'Occurrences: 2026-01 ✗ missing · 2026-02 ✗ missing · 2026-03 ✗ missing · 2026-04 due 15 May 2026',
    );
    const criterion = (await nodes('criteria', { parent: 'criteria/security', files })).find(({ id }) =>
      id.endsWith('/CC6.1'),
    );
    assert.match(criterion?.tooltip ?? '', /\nTo do: AC-05: /);
  });

  it('shows a criterion that only a policy names as mapped, with no control', async () => {
    assert.equal(
      (await rows('criteria', { parent: 'criteria/availability' }))[0],
      'A1.1 Capacity (mapped · no control)',
    );
    assert.deepEqual(await rows('criteria', { parent: 'criteria/availability/A1.1' }), [
      'POL-A Access Policy (policy, no control yet)',
    ]);
  });

  it('leaves out what is retired', async () => {
    const files = withControls('id: AC-03, criteria: [CC8.1], status: retired');
    assert.deepEqual(await rows('criteria', { parent: 'criteria/security/CC8.1', files }), []);
    assert.deepEqual(await rows('readiness', { files }), ['Operating (1 control)', 'Mapped (1 control)']);
  });

  it('groups by policy: those without controls too, and controls without a policy last', async () => {
    const files = { ...FILES, 'policies/b.md': '---\nid: POL-B\ntitle: Backups\n---\n' };
    assert.deepEqual(await rows('policy', { files }), [
      'POL-A Access Policy (1 control)',
      'POL-B Backups (0 controls)',
      'Under no policy (1 control)',
    ]);
    assert.deepEqual(
      (await nodes('policy', { files })).map(({ hasChildren }) => hasChildren),
      [true, false, true],
    );
  });

  it('groups by owner: one group for a person under any name, nobody first', async () => {
    const files = withControls('id: AC-03, owner: Jane Doe', 'id: AC-04, owner: [sam.roe, joan]');
    assert.deepEqual(await rows('owner', { files }), [
      'Nobody (1 control)',
      'Jane Doe (2 controls)',
      'joan (1 control)',
      'Sam Roe (1 control)',
    ]);
    const [nobody, jane] = await nodes('owner', { files });
    assert.deepEqual([nobody?.kind, jane?.kind, jane?.recordId], ['group', 'person', 'jane.doe']);
  });

  it('groups by layer, whatever word is written for it, and by readiness', async () => {
    const files = withControls('id: AC-03, layer: Technical', 'id: AC-04, layer: technology');
    assert.deepEqual(await rows('layer', { files }), [
      'No layer (1 control)',
      'process (1 control)',
      'technology (2 controls)',
    ]);
    assert.deepEqual(await rows('readiness', { files }), [
      'Operating (1 control)',
      'Mapped (1 control)',
      'Unmapped (2 controls)',
    ]);
  });

  it('groups by the day on which a control next wants somebody, the overdue first and the earliest within each', async () => {
    const files = withControls(
      'id: AC-03, last_reviewed: 2025-01-10, review_cadence: annual',
      'id: AC-04, next_review: 2026-10-01',
      'id: AC-05, next_review: 2026-05-15',
    );
    assert.deepEqual(await rows('due', { files }), [
      'Overdue (1 control)',
      'May 2026 (1 control)',
      'Oct 2026 (2 controls)',
      'No date (1 control)',
    ]);
    assert.deepEqual(await rows('due', { parent: 'due/2026-10', files }), [
      'AC-04 (2026-10-01 · unmapped · no owner)',
      'AC-01 Quarterly access review (2026-10-15 · operating · jane.doe · quarterly)',
    ]);
  });

  it('keeps only what contains the filter, with what stands above it', async () => {
    const filter = 'LEAVERS ';
    assert.deepEqual(await rows('criteria', { filter }), ['Security (1 of 33 operating)']);
    assert.deepEqual(await rows('criteria', { parent: 'criteria/security', filter }), [
      'CC6.2 Granting and removing accounts (mapped · 1 control)',
    ]);
    const [criterion] = await nodes('criteria', { parent: 'criteria/security', filter });
    assert.equal(criterion?.expanded, true, 'opened, so that the match is seen');
    assert.deepEqual(await rows('criteria', { filter: 'q1.csv' }), ['Security (1 of 33 operating)']);
    assert.deepEqual(await rows('criteria', { parent: CONTROL, filter: 'q1.csv' }), ['EV-1 (2026-Q1 · q1.csv)']);
    assert.deepEqual(await rows('criteria', { filter: 'no such thing' }), []);
  });

  it('keeps all that is below what itself matches', async () => {
    assert.equal((await rows('criteria', { parent: 'criteria/security', filter: 'security' })).length, 33);
    assert.equal((await rows('criteria', { parent: CONTROL, filter: 'CC6.1' })).length, 3);
  });

  it('keeps the IDs of its nodes while files are edited around them', async () => {
    const before = await nodes('criteria', { parent: 'criteria/security/CC6.1' });
    const moved = FILES['controls/access.yml']?.replace('controls:\n', 'controls:\n  - id: AC-00\n');
    const after = await nodes('criteria', {
      parent: 'criteria/security/CC6.1',
      files: { ...FILES, 'controls/access.yml': moved ?? '' },
    });
    assert.deepEqual(
      after.map(({ id }) => id),
      before.map(({ id }) => id),
    );
  });

  it('gives no two nodes one ID, also where records have none or the same', async () => {
    const files = {
      ...withControls(
        'title: A, criteria: [CC6.1]',
        'title: B, criteria: [CC6.1]',
        'id: AC-01, criteria: [CC6.1]',
        'id: "a/b", criteria: [CC6.1], owner: "x/y"',
        // Half of a character, as is left when one is cut in two.
        'id: "a\uD83D", criteria: [CC6.1], owner: "x\uD83D", layer: "y\uD83D"',
      ),
      'evidence/more.yml': 'evidence:\n  - {control: AC-01, period: 2026-01}\n  - {control: AC-01, period: 2026-02}\n',
    };
    const engine = await load(files);
    for (const grouping of MATRIX_GROUPINGS) {
      const seen = new Set<string>();
      const visit = (parent?: string): void => {
        for (const node of matrixTree(engine, parent === undefined ? { grouping } : { grouping, parent })) {
          assert.ok(!seen.has(node.id), node.id);
          seen.add(node.id);
          const before = seen.size;
          visit(node.id);
          assert.equal(seen.size > before, node.hasChildren, `${node.id} has children if it says so`);
        }
      };
      visit();
      assert.ok(seen.size > 4);
    }
  });

  it('has nothing below a node that is not there any more', async () => {
    assert.deepEqual(await rows('owner', { parent: 'owner/=gone' }), []);
    assert.deepEqual(await rows('criteria', { parent: CONTROL, files: {} }), []);
  });
});
