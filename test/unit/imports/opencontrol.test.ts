/** Components of OpenControl come in, each requirement that they satisfy as a control. */

import assert from 'node:assert/strict';

import { planFor, targetWith, textsOf } from './memory-target.ts';

const TOP = '# The components of OpenControl, as controls.\ncontrols:\n';

describe('import of OpenControl', () => {
  it('makes a control of each requirement that a component satisfies', async () => {
    const plan = await planFor({
      'opencontrol.yaml':
        'schema_version: "1.0.0"\nname: Acme\ncomponents:\n  - ./ec2\n  - ./gone\ndependencies:\n  systems: [{url: https://example.com}]\n',
      'ec2/component.yaml': `schema_version: 3.1.0
name: Compute Cloud
key: ec2
responsible_role: Ops
verifications:
  - {key: SCAN, name: Weekly scan, path: https://example.com/scan, type: URL}
satisfies:
  - standard_key: TSC
    control_key: CC6.1
    narrative:
      - text: |
          Keys are rotated.
    implementation_status: planned
  - standard_key: NIST-800-53
    control_key: AC-2 (1)
    narrative:
      - {key: a, text: First}
      - {key: b, text: Second}
    control_origins: [shared, inherited]
    parameters: [{key: a, text: 30 days}]
    implementation_statuses: [partial, planned]
    covered_by: [{verification_key: SCAN}, {system_key: CF, component_key: UAA, verification_key: U1}]
  - standard_key: NIST-800-53 rev4
    control_key: AC-2 (1)
    narrative: []
  - {standard_key: X, narrative: []}
`,
    });
    assert.deepEqual(textsOf(plan), {
      'controls/opencontrol.yml': `${TOP}  - id: EC2-CC6.1
    title: "Compute Cloud: CC6.1"
    description: Keys are rotated.
    criteria: [CC6.1]
    status: planned
  - id: EC2-AC-2(1)
    title: "Compute Cloud: AC-2 (1)"
    description: |-
      a: First
      b: Second
    criteria: [NIST-800-53.AC-2 (1)]
    notes: |-
      control_origins: shared, inherited
      parameters: a: 30 days
      implementation_statuses: partial, planned
      covered_by: SCAN (Weekly scan, https://example.com/scan), CF/UAA/U1
  - id: EC2-NIST-800-53-REV4-AC-2(1)
    title: "Compute Cloud: AC-2 (1)"
    criteria: [NIST-800-53 rev4.AC-2 (1)]
`,
    });
    assert.deepEqual(
      plan.notes.map(({ file, line, message }) => [file, line, message]),
      [
        ['opencontrol.yaml', 1, 'The component ./gone that is named here is not in the folder.'],
        ['opencontrol.yaml', 1, 'These are not imported, and stay in the source: dependencies.'],
        ['ec2/component.yaml', 1, 'Of the component “Compute Cloud” these stay in the source: responsible_role.'],
        ['ec2/component.yaml', 26, 'A requirement of “Compute Cloud” names no control, and was left out.'],
      ],
    );
  });

  it('reads early versions of the format too, and one component alone', async () => {
    const plan = await planFor({
      'component.yaml':
        'name: Cloud\nschema_version: 2.0\nsatisfies:\n  PCI:\n    1.10:\n      narrative: As said.\n      implementation_status: partial\n      references: [{verification: V1}]\nverifications:\n  V1: {name: One}\n',
    });
    assert.equal(
      textsOf(plan)['controls/opencontrol.yml'],
      `${TOP}  - id: CLOUD-1.10\n    title: "Cloud: 1.10"\n    description: As said.\n    criteria: [PCI.1.10]\n    notes: |-\n      implementation_status: partial\n      references: V1 (One)\n`,
    );
  });

  it('goes on where a file cannot be read, and refuses a folder without components', async () => {
    const plan = await planFor({
      'a/component.yaml': 'name: A\nsatisfies:\n  - {control_key: X, standard_key: TSC}\n  - [\n',
      'b/component.yaml': '- no map\n',
      'c/component.yaml': 'name: C\n',
    });
    assert.deepEqual(
      plan.notes.map(({ file, line, message }) => [file, line, message]),
      [
        ['a/component.yaml', 5, 'This is no YAML that can be read, so that what belongs to it may be missing.'],
        ['b/component.yaml', undefined, 'No map can be read here, so nothing was made of this file.'],
        ['c/component.yaml', 1, 'The component “C” implements no requirement, so no control was made of it.'],
      ],
    );
    assert.equal(plan.records, 1);
    const none = await planFor({ 'opencontrol.yaml': 'name: X\n' }, targetWith(), { format: 'opencontrol' });
    assert.equal(none.refusal, 'There is no component of OpenControl here: give the folder with its component.yaml.');
  });
});
