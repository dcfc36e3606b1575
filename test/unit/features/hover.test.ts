/** Hover: what stands at the cursor, in words, with links to what proves it; never anybody else's markup. */

import assert from 'node:assert/strict';
import { hover } from '../../../server/src/features/hover.ts';
import { at, FILES } from './marked-workspace.ts';

/** The hover at the cursor as plain text: escapes taken off. */
async function says(files: Readonly<Record<string, string>>, path: string): Promise<string | undefined> {
  const { context, position } = await at(files, path);
  const contents = hover(context, position)?.contents;
  return contents !== undefined && typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
}

const plain = (text: string | undefined): string => (text ?? '').replace(/\\(.)/g, '$1');

describe('hover', () => {
  it('shows a control: owner, frequency, the next occurrence, readiness, and its evidence as links', async () => {
    const found = await says(
      { ...FILES, 'policies/access.md': `${FILES['policies/access.md']}Under AC|-01.\n` },
      'policies/access.md',
    );
    const text = plain(found);
    assert.match(text, /^\*\*AC-01\*\* Quarterly access review · control/);
    assert.match(
      text,
      /\*\*Owner\*\* \[jane.doe\]\(<file:\/\/\/workspace\/people.control.yml#L2>\) \(Jane Doe, Security lead\)/,
    );
    assert.match(text, /\*\*Frequency\*\* quarterly · next: 2026-Q3 upcoming, due 15 Oct 2026/);
    assert.match(text, /\*\*Readiness\*\* operating/);
    assert.match(text, /\[q1.csv\]\(<file:\/\/\/workspace\/evidence\/q1.csv>\)/);
    assert.match(text, /\[q2\]\(<https:\/\/evidence.example\/q2>\)/);
  });

  it('shows a criterion: label, category, who covers it and how ready that is', async () => {
    const files = { ...FILES, 'policies/access.md': FILES['policies/access.md']?.replace('[CC6.1,', '[CC6|.1,') ?? '' };
    const text = plain(await says(files, 'policies/access.md'));
    assert.match(text, /^\*\*CC6.1\*\* Logical access protection · Security/);
    assert.match(text, /\*\*Readiness\*\* operating/);
    assert.match(text, /\[AC-01\]\(.*\) Quarterly access review · operating · 2 evidence records/);
    assert.match(text, /\*\*Policies\*\* \[POL-A\]/);
  });

  it('says of a criterion that is only in a policy that it is mapped, and nothing more', async () => {
    const files = { ...FILES, 'policies/access.md': FILES['policies/access.md']?.replace('A1.1]', 'A1|.1]') ?? '' };
    assert.match(plain(await says(files, 'policies/access.md')), /\*\*Readiness\*\* mapped/);
  });

  it('shows the licensed text of a criterion where the local file has it', async () => {
    const files = {
      ...FILES,
      'plumbline.local.yml': 'criteria: {CC6.1: "Our licensed words."}\n',
      'policies/access.md': FILES['policies/access.md']?.replace('[CC6.1,', '[CC6|.1,') ?? '',
    };
    assert.match(plain(await says(files, 'policies/access.md')), /Our licensed words\./);
  });

  it('explains keys and values', async () => {
    const control = FILES['controls/access.yml'] ?? '';
    const key = await says(
      { ...FILES, 'controls/access.yml': control.replace('frequency:', 'freq|uency:') },
      'controls/access.yml',
    );
    assert.match(plain(key), /How often the control operates/);
    const value = await says(
      { ...FILES, 'controls/access.yml': control.replace('layer: process', 'layer: pro|cess') },
      'controls/access.yml',
    );
    assert.match(plain(value), /what is done in steps/);
    const review = await says(
      { ...FILES, 'controls/access.yml': control.replace('2026-02-01', '2026-|02-01') },
      'controls/access.yml',
    );
    assert.match(plain(review), /The next review is due by 1 Feb 2027/);
  });

  it('never lets what a workspace says be markup, a command or HTML', async () => {
    const title = '[click](command:evil) <img src=x> **bold** `code` ](file:///etc/passwd)';
    const files = {
      'controls/x.yml': `controls:\n  - id: AC|-01\n    title: '${title}'\n    owner: "<b>x</b>"\n`,
      'evidence/e.yml':
        'evidence:\n  - {id: EV-1, control: AC-01, url: "command:evil"}\n  - {id: EV-2, control: AC-01, path: ../../etc/passwd}\n',
    };
    const found = (await says(files, 'controls/x.yml')) ?? '';
    assert.doesNotMatch(found, /(?<!\\)\[click/);
    assert.doesNotMatch(found, /(?<!\\)<(?:img|b)\b/);
    assert.doesNotMatch(found, /(?<!\\)\((?:<)?(?:command:|file:\/\/\/etc)/);
  });

  it('has nothing to say in prose', async () => {
    const files = { ...FILES, 'policies/access.md': `${FILES['policies/access.md']}Plain wo|rds.\n` };
    assert.equal(await says(files, 'policies/access.md'), undefined);
  });
});
