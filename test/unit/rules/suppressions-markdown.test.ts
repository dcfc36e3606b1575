/** Comments in Markdown that silence findings: what each speaks of. */

import { expectFindings } from './rule-fixture.ts';

const RULES =
  'rules: {control-policy-missing: off, control-evidence-missing: off, criterion-unmapped: off, scope-missing: off}\n';

const POLICY =
  'approver: chris.lee\nid: POL-A\ntitle: A\nversion: "1.0"\nowner: jane.doe\nreview_cadence: annual\nlast_reviewed: 2026-01-01\nsatisfies: [CC6.1]';

const UNAPPROVED = POLICY.replace('approver: chris.lee\n', '');

describe('a comment in Markdown', () => {
  it('in the front-matter speaks of the policy', async () => {
    for (const front of [
      `# plumbline-ignore policy-approver-missing: in March\n${UNAPPROVED}`,
      `${UNAPPROVED}\n# plumbline-ignore policy-approver-missing: in March`,
    ]) {
      await expectFindings({
        'plumbline.yml': RULES,
        'policies/a.md': `---\n${front}\nstatus: approved\napproved: 2026-01-01\n---\n\n# A\n`,
      });
    }
  });

  it('silences the next block: a paragraph, a list, a table, a quotation', async () => {
    await expectFindings({
      'plumbline.yml': RULES,
      'policies/a.md': `
        ---
        ${POLICY.replaceAll('\n', '\n        ')}
        ---

        <!-- plumbline-ignore link-broken: to be written -->
        # [One](one.md)

        [Two](two.md) <!-- want link-broken -->

        <!-- plumbline-ignore link-broken: to be written -->
        <!-- another comment -->

        [Three](three.md) and
        [four](four.md)

        <!-- plumbline-ignore link-broken: to be written -->

        - [Five](five.md)

          - [Six](six.md)
        - [Seven](seven.md)

        * [Eight](eight.md) <!-- want link-broken -->

        <!-- plumbline-ignore link-broken: to be written -->

        | [Nine](nine.md) | a |
        | --- | --- |
        | b | [Ten](ten.md) |

        > <!-- plumbline-ignore link-broken: to be written -->
        > [Eleven](eleven.md)
        >
        > [Twelve](twelve.md) <!-- want link-broken -->
      `,
    });
  });

  it('within a text silences the paragraph, the item or the row in which it stands', async () => {
    await expectFindings({
      'plumbline.yml': RULES,
      'policies/a.md': `
        ---
        ${POLICY.replaceAll('\n', '\n        ')}
        ---

        [One](one.md) and
        two. <!-- plumbline-ignore link-broken: to be written -->

        - [Three](three.md) <!-- plumbline-ignore link-broken: to be written -->
        - [Four](four.md) <!-- want link-broken -->
        - [Five](five.md)
          <!-- plumbline-ignore link-broken: to be written -->
        - [Six](six.md) <!-- want link-broken -->

        | a | b |
        | --- | --- |
        | [Seven](seven.md) | c <!-- plumbline-ignore link-broken: to be written --> |
        | d | [Eight](eight.md) <!-- want link-broken -->
      `,
    });
  });

  it('for the file silences findings anywhere in it, those on the front-matter too', async () => {
    await expectFindings({
      'plumbline.yml': RULES,
      'policies/a.md': `
        ---
        ${POLICY.replace('owner: jane.doe\n', '').replaceAll('\n', '\n        ')}
        ---

        [One](one.md)

        <!-- plumbline-ignore-file policy-owner-missing
             link-broken: begun in May -->
      `,
    });
  });

  it('is none in a block of code or a code span', async () => {
    await expectFindings({
      'plumbline.yml': RULES,
      'policies/a.md': `
        ---
        ${POLICY.replaceAll('\n', '\n        ')}
        ---

        \`<!-- plumbline-ignore-file link-broken: so -->\`

        ~~~
        <!-- plumbline-ignore-file link-broken: so -->
        ~~~

        [One](one.md) <!-- want link-broken -->
      `,
    });
  });

  it('above the first heading of a policy without front-matter silences what is said of the policy', async () => {
    await expectFindings(
      {
        'plumbline.yml': RULES,
        'policies/a.md': '<!-- plumbline-ignore front-matter-missing: moved in May -->\n\n# Access\n',
      },
      { also: [] },
    );
  });
});
