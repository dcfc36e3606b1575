/** What the editor does for criteria of the organization's own: hover, going there, who names them, completion, symbols, the tree. */

import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver-types';
import { definition } from '../../../server/src/features/definition.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { matrixTree } from '../../../server/src/features/matrix-tree.ts';
import { references } from '../../../server/src/features/references.ts';
import { documentSymbols, workspaceSymbols } from '../../../server/src/features/symbols.ts';
import { Completed } from './completed.ts';
import { at, FILES as BASE, FOLDER, load, marked, open } from './marked-workspace.ts';

const ISO = 'frameworks/iso.yml';
const MORE = 'controls/more.yml';

const FILES: Readonly<Record<string, string>> = {
  ...BASE,
  [ISO]:
    'id: ISO27001\nname: ISO/IEC 27001\ncriteria:\n' +
    '  - {id: A.5.15, label: Access control, family: Organizational, description: "Rules <b>are</b> set.", maps: [TSC.CC6.1]}\n' +
    '  - {id: A.5.16, label: Identities, family: Organizational}\n  - {id: A.8.1, label: Devices}\n',
  [MORE]: 'controls:\n  - id: AC-03\n    title: Joiners\n    criteria: [A.5.16, ISO27001.A.5.15]\n',
};

/** `frameworks/iso.yml:4`, lines counted from 1. */
function shown({ uri, range }: Location): string {
  return `${uri.slice(FOLDER.length + 1)}:${range.start.line + 1}`;
}

async function says(path: string, place: string): Promise<string> {
  const { context, position } = await at(marked(FILES, path, place), path);
  const contents = hover(context, position)?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value.replace(/\\([^a-z\s])/gi, '$1') : '';
}

describe('criteria of own frameworks', () => {
  it('show in a hover what they are, who speaks for them, and through what', async () => {
    const card = await says(MORE, 'ISO27001.A.|5.15');
    const head = '**A.5.15** Access control · ISO/IEC 27001 · Organizational\n\nRules <b>are</b> set.\n';
    assert.ok(card.startsWith(head), card);
    assert.match(card, /\*\*Readiness\*\* mapped/);
    assert.match(card, /AC-01.* · via TSC\.CC6\.1/);
    assert.match(card, /AC-03\](?!.*via)/);
    assert.match(card, /\*\*Policies\*\* .*POL-A.* · via TSC\.CC6\.1/);
    assert.match(card, /\*\*Mapped to\*\* TSC\.CC6\.1 Logical access protection$/);
    assert.equal(await says(ISO, 'id: A.5|.15'), card, 'the same where it is defined');
    assert.match(await says(ISO, '[TSC.CC|6.1]'), /^\*\*CC6\.1\*\*/);
    assert.match(await says(ISO, 'fam|ily'), /^\*\*family\*\* · The group/);
  });

  it('lead to their file, and from there to who names them', async () => {
    const defined = async (path: string, place: string): Promise<readonly string[]> => {
      const { context, position } = await at(marked(FILES, path, place), path);
      return definition(context, position).map(shown);
    };
    assert.deepEqual(await defined(MORE, '[A.5|.16'), [`${ISO}:5`]);
    assert.deepEqual(await defined(ISO, 'id: A.5|.16'), [`${ISO}:5`]);
    assert.deepEqual(await defined(ISO, '[TSC.CC|6.1]'), ['controls/access.yml:2']);
    const naming = async (path: string, place: string, declaration: boolean): Promise<readonly string[]> => {
      const { context, position } = await at(marked(FILES, path, place), path);
      return references(context, position, declaration).map(shown);
    };
    assert.deepEqual(await naming(ISO, 'id: A.5|.16', false), [`${MORE}:4`]);
    assert.deepEqual(await naming(MORE, '[A.5|.16', true), [`${ISO}:5`, `${MORE}:4`]);
    assert.deepEqual(await naming('controls/access.yml', '[CC|6.1]', false), [
      'controls/access.yml:10',
      `${ISO}:4`,
      'policies/access.md:11',
    ]);
  });

  it('are offered under their framework, and with it before them elsewhere', async () => {
    const register = (criteria: string): string => `controls:\n  - id: AC-09\n    criteria: ${criteria}\n`;
    const under = await Completed.at('controls/x.yml', register('{ISO27001: [A.8.1, |]}'), FILES);
    assert.deepEqual(under.labels, ['A.5.15', 'A.5.16']);
    const bare = await Completed.at('controls/x.yml', register('[|]'), FILES);
    assert.ok(bare.labels.includes('CC6.1') && bare.labels.includes('ISO27001.A.5.15'));
    const keys = await Completed.at('controls/x.yml', register('{|}'), FILES);
    assert.deepEqual(keys.labels, ['TSC', 'ISO27001']);
    const scope = await Completed.at('plumbline.yml', 'engagement:\n  frameworks: [|]\n', FILES);
    assert.deepEqual(scope.labels, ['ISO27001']);
  });

  it('have their keys offered, in each shape of the file', async () => {
    const labels = async (text: string): Promise<readonly string[]> =>
      (await Completed.at('frameworks/x.yml', text, FILES)).labels;
    assert.ok((await labels('id: X\n|\n')).includes('criteria'));
    for (const text of ['criteria:\n  - id: X-1\n    |\n', 'criteria:\n  X-1:\n    |\n', 'name: X\nX-1:\n  |\n']) {
      assert.ok((await labels(text)).includes('maps'), text);
    }
    assert.ok((await labels('criteria:\n  - id: X-1\n    maps: [|]\n')).includes('ISO27001.A.5.15'));
  });

  it('are found by name, and listed in the outline of their file', async () => {
    const engine = await load(FILES);
    assert.deepEqual(
      workspaceSymbols(engine.snapshot, 'a.5.1').map(({ name, containerName }) => `${name} ${containerName ?? ''}`),
      [`A.5.15 Access control ${ISO}`, `A.5.16 Identities ${ISO}`],
    );
    const { context } = await open(FILES, ISO);
    assert.deepEqual(
      documentSymbols(context).map(({ name, detail }) => [name, detail]),
      [
        ['A.5.15', 'Access control'],
        ['A.5.16', 'Identities'],
        ['A.8.1', 'Devices'],
      ],
    );
  });

  it('stand in the tree after the categories, by family', async () => {
    const engine = await load(FILES);
    const rows = (parent?: string): readonly string[] =>
      matrixTree(engine, { grouping: 'criteria', ...(parent === undefined ? {} : { parent }) }).map(
        ({ label, description }) => `${label} (${description})`,
      );
    assert.deepEqual(rows(), [
      'Security (1 of 33 operating)',
      'Availability (0 of 3 operating)',
      'ISO/IEC 27001 (0 of 3 operating)',
    ]);
    const iso = 'criteria/=ISO27001';
    assert.deepEqual(rows(iso), ['Organizational (0 of 2 operating)', 'A.8.1 Devices (unmapped · no control)']);
    const family = `${iso}/=Organizational`;
    assert.deepEqual(rows(family), [
      'A.5.15 Access control (mapped · 2 controls)',
      'A.5.16 Identities (mapped · 1 control)',
    ]);
    assert.match(rows(`${family}/A.5.15`)[0] ?? '', /^AC-01 .*\(via TSC\.CC6\.1 · operating/);
    const [node] = matrixTree(engine, { grouping: 'criteria', parent: family });
    assert.equal(node?.location === undefined ? '' : shown(node.location), `${ISO}:4`);
  });
});
