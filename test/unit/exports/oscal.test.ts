/** OSCAL: what has to be the same each time, and what is said of criteria. `test/real-data` holds it against NIST's schemas. */

import assert from 'node:assert/strict';

import { token, uuidOf } from '../../../server/src/exports/oscal-values.ts';
import { isSuchExport } from '../../../server/src/exports/write-export.ts';
import { relativeUri } from '../../../server/src/reports/relative-uri.ts';
import { EXPORTED, ONE_OF_EACH, sourceOf, textOf } from './export-workspace.ts';
import { planFor, textsOf } from '../imports/memory-target.ts';

function uuidsIn(value: unknown, found: string[] = []): readonly string[] {
  if (Array.isArray(value)) for (const one of value) uuidsIn(one, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries<unknown>({ ...value }))
      if (name === 'uuid' && typeof one === 'string') found.push(one);
    for (const one of Object.values<unknown>({ ...value })) uuidsIn(one, found);
  }
  return found;
}

describe('OSCAL', () => {
  for (const kind of ['oscal-component-definition', 'oscal-assessment-results'] as const) {
    it(`is the same each time, with each UUID once, in ${kind}`, async () => {
      for (const files of Object.values(EXPORTED)) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
        const [one, other] = [await textOf(await sourceOf(files), kind), await textOf(await sourceOf(files), kind)];
        assert.equal(one, other);
        const uuids = uuidsIn(JSON.parse(one));
        assert.equal(new Set(uuids).size, uuids.length);
        assert.ok(isSuchExport(one.slice(0, 4096), kind));
        // What is referred to is there.
        const named = Array.from(
          one.matchAll(/"(?:href": "#|[a-z]+-uuid": ")([0-9a-f-]{36})"/g),
          ([, uuid]) => uuid ?? '',
        );
        assert.deepEqual(
          named.filter((uuid) => !uuids.includes(uuid)),
          [],
        );
      }
    });
  }

  it('says of a criterion that it is satisfied only where all of its controls are where they are needed', async () => {
    const text = await textOf(await sourceOf(ONE_OF_EACH), 'oscal-assessment-results');
    const states = Array.from(
      text.matchAll(/"target-id": "([^"]*)",\s*"status": \{\s*"state": "([^"]*)"/g),
      ([, criterion, state]) => `${criterion ?? ''} ${state ?? ''}`,
    );
    assert.equal(states.length, 33);
    assert.deepEqual(
      states.filter((one) => !one.endsWith('not-satisfied')),
      ['cc6.1 satisfied'],
    );
  });

  it('says of criteria with the same ID whose they are', async () => {
    const framework = (id: string): string => `id: ${id}\nname: ${id}\ncriteria:\n  - {id: "5.1", label: One}\n`;
    const text = await textOf(
      await sourceOf({
        'frameworks/x.yml': framework('X'),
        'frameworks/y.yml': framework('Y'),
        'controls/a.yml': 'controls:\n  - {id: AC-01, title: Both, criteria: [X.5.1, Y.5.1, CC6.1]}\n',
      }),
      'oscal-component-definition',
    );
    const named = Array.from(
      text.matchAll(/"control-id": "([^"]*)"[^]*?"name": "criterion",[^]*?"value": "([^"]*)"/g),
      ([, token_, name]) => `${token_ ?? ''} ${name ?? ''}`,
    );
    assert.deepEqual(named, ['_5.1 X.5.1', '_5.1 Y.5.1', 'cc6.1 CC6.1']);
    const plan = await planFor({ 'oscal.json': text });
    assert.ok(textsOf(plan)['controls/oscal.yml']?.includes('criteria: [X.5.1, Y.5.1, CC6.1]'));
  });

  it('names things by what they are called', () => {
    assert.equal(uuidOf('component', 'control', 'AC-01', '0'), uuidOf('component', 'control', 'AC-01', '0'));
    assert.match(uuidOf('a'), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.notEqual(uuidOf('ab', 'c'), uuidOf('a', 'bc'));
    assert.deepEqual(['CC6.1', '5.1', 'a b/é', ''].map(token), ['cc6.1', '_5.1', 'a-b-é', '_']);
    assert.deepEqual(['a/b c.csv', 'a:b.csv', 'é#?.md', '\ud800'].map(relativeUri), [
      'a/b%20c.csv',
      'a%3Ab.csv',
      '%C3%A9%23%3F.md',
      '%EF%BF%BD',
    ]);
  });
});
