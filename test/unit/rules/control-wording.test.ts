/** The rule on controls whose words say another frequency than their field. */

import assert from 'node:assert/strict';
import { expectFindings, type FixtureFiles } from './rule-fixture.ts';
import { type Changes, control, controls, SOUND } from './sound-records.ts';

const CODE = 'control-text-frequency-mismatch';

function withControl(changes: Changes): FixtureFiles {
  return { ...SOUND, 'controls/access.yml': controls(control(changes)) };
}

describe(CODE, () => {
  it('reports the words, with the frequency beside them', async () => {
    const found = await expectFindings(withControl({ title: `Annual access review # want ${CODE}` }));
    const { message, underlined, related } = found.one(CODE);
    assert.equal(underlined, 'Annual');
    assert.equal(
      message,
      'AC-01 is annual by its own words, and quarterly by its frequency. Correct the one that is not what is done.',
    );
    assert.deepEqual(related, ['controls/access.yml: The frequency stands here.']);
  });

  it('reports words that are finer than the field, and the description', async () => {
    await expectFindings(withControl({ description: `Logs are looked through daily. # want ${CODE}` }));
    await expectFindings(withControl({ description: `"Accounts are reviewed every month." # want ${CODE}` }));
  });

  it('is silent where both say the same, however it is written', async () => {
    await expectFindings(withControl({ title: 'Quarterly access review', frequency: 'P3M' }));
    await expectFindings(withControl({ title: 'Keys are rotated every 90 days' }));
    await expectFindings(withControl({ title: 'Access is reviewed at least annually' }));
    const found = await expectFindings(withControl({ title: `Access is reviewed at least monthly # want ${CODE}` }));
    assert.match(found.one(CODE).message, /^AC-01 is at least monthly by its own words/);
  });

  it('lets what happens with events, or by itself, be described by them', async () => {
    const perEvent = { frequency: 'per-event' };
    await expectFindings(
      withControl({ ...perEvent, title: 'Code of conduct signed upon hire and annually after that' }),
    );
    await expectFindings(withControl({ ...perEvent, title: `Quarterly access review # want ${CODE}` }));
    const continuous = { frequency: 'continuous', status: 'designed' };
    await expectFindings(
      withControl({ ...continuous, title: 'Configuration is monitored and alerts are reviewed daily' }),
    );
    await expectFindings(withControl({ ...continuous, title: `Monthly access review # want ${CODE}` }));
  });

  it('is not about the cadence at which the definition is read again', async () => {
    await expectFindings(withControl({ description: 'This control is reviewed annually.' }));
  });

  it('is silent without a frequency that can be read, and on what is retired', async () => {
    const title = 'Annual access review';
    await expectFindings(withControl({ title, frequency: 'TBD # want value-placeholder' }));
    await expectFindings(withControl({ title, frequency: 'now and then # want value-invalid' }));
    await expectFindings({
      ...SOUND,
      'controls/others.yml': controls(control({ id: 'AC-02', title, status: 'retired', retired: '2026-01-31' })),
    });
  });

  it('compares the frequency that is in force, and is patient with words on one that is to come', async () => {
    const until = (day: string): Changes => ({
      frequency: 'quarterly',
      history: `[{until: ${day}, frequency: monthly}]`,
    });
    await expectFindings(withControl({ ...until('2026-05-31'), title: 'Quarterly access review' }));
    await expectFindings(withControl({ ...until('2026-05-31'), title: `Monthly access review # want ${CODE}` }));
    await expectFindings(withControl({ ...until('2026-09-30'), title: 'Monthly access review' }));
    await expectFindings(withControl({ ...until('2026-09-30'), title: 'Quarterly access review' }));
    const found = await expectFindings(
      withControl({ ...until('2026-09-30'), title: `Annual access review # want ${CODE}` }),
    );
    assert.match(found.one(CODE).message, /^AC-01 is annual by its own words, and monthly by its frequency\./);
  });
});
