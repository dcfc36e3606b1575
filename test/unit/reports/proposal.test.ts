/** What `init` proposes for folders as people have them. */

import assert from 'node:assert/strict';
import { type Proposal, proposeConfiguration } from '../../../server/src/engine/propose-configuration.ts';
import { proposalText } from '../../../server/src/reports/proposal-text.ts';
import { engineOf, type Files, plainStyle } from './report-workspace.ts';

async function propose(files: Files): Promise<Proposal> {
  const engine = await engineOf(files, '2026-03-10');
  const all = Object.entries(files).map(([path, text]) => ({ path, text }));
  return proposeConfiguration(engine, all);
}

/** The codes of what is found in the file itself once it is there. */
async function faults(files: Files, { text }: Proposal): Promise<readonly string[]> {
  const engine = await engineOf({ ...files, 'plumbline.yml': text });
  const found = engine.diagnose('file:///workspace/plumbline.yml').map(({ code }) => code);
  return found.filter((code) => code !== 'criterion-unmapped');
}

const COMPLY = `name: Access Policy
acronym: AP
satisfies:
  TSC:
    - CC6.1
    - A1.2
majorRevisions:
  - date: Jun 1 2018
    comment: Initial document
---
# Purpose
`;

describe('a proposed configuration', () => {
  it('says little for an empty folder, and is valid', async () => {
    const proposal = await propose({});
    assert.equal(
      proposal.text,
      `# What Plumbline is to know about this folder. What is not said here keeps its default.
# organization: Acme, Inc.
engagement:
  # Type 1 looks at the design as of a date. For Type 2, which needs controls and evidence:
  # type: 2
  # period: {start: 2026-01-01, end: 2026-12-31}
  type: 1
  categories: [security]
`,
    );
    assert.deepEqual(await faults({}, proposal), []);
  });

  it('recognizes Comply, takes its name, and finds the categories that are mapped', async () => {
    const files = {
      'comply.yml': 'name: "Umbrella: Inc"\n',
      'narratives/system.md': COMPLY,
      'policies/access.md': COMPLY,
      'procedures/patch.md': 'id: "patch"\nname: "Apply patches"\n---\n# Patch\n',
      'standards/TSC-2017.yml': 'CC6.1:\n  family: CC6\n',
    };
    const proposal = await propose(files);
    assert.match(proposal.text, /^organization: "Umbrella: Inc"$/m);
    assert.match(proposal.text, /^ {2}categories: \[security, availability\]$/m);
    assert.doesNotMatch(proposal.text, /files:|keys:/);
    assert.ok(proposal.recognized.includes('The layout is Comply’s: narratives, policies and procedures.'));
    assert.ok(
      proposal.recognized.some((line) => line.includes('without an opening line ---, as Comply writes it (3)')),
    );
    assert.deepEqual(await faults(files, proposal), []);
  });

  it('finds policies and registers elsewhere', async () => {
    const register = 'controls:\n  - {id: AC-1, title: One}\n';
    const files = {
      'docs/policies/access.md': '# Access\n',
      'docs/policies/deep/backup.md': '# Backup\n',
      'handbook/access-policy.md': '# Access\n',
      'handbook/backup-policy.md': '# Backup\n',
      'site/privacy-policy.md': '# Privacy\n',
      'test/policies/fixture.md': '# No\n',
      'compliance/a.yml': register,
      'compliance/b.yml': register,
      'mixed/register.yaml': 'controls:\n  - {id: AC-1, title: One, criteria: [C1.1]}\n',
      'mixed/other.yaml': 'systems:\n  - {id: web}\n',
      'deploy.yml': 'metrics:\n  - {id: cpu}\n',
    };
    const proposal = await propose(files);
    assert.equal(
      proposal.text.slice(proposal.text.indexOf('files:')),
      `files:
  policies:
    - "docs/policies/**/*.md"
    - "handbook/*policy*.md"
  registers:
    - "**/*.control.{yml,yaml}"
    - "{controls,evidence,risks,vendors,exceptions}/**/*.{yml,yaml,md}"
    - "compliance/*.yml"
    - "mixed/register.yaml"
`,
    );
    assert.match(proposal.text, /^ {2}type: 2\n {2}period: \{start: 2026-01-01, end: 2026-12-31\}$/m);
    assert.match(proposal.text, /^ {2}categories: \[security, confidentiality\]$/m);
    assert.deepEqual(await faults(files, proposal), []);
    const engine = await engineOf({ ...files, 'plumbline.yml': proposal.text });
    assert.equal(engine.snapshot.records('policy').length, 4);
    assert.equal(engine.snapshot.records('control').length, 3);
  });

  it('names no folder for policies that their front-matter shows', async () => {
    const policy = '---\ntitle: Password policy\npolicy: true\n---\n';
    const proposal = await propose({ 'password/index.md': policy, 'incident-response-policy/index.md': policy });
    assert.doesNotMatch(proposal.text, /files:/);
    assert.ok(proposal.recognized.includes('2 policies are known by the front-matter, wherever they lie.'));
  });

  it('takes keys that clearly mean a field, and no others', async () => {
    const policy = (id: string): string => `---
doc_id: ${id}
responsible: jane.doe
signed_off_by: chris.lee
signed_off: soon
soc2: [CC6.1, C1.1]
ownr: typo
tsc: true
weight: 3
---
`;
    const files = { 'policies/a.md': policy('A'), 'policies/b.md': policy('B').replace('ownr: typo\n', '') };
    const proposal = await propose(files);
    assert.equal(
      proposal.text.slice(proposal.text.indexOf('keys:')),
      'keys:\n  id: [doc_id]\n  owner: [responsible]\n  approver: [signed_off_by]\n  satisfies: [soc2]\n',
    );
    assert.match(proposal.text, /categories: \[security, confidentiality\]/);
    assert.ok(proposal.recognized.includes('Your key responsible is taken for owner.'));
    assert.deepEqual(await faults(files, proposal), []);
  });

  it('takes a near miss only where it is a habit', async () => {
    const files = { 'policies/a.md': '---\nowners_: jane\n---\n', 'policies/b.md': '---\nowners_: sam\n---\n' };
    assert.match((await propose(files)).text, /keys:\n {2}owner: \[owners_\]\n/);
    assert.doesNotMatch((await propose({ 'policies/a.md': '---\nowners_: jane\n---\n' })).text, /keys:/);
  });

  it('is told in plain words', async () => {
    const proposal = await propose({ 'policies/a.md': COMPLY });
    const none = { files: 1, policies: 1, controls: 0, evidence: 0, errors: 0, warnings: 4, information: 0, hints: 0 };
    assert.equal(
      proposalText({ path: 'plumbline.yml', proposal, totals: none }, plainStyle(100)),
      `Wrote plumbline.yml.

Recognized
  • 1 policy, 0 controls, 0 evidence records.
  • Front-matter of the policies: without an opening line ---, as Comply writes it (1).

Decided for you
  • The engagement is Type 1, since there are no controls and no evidence yet that could show
    operation.
  • In scope are Security and Availability, since criteria of them are mapped.

Next
  • Read plumbline.yml and put in what is yours, then commit it.
  • Write down the first control, in controls/access.yml for example.
  • Run “plumbline check”: it has 0 errors and 4 warnings to show.
`,
    );
  });

  it('says which frameworks are read, and names the folders of others', async () => {
    const files = {
      'frameworks/iso.yml': 'id: ISO27001\ncriteria: [{id: A.5.15, maps: [A1.1]}]\n',
      'standards/TSC.yml': 'name: TSC\nCC6.1: {family: CC6, name: Access}\n',
      'compliance/standards/nist.yml': 'name: NIST\nAC-1: {family: AC, name: Policy}\n',
      'tests/standards/nist.yml': 'name: NIST\nAC-1: {family: AC, name: Policy}\n',
      'deploy/standards/app.yml': 'app: {image: x}\n',
      'controls/a.yml': 'controls: [{id: AC-01, criteria: [A.5.15]}]\n',
    };
    const proposal = await propose(files);
    assert.match(proposal.text, /^frameworks:\n(?: {2}- .*\n){2} {2}- "compliance\/standards\/\*\.\{yml,yaml\}"\n$/m);
    assert.match(proposal.text, /categories: \[security\]/, 'a mapping is no claim');
    assert.deepEqual(
      proposal.recognized.filter((line) => /framework|labels/i.test(line)),
      [
        'frameworks/iso.yml holds a framework of your own, ISO27001; its criteria are in scope.',
        'The labels of the Trust Services Criteria are taken from standards/TSC.yml.',
        'Frameworks of your own lie in compliance/standards/*.{yml,yaml} too.',
      ],
    );
    assert.deepEqual(await faults(files, proposal), []);
  });
});
