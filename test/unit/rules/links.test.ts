/** The check of links and paths. */

import assert from 'node:assert/strict';
import { GOOD } from './good-workspace.ts';
import { expectFindings, type FixtureFiles, type FixtureOptions, type Findings } from './rule-fixture.ts';

/** A good policy with this body, beside the good workspace. */
async function expectInBody(body: string, more: FixtureFiles = {}, options: FixtureOptions = {}): Promise<Findings> {
  const front = [
    '---',
    'id: POL-LINKS',
    'version: "1.0"',
    'owner: jane.doe',
    'approver: chris.lee',
    'next_review: 2027-01-01',
    'satisfies: [CC6.1]',
    '---',
  ];
  const text = [...front, ...body.split('\n').map((line) => line.trim())].join('\n');
  return expectFindings({ ...GOOD, ...more, 'policies/links.md': text }, options);
}

describe('link-broken', () => {
  it('reports files that are not there, and no others', async () => {
    const found = await expectInBody(
      `
      [good](access.md), [good](./access.md), [good](/policies/access.md), [good](../evidence/2026/), [good](access)
      [gone](acess.md) <!-- want link-broken -->
      ![gone](images/plan.png) <!-- want link-broken -->
      [spaced](<two words.md>) and [encoded](two%20words.md)
      [web](https://acme.example/x) and [mail](mailto:jane@acme.example) and <https://acme.example>
      [by name][one] and [by another][two]

      [one]: ../evidence/2026/q1-access-review.csv
      [two]: ../evidence/2026/q2-access-review.csv <!-- want link-broken -->
      \`[code](nowhere.md)\`
      `,
      { 'policies/two words.md': '---\nid: POL-TWO\nstatus: retired\n---\n' },
    );
    const [gone] = found.of('link-broken');
    assert.equal(gone?.underlined, 'acess.md');
    assert.equal(gone?.message, 'There is no file “acess.md”. Correct the path, or add the file.');
  });

  it('suggests the letter case that is there', async () => {
    const found = await expectInBody('[case](Access.md) <!-- want link-broken -->');
    assert.match(found.one('link-broken').message, /Did you mean “policies\/access\.md”\?/);
    await expectInBody('[case](Access.md)', {}, { fileSystem: { caseSensitive: false } });
  });

  it('reports headings that are not there', async () => {
    const found = await expectInBody(
      `
      # Purpose & scope
      [own](#purpose--scope), [any case](#Purpose--Scope), [top](#top), [line](access.md#L4), [empty](#)
      [own](#purpose--scop) <!-- want link-broken -->
      [other](access.md#scope) and [other](access.md?plain=1#purpose)
      [other](access.md#recovery) <!-- want link-broken -->
      [not Markdown](../controls/access.yml#anything), [not read](../README.md#anything)
      `,
      { 'README.md': '# Nothing\n' },
    );
    const [own, other] = found.of('link-broken');
    assert.equal(own?.underlined, '#purpose--scop');
    assert.equal(
      own?.message,
      'No heading of this document has the anchor “#purpose--scop”. Did you mean “#purpose--scope”?',
    );
    assert.equal(other?.underlined, '#recovery');
    assert.equal(
      other?.message,
      'No heading of policies/access.md has the anchor “#recovery”. Correct the link, or the heading.',
    );
  });

  it('knows the anchors that a text sets itself', async () => {
    await expectInBody(`
      <a name="Targets"></a> and <span class='x' id=plan>the plan</span>

      ## Retention {#keep}

      [one](#targets), [two](#plan), [three](#keep), [its own](#retention-keep)
      [none](#x) <!-- want link-broken -->
    `);
  });

  it('refuses what leads out of the workspace or is never followed, and says why', async () => {
    const found = await expectInBody(
      `
      [out](../../secret.md) <!-- want link-broken -->
      [drive](<C:/policies/a.md>) <!-- want link-broken -->
      [command](command:workbench.action.quit) <!-- want link-broken -->
      [script](javascript:alert(1)) <!-- want link-broken -->
      [slip](htps://acme.example) <!-- want link-broken -->
      [nothing]() <!-- want link-broken -->
      [call](tel:+15550100), [room](slack://channel?id=1)
      `,
    );
    const messages = found.of('link-broken').map(({ message }) => message);
    assert.match(messages[0] ?? '', /leads out of the workspace folder, so it was refused/);
    assert.match(messages[1] ?? '', /one machine only/);
    assert.match(messages[2] ?? '', /begin with “command:” are not followed/);
    assert.match(messages[4] ?? '', /Did you mean “https:”\?/);
    assert.match(messages[5] ?? '', /Write where it leads to, or remove it\./);
  });

  it('does not follow a link on the disk out of the workspace', async () => {
    const found = await expectInBody(
      '[out](linked.md) <!-- want link-broken -->',
      {},
      {
        fileSystem: { links: { 'policies/linked.md': 'file:///etc/passwd' } },
      },
    );
    assert.match(found.one('link-broken').message, /linked\.md/);
  });

  it('checks the paths of vendor reports and incident reviews too', async () => {
    const found = await expectFindings({
      'vendors/okta.yml': `
        vendors:
          - id: V-OKTA
            name: Okta
            report: {type: 2, path: vendors/reports/okta.txt}
          - id: V-AWS
            name: AWS
            report:
              type: 2
              path: ./reports/Okta.txt # want link-broken
      `,
      'vendors/reports/okta.txt': 'read',
      'incidents.control.yml': `
        incidents:
          - {id: INC-1, title: Leak, review: vendors/reports/okta.txt}
          - {id: INC-2, title: Flood, review: /tmp/inc-2.md} # want link-broken
          - {id: INC-3, title: Fire, review: TBD} # want value-placeholder
          - {id: INC-4, title: Theft, review: "https://acme.example/inc-4"}
      `,
    });
    const [, report] = found.of('link-broken');
    assert.equal(report?.underlined, './reports/Okta.txt');
    assert.match(report?.message ?? '', /Did you mean “vendors\/reports\/okta\.txt”\?/);
  });
});
