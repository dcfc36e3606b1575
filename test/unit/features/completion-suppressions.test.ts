/** Completion in comments that silence findings. */

import assert from 'node:assert/strict';
import { Completed } from './completed.ts';
import { FILES } from './marked-workspace.ts';

const REGISTER = 'controls/new.yml';
const CONTROL =
  '  - id: AC-09\n    title: New\n    criteria: [CC6.1]\n    policies: [POL-A]\n    frequency: quarterly\n';
const MISSING = ['control-cadence-missing', 'control-evidence-missing', 'control-owner-missing'];

async function first(count: number, path: string, marked: string): Promise<readonly string[]> {
  return (await Completed.at(path, marked)).labels.slice(0, count);
}

describe('completion in a comment that silences findings', () => {
  it('offers the codes of what is found there first, with what is said, then all others', async () => {
    const completed = await Completed.at(REGISTER, `controls:\n  # plumbline-ignore |\n${CONTROL}`);
    assert.deepEqual(completed.labels.slice(0, 3), MISSING);
    assert.match(completed.item('control-owner-missing').detail ?? '', /^AC-09 has no owner/);
    assert.ok(completed.labels.includes('link-broken') && !completed.labels.includes('suppression-unused'));
    assert.equal(
      completed.taking('control-owner-missing'),
      `controls:\n  # plumbline-ignore control-owner-missing: \n${CONTROL}`,
    );
  });

  it('replaces a code that is there, and leaves its reason', async () => {
    const marked = `controls:\n  # plumbline-ignore control-ow|: until June\n${CONTROL}`;
    const completed = await Completed.at(REGISTER, marked);
    assert.equal(completed.taking('control-owner-missing'), marked.replace('control-ow|', 'control-owner-missing'));
  });

  it('offers no code twice, and nothing in the reason', async () => {
    const second = await first(1, REGISTER, `controls:\n  # plumbline-ignore control-owner-missing |\n${CONTROL}`);
    assert.deepEqual(second, ['control-cadence-missing']);
    assert.deepEqual(
      await first(1, REGISTER, `controls:\n  # plumbline-ignore control-owner-missing: un|\n${CONTROL}`),
      [],
    );
  });

  it('speaks of one record, or of the whole file', async () => {
    const two = `${CONTROL.replace('AC-09', 'AC-08').replace('title: New', 'owner: jane.doe')}  # plumbline-ignore |\n${CONTROL}`;
    assert.deepEqual(await first(3, REGISTER, `controls:\n${two}`), MISSING);
    const whole = await first(3, REGISTER, `# plumbline-ignore-file |\ncontrols:\n${CONTROL}`);
    assert.deepEqual(whole, MISSING);
  });

  it('narrows a code to what its findings are about', async () => {
    const completed = await Completed.at(
      'plumbline.yml',
      `# plumbline-ignore-file criterion-unmapped |\n${FILES['plumbline.yml'] ?? ''}`,
    );
    assert.equal(completed.labels[0], 'CC1.1');
    assert.ok(completed.taking('CC9.2').startsWith('# plumbline-ignore-file criterion-unmapped CC9.2: \n'));
  });

  it('works in Markdown, in front of the arrow that closes a comment', async () => {
    const policy = '---\nid: POL-N\n---\n\n<!-- plumbline-ignore link|-->\n[x](nowhere.md)\n';
    const completed = await Completed.at('policies/new.md', policy);
    assert.equal(completed.labels[0], 'link-broken');
    assert.equal(completed.taking('link-broken'), policy.replace('link|', 'link-broken: '));
  });

  it('begins the comment', async () => {
    const words = ['plumbline-ignore', 'plumbline-ignore-file'];
    assert.deepEqual(await first(3, REGISTER, `controls:\n  # plumb|\n${CONTROL}`), words);
    assert.deepEqual(await first(3, 'policies/new.md', '---\nid: X\n---\n<!-- plum| -->\n'), words);
    assert.deepEqual(await first(3, REGISTER, 'controls: # see|\n'), []);
    assert.deepEqual(await first(3, REGISTER, 'controls:\n  - id: A\n    links: "http://x/# plumb|"\n'), []);
  });
});
