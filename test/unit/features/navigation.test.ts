/** Going from an ID to what it names, from that to whoever names it, and the links of a document. */

import assert from 'node:assert/strict';
import type { Location, Range } from 'vscode-languageserver-types';
import { definition } from '../../../server/src/features/definition.ts';
import { documentLinks } from '../../../server/src/features/document-links.ts';
import { references } from '../../../server/src/features/references.ts';
import { at, FILES, FOLDER, marked, open } from './marked-workspace.ts';

type Files = Readonly<Record<string, string>>;

function pathOf(uri: string): string {
  return uri.startsWith(`${FOLDER}/`) ? uri.slice(FOLDER.length + 1) : uri;
}

/** The text of a range, in which no line ends. */
function textIn(text: string, { start, end }: Range): string {
  assert.equal(start.line, end.line);
  return (text.split('\n')[start.line] ?? '').slice(start.character, end.character);
}

/** `controls/access.yml:2 AC-01`, lines counted from 1 as editors show them. */
function shown(files: Files, { uri, range }: Location): string {
  const path = pathOf(uri);
  return `${path}:${range.start.line + 1} ${textIn(files[path] ?? '', range)}`.trim();
}

async function defined(path: string, place: string, files: Files = FILES): Promise<readonly string[]> {
  const { context, position } = await at(marked(files, path, place), path);
  return definition(context, position).map((location) => shown(files, location));
}

async function referring(
  path: string,
  place: string,
  declaration: boolean,
  files: Files = FILES,
): Promise<readonly string[]> {
  const { context, position } = await at(marked(files, path, place), path);
  return references(context, position, declaration).map((location) => shown(files, location));
}

describe('definition', () => {
  it('leads from a field and from prose to the record', async () => {
    assert.deepEqual(await defined('evidence/2026.yml', 'control: AC|-01'), ['controls/access.yml:2 AC-01']);
    assert.deepEqual(await defined('policies/access.md', 'See AC-|01'), ['controls/access.yml:2 AC-01']);
    assert.deepEqual(await defined('controls/access.yml', '[POL-|A]'), ['policies/access.md:2 POL-A']);
    assert.deepEqual(await defined('controls/access.yml', 'owner: |jane.doe'), ['people.control.yml:2 jane.doe']);
    assert.deepEqual(await defined('controls/access.yml', 'owner: jane.doe|'), ['people.control.yml:2 jane.doe']);
  });

  it('leads to an owner by name, address and handle', async () => {
    const files = {
      'people.control.yml': 'people:\n  - {id: jane.doe, name: Jane Doe, email: jane@acme.example, handle: "@jd"}\n',
      'controls/a.yml': 'controls:\n  - owner: [JANE DOE, jane@acme.example, "@jd"]\n',
    };
    for (const place of ['JANE| DOE', 'jane|@acme', '@j|d']) {
      assert.deepEqual(await defined('controls/a.yml', place, files), ['people.control.yml:2 jane.doe']);
    }
  });

  it('shows all definitions of an ID that is there twice', async () => {
    const files = { ...FILES, 'controls/second.yml': 'controls:\n  - id: AC-01\n' };
    const both = ['controls/access.yml:2 AC-01', 'controls/second.yml:2 AC-01'];
    assert.deepEqual(await defined('controls/second.yml', 'id: AC|-01', files), both);
    assert.deepEqual(await defined('evidence/2026.yml', 'control: AC|-01', files), both);
  });

  it('leads from a criterion to the controls that map it or, where there are none, to the policies', async () => {
    assert.deepEqual(await defined('policies/access.md', '[CC6|.1,'), ['controls/access.yml:2 AC-01']);
    assert.deepEqual(await defined('policies/access.md', 'A1|.1]'), ['policies/access.md:2 POL-A']);
    const files = { ...FILES, 'policies/x.md': '---\nsatisfies: [CC6.1-CC6.3]\n---\n' };
    assert.deepEqual(await defined('policies/x.md', 'CC6.1-|CC6.3', files), [
      'controls/access.yml:2 AC-01',
      'controls/access.yml:12 AC-02',
    ]);
  });

  it('leads from a path or link to the file, and to the heading in it', async () => {
    assert.deepEqual(await defined('evidence/2026.yml', 'path: evidence/|q1.csv'), ['evidence/q1.csv:1']);
    const files = {
      ...FILES,
      'policies/other.md':
        '---\nid: POL-B\n---\n\n## Scope of it\n\n[a](access.md#Access) [b](access) [c](#scope-of-it) [d](gone.md) [e](../..)\n',
    };
    assert.deepEqual(await defined('policies/other.md', 'acc|ess.md#Access', files), [
      'policies/access.md:13 # Access',
    ]);
    assert.deepEqual(await defined('policies/other.md', '(acc|ess)', files), ['policies/access.md:1']);
    assert.deepEqual(await defined('policies/other.md', '#scope|-of-it', files), [
      'policies/other.md:5 ## Scope of it',
    ]);
    assert.deepEqual(await defined('policies/other.md', 'go|ne.md', files), []);
    assert.deepEqual(await defined('policies/other.md', '(..|/..)', files), []);
  });

  it('leads nowhere from keys, from words, and from what nobody defines', async () => {
    assert.deepEqual(await defined('controls/access.yml', 'own|er: jane'), []);
    assert.deepEqual(await defined('controls/access.yml', 'layer: pro|cess'), []);
    const files = { ...FILES, 'controls/x.yml': 'controls:\n  - policies: [POL-GONE]\n' };
    assert.deepEqual(await defined('controls/x.yml', 'POL-|GONE', files), []);
  });
});

describe('references', () => {
  it('finds whoever names a record, in fields and in prose, and the record itself if that is wanted', async () => {
    const places = ['evidence/2026.yml:2 AC-01', 'evidence/2026.yml:3 AC-01', 'policies/access.md:15 AC-01'];
    assert.deepEqual(await referring('controls/access.yml', 'id: AC|-01', false), places);
    assert.deepEqual(await referring('policies/access.md', 'See AC|-01', true), [
      'controls/access.yml:2 AC-01',
      ...places,
    ]);
  });

  it('tells records of different kinds apart that have one ID', async () => {
    const files = {
      'controls/a.yml': 'controls:\n  - {id: X-1, risks: [X-1]}\n',
      'risks/a.yml': 'risks:\n  - {id: X-1, controls: [X-1]}\n',
    };
    assert.deepEqual(await referring('controls/a.yml', '{id: X|-1', false, files), ['risks/a.yml:2 X-1']);
    assert.deepEqual(await referring('risks/a.yml', '{id: X|-1', false, files), ['controls/a.yml:2 X-1']);
  });

  it('finds a person under every name', async () => {
    const files = {
      'people.control.yml':
        'people:\n  - {id: jane.doe, name: Jane Doe, email: jane@acme.example, handle: "@jd"}\nteams:\n  - {id: security, members: [jane.doe]}\n',
      'controls/a.yml': 'controls:\n  - {owner: JANE.DOE}\n  - {owner: jane doe}\n  - {owner: jd}\n  - {owner: joan}\n',
    };
    assert.deepEqual(await referring('controls/a.yml', 'owner: jane| doe', true, files), [
      'people.control.yml:2 jane.doe',
      'controls/a.yml:2 JANE.DOE',
      'controls/a.yml:3 jane doe',
      'controls/a.yml:4 jd',
      'people.control.yml:4 jane.doe',
    ]);
  });

  it('finds who else names what nobody defines', async () => {
    const files = { 'controls/a.yml': 'controls:\n  - {policies: [POL-GONE]}\n  - {policies: [POL-GONE]}\n' };
    assert.deepEqual(await referring('controls/a.yml', 'POL-|GONE', false, files), [
      'controls/a.yml:2 POL-GONE',
      'controls/a.yml:3 POL-GONE',
    ]);
  });

  it('finds a criterion by ID, in ranges and series, and in prose, each place once', async () => {
    const files = {
      'policies/a.md': '---\nsatisfies: [CC6.1-CC6.3]\n---\n\nAs CC6.2 asks.\n',
      'controls/a.yml': 'controls:\n  - {criteria: [cc6.2, CC6]}\n',
    };
    const places = [
      'controls/a.yml:2 cc6.2',
      'controls/a.yml:2 CC6',
      'policies/a.md:2 CC6.1-CC6.3',
      'policies/a.md:5 CC6.2',
    ];
    assert.deepEqual(await referring('controls/a.yml', 'cc6|.2', false, files), places);
    assert.deepEqual((await referring('policies/a.md', 'CC6.1|-CC6.3', false, files)).toSorted(), places.toSorted());
  });
});

describe('document links', () => {
  async function links(path: string, files: Files = FILES): Promise<readonly string[]> {
    const { context } = await open(files, path);
    return documentLinks(context).map(({ range, target, tooltip }) => {
      assert.ok(target);
      return `${textIn(files[path] ?? '', range)} → ${pathOf(target)} (${tooltip ?? ''})`;
    });
  }

  it('lead from paths to files, from addresses to the web and from IDs to records', async () => {
    assert.deepEqual(await links('evidence/2026.yml'), [
      'evidence/q1.csv → evidence/q1.csv (Open the file)',
      'https://evidence.example/q2 → https://evidence.example/q2 (Open the address)',
      'AC-01 → controls/access.yml#2,9 (Open AC-01)',
      'AC-01 → controls/access.yml#2,9 (Open AC-01)',
    ]);
    assert.deepEqual(await links('policies/access.md'), [
      'jane.doe → people.control.yml#2,10 (Open jane.doe)',
      'sam.roe → people.control.yml#3,10 (Open sam.roe)',
      'AC-01 → controls/access.yml#2,9 (Open AC-01)',
    ]);
  });

  it('find addresses in any field, also inside groups', async () => {
    const files = {
      'vendors/v.yml':
        'vendors:\n  - {id: V, links: [https://acme.example/T-1, mailto:v@acme.example], report: {url: https://reports.example/r}}\n',
    };
    assert.deepEqual(await links('vendors/v.yml', files), [
      'https://acme.example/T-1 → https://acme.example/T-1 (Open the address)',
      'mailto:v@acme.example → mailto:v@acme.example (Open the address)',
      'https://reports.example/r → https://reports.example/r (Open the address)',
    ]);
  });

  it('lead nowhere else: not out of the workspace, not to commands, not to what is not there', async () => {
    const files = {
      'evidence/e.yml':
        'evidence:\n' +
        ['../../etc/passwd', '/etc/passwd', 'file:///etc/passwd', 'command:evil', 'javascript:alert(1)', 'gone.csv']
          .map((path) => `  - {path: "${path}", url: "${path}", control: AC-99, notes: "${path}"}\n`)
          .join(''),
    };
    assert.deepEqual(await links('evidence/e.yml', files), []);
  });
});
