/** OSCAL comes in: a catalog as a framework, a component definition as controls, and our own export as it was. */

import assert from 'node:assert/strict';

import { stringify } from 'yaml';

import { NAMESPACE } from '../../../server/src/domain/oscal-namespace.ts';
import type { ImportPlan } from '../../../server/src/imports/import-plan.ts';
import { planImport } from '../../../server/src/imports/plan-import.ts';
import { ONE_OF_EACH, sourceOf, textOf } from '../exports/export-workspace.ts';
import { planFor, targetWith, textsOf } from './memory-target.ts';

function planOf(document: unknown, target = targetWith()): Promise<ImportPlan> {
  return planFor({ 'oscal.json': JSON.stringify(document) }, target);
}

const CATALOG = {
  catalog: {
    metadata: { title: 'Our Catalog: 2', version: '1.0' },
    groups: [
      {
        title: 'Access',
        controls: [
          {
            id: 'ac-1',
            title: 'Policy',
            parts: [
              {
                name: 'statement',
                prose: 'Do:',
                parts: [{ name: 'item', props: [{ name: 'label', value: 'a.' }], prose: 'this' }],
              },
              { name: 'guidance', prose: 'Think.' },
            ],
            controls: [{ id: 'ac-1.1', title: 'More' }],
          },
          { id: 'ac-2', title: 'Gone', props: [{ name: 'status', value: 'withdrawn' }] },
          { title: 'No ID' },
          'nothing',
        ],
      },
    ],
  },
};

const LEFT =
  'Of each control its ID, title and statement are taken over; guidance, parameters, properties and links stay in the catalog.';

describe('import of OSCAL', () => {
  it('says how far it has come with many components, and can be called off between them', async () => {
    const components = Array.from({ length: 1200 }, (_, at) => ({ title: `Component ${at}` }));
    const bytes = new TextEncoder().encode(JSON.stringify({ 'component-definition': { components } }));
    const request = { files: [{ path: 'oscal.json', bytes }] };
    const told: string[] = [];
    const onProgress = (done: number, total: number): number => told.push(`${done} of ${total}`);
    const plan = await planImport(request, targetWith(), { onProgress });
    assert.equal(plan?.notes.length, 1200);
    const steps = ['0 of 1', '0 of 1', '0 of 1200', '500 of 1200', '1000 of 1200'];
    assert.deepEqual(told.splice(0), steps);
    const isCancelled = (): boolean => told.includes('500 of 1200');
    assert.equal(await planImport(request, targetWith(), { onProgress, isCancelled }), undefined);
    assert.deepEqual(told, steps.slice(0, 4));
  });

  it('makes a framework of a catalog', async () => {
    const plan = await planOf(CATALOG);
    assert.deepEqual(textsOf(plan), {
      'frameworks/our-catalog-2.yml': `# A catalog of OSCAL, as a framework.
id: our-catalog-2
name: "Our Catalog: 2"
version: "1.0"
criteria:
  - id: ac-1
    label: Policy
    family: Access
    description: |-
      Do:
      a. this
  - id: ac-1.1
    label: More
    family: Access
`,
    });
    assert.deepEqual(
      plan.notes.map(({ message }) => message),
      ['The control ac-2 is withdrawn, and was left out.', 'The control “No ID” has no ID, and was left out.', LEFT],
    );
    const again = await planOf(CATALOG, targetWith({ 'frameworks/our-catalog-2.yml': '' }));
    assert.deepEqual(again.files, []);
    assert.deepEqual(again.conflicts, [
      { message: 'frameworks/our-catalog-2.yml is there already, so the catalog was left out.' },
    ]);
  });

  it('takes over the titles alone where all of it is too long', async () => {
    const controls = Array.from({ length: 20 }, (_, index) => ({
      id: `c-${index}`,
      title: 'T',
      parts: [{ name: 'statement', prose: 'x'.repeat(60_000) }],
    }));
    const plan = await planOf({ catalog: { metadata: { title: 'Long' }, controls } });
    assert.ok((plan.files[0]?.content.length ?? 0) < 2000);
    assert.equal(
      plan.notes.at(-1)?.message,
      'The texts of the controls are too long for one file, so only their titles are taken over.',
    );
  });

  it('makes controls of a component definition', async () => {
    const requirement = {
      uuid: 'u',
      'control-id': 'sc-8',
      description: 'We do.',
      statements: [{ description: 'By TLS.' }],
      'set-parameters': [{ 'param-id': 'p', values: ['a', 5, { toString: 'x' }, true] }],
    };
    const plan = await planOf({
      'component-definition': {
        components: [
          {
            title: 'Mongo DB',
            type: 'service',
            protocols: [],
            'control-implementations': [{ 'implemented-requirements': [requirement, { description: 'x' }] }],
          },
          { title: 'Idle', type: 'service' },
        ],
      },
    });
    assert.deepEqual(textsOf(plan), {
      'controls/oscal.yml': `# The components of an OSCAL component definition, as controls.
controls:
  - id: MONGO-DB-sc-8
    title: "Mongo DB: sc-8"
    description: |-
      We do.
      By TLS.
    criteria: [sc-8]
    notes: |-
      uuid: u
      p: a, 5, true
`,
    });
    assert.deepEqual(
      plan.notes.map(({ message }) => message),
      [
        'Of the component “Mongo DB” these stay in the source: protocols.',
        'A requirement of “Mongo DB” names no control, and was left out.',
        'The component “Idle” implements no requirement, so no control was made of it.',
      ],
    );
  });

  it('gives back the controls of an export of ours', async () => {
    const exported = await textOf(await sourceOf(ONE_OF_EACH), 'oscal-component-definition');
    const plan = await planFor({ 'oscal.json': exported });
    assert.deepEqual(textsOf(plan), {
      'controls/oscal.yml': `# The components of an OSCAL component definition, as controls.
controls:
  - id: AC-01
    title: Quarterly user access review
    owner: jane.doe
    type: detective
    nature: manual
    frequency: quarterly
    status: operating
    criteria: [CC6.1]
    risks: [R-1]
    policies: [POL-ACCESS]
    last_reviewed: 2026-02-01
    review_cadence: annual
    evidence: [{title: Signed-off export, source: Okta}]
  - id: AC-02
    title: Joiners are approved
    owner: jane.doe
    frequency: per-event
    criteria: [CC6.2]
`,
    });
    assert.deepEqual(plan.conflicts, []);
  });

  it('reads YAML as well, and says by line what it left out', async () => {
    const json = await planOf(CATALOG);
    const yaml = await planFor({ 'catalog.yaml': stringify(CATALOG) });
    assert.deepEqual(textsOf(yaml), textsOf(json));
    assert.deepEqual(
      yaml.notes.slice(0, 2).map(({ line, message }) => [line, message]),
      [
        [24, 'The control ac-2 is withdrawn, and was left out.'],
        [29, 'The control “No ID” has no ID, and was left out.'],
      ],
    );
  });

  it('reads aliases, though not more of them than there may be', async () => {
    const prose =
      'catalog:\n  controls:\n    - &a {id: a-1, title: One}\n    - {<<: 1, id: a-2, title: &t Two, controls: [*a]}\n';
    assert.equal(textsOf(await planFor({ 'c.yaml': prose }))['frameworks/catalog.yml']?.includes('id: a-1'), true);
    const bomb = [
      'a: &a0 [x]',
      ...Array.from({ length: 9 }, (_, at) => `k${at}: &a${at + 1} [${`*a${at},`.repeat(9)}]`),
    ];
    const plan = await planFor({ 'c.yaml': `catalog: 1\n${bomb.join('\n')}\n` });
    assert.equal(plan.refusal, 'Its aliases repeat more than can be read. Write out what they stand for.');
    const within = await planFor({ 'c.yaml': 'catalog: &c\n  controls: [*c, {id: a}]\n' });
    assert.equal(within.records, 1);
  });

  it('takes only properties of our own namespace for our own', async () => {
    const component = (ns: string | undefined) => ({
      uuid: 'u-1',
      type: 'service',
      title: 'Mongo',
      props: [
        { name: 'kind', value: 'control', ns },
        { name: 'id', value: 'X-1', ns },
        { name: 'owner', value: 'jane.doe, sam.roe', ns },
      ],
      'control-implementations': [{ 'implemented-requirements': [{ 'control-id': 'ac-1' }] }],
    });
    const textFor = async (ns: string | undefined): Promise<string> =>
      textsOf(await planOf({ 'component-definition': { components: [component(ns)] } }))['controls/oscal.yml'] ?? '';
    assert.match(await textFor(undefined), /id: MONGO-ac-1/);
    assert.match(await textFor('urn:other'), /id: MONGO-ac-1/);
    assert.match(await textFor(NAMESPACE), /id: X-1\n {4}title: Mongo\n {4}owner: \[jane.doe, sam.roe\]/);
    const without = { ...component(NAMESPACE), props: [{ name: 'kind', value: 'control', ns: NAMESPACE }] };
    const plan = await planOf({ 'component-definition': { components: [without] } });
    assert.deepEqual(
      plan.notes.map(({ message }) => message),
      ['The control “Mongo” has no ID, and was left out.'],
    );
  });

  it('says why a file cannot be imported', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['<catalog/>', 'XML cannot be imported. Convert it to JSON first.'],
      ['{\n"a": 1,\n}', 'It is no JSON that can be read: look at line 3.'],
      ['{"catalog', 'It is no JSON that can be read: look at line 1.'],
      ['['.repeat(65), 'It is nested more than 64 levels deep.'],
      ['a: 1', 'Of OSCAL a catalog or a component-definition can be imported, and this is “a”.'],
      [`catalog:\n  ${'- '.repeat(70)}a\n`, 'It is nested more than 64 levels deep.'],
      [
        `catalog: "${'x'.repeat(4_000_000)}"`,
        'It has 4.0 MB of YAML, and at most 4.0 MB are read. Convert it to JSON first.',
      ],
      ['{"profile": {}}', 'Of OSCAL a catalog or a component-definition can be imported, and this is “profile”.'],
      ['[]', 'Of OSCAL a catalog or a component-definition can be imported, and this is “”.'],
      ['{"catalog": {"controls": 1}}', 'The catalog has no controls.'],
      ['{"component-definition": {}}', 'The component definition has no components.'],
    ];
    for (const [text, sentence] of cases) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      assert.equal((await planFor({ 'oscal.json': text }, targetWith(), { format: 'oscal' })).refusal, sentence);
    }
  });
});
