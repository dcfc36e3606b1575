/** Files and folders that get other names: what names them says so, in its own style, and nothing else changes. */

import assert from 'node:assert/strict';
import { renameFiles } from '../../../server/src/features/rename-files.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { FOLDER, load } from './marked-workspace.ts';
import { edited, type Files } from './renamed.ts';

/** The files that are changed when others get new names, by the names they have before. */
async function moved(files: Files, moves: Readonly<Record<string, string>>): Promise<Files> {
  const changes = await renameFiles(
    await load(files),
    Object.entries(moves).map(([from, to]) => ({
      from: joinUri(FOLDER, from),
      to: to.startsWith('file:') ? to : joinUri(FOLDER, to),
    })),
    { caseSensitive: true, speaksFor: () => true, isCancelled: () => false },
  );
  const after = edited(files, changes);
  return Object.fromEntries(Object.entries(after).filter(([path, text]) => files[path] !== text));
}

const POLICY = '---\nid: P\n---\n';

describe('renaming a file', () => {
  it('changes links to it, with their anchors, titles and style', async () => {
    const files = {
      'policies/access.md': POLICY,
      'policies/other.md': `${POLICY}[a](access.md) [b](access.md#scope "Scope") [c](./access.md) [d](access) [e](access#x) [f](access.md?raw=true#x)\r\n![g](<access.md>) [h][ref] [access.md](x.md) https://acme.example/access.md\r\n\r\n[ref]: ../policies/access.md\r\n`,
      'notes/n.md': '[a](/policies/access.md) and [b](/policies/access) `access.md`\n',
      'README.md': '# Policies\n\n- [Access](policies/access.md)\n- [Other](policies/other.md)\n',
    };
    assert.deepEqual(await moved(files, { 'policies/access.md': 'policies/access-control.md' }), {
      'policies/other.md': `${POLICY}[a](access-control.md) [b](access-control.md#scope "Scope") [c](./access-control.md) [d](access-control) [e](access-control#x) [f](access-control.md?raw=true#x)\r\n![g](<access-control.md>) [h][ref] [access.md](x.md) https://acme.example/access.md\r\n\r\n[ref]: access-control.md\r\n`,
      'notes/n.md': '[a](/policies/access-control.md) and [b](/policies/access-control) `access.md`\n',
      'README.md': '# Policies\n\n- [Access](policies/access-control.md)\n- [Other](policies/other.md)\n',
    });
  });

  it('keeps to the escapes that a link has', async () => {
    const files = {
      'policies/my access.md': POLICY,
      'policies/a.md': `${POLICY}[a](my%20access.md) [b](<my access.md>) [c](<my%20access.md>)\n`,
      'Zugriff/Prüfung.md': '',
      'policies/b.md': `${POLICY}[a](../Zugriff/Pr%C3%BCfung.md) [b](../Zugriff/Prüfung.md) [c](../Zugriff/Pr\\üfung.md)\n`,
    };
    assert.deepEqual(
      await moved(files, {
        'policies/my access.md': 'policies/all (my) access.md',
        'Zugriff/Prüfung.md': 'Zugriff/Überprüfung.md',
      }),
      {
        'policies/a.md': `${POLICY}[a](all%20%28my%29%20access.md) [b](<all (my) access.md>) [c](<all%20%28my%29%20access.md>)\n`,
        'policies/b.md': `${POLICY}[a](../Zugriff/%C3%9Cberpr%C3%BCfung.md) [b](../Zugriff/Überprüfung.md) [c](../Zugriff/Pr\\üfung.md)\n`,
      },
    );
  });

  it('changes paths in registers, counted from where they were, in the quotes they have', async () => {
    const files = {
      'evidence/2026/q1.csv': '',
      'evidence/a.yml':
        'evidence:\r\n  - {id: EV-1, path: evidence/2026/q1.csv} # evidence/2026/q1.csv\r\n  - id: EV-2\r\n    path: "./2026/q1.csv"\r\n' +
        "  - {id: EV-3, path: '../evidence/2026/q1.csv'}\r\n  - {id: EV-4, path: evidence\\2026\\q1.csv, title: evidence/2026/q1.csv}\r\n",
      'vendors/v.yml':
        'vendors:\n  - {id: V, report: {path: evidence/2026/q1.csv}}\nincidents:\n  - {id: I, review: ../evidence/2026/q1.csv}\n',
    };
    assert.deepEqual(await moved(files, { 'evidence/2026/q1.csv': 'evidence/2026/Q1/a b: c.csv' }), {
      'evidence/a.yml':
        'evidence:\r\n  - {id: EV-1, path: "evidence/2026/Q1/a b: c.csv"} # evidence/2026/q1.csv\r\n  - id: EV-2\r\n    path: "./2026/Q1/a b: c.csv"\r\n' +
        '  - {id: EV-3, path: \'./2026/Q1/a b: c.csv\'}\r\n  - {id: EV-4, path: "evidence\\\\2026\\\\Q1\\\\a b: c.csv", title: evidence/2026/q1.csv}\r\n',
      'vendors/v.yml':
        'vendors:\n  - {id: V, report: {path: "evidence/2026/Q1/a b: c.csv"}}\nincidents:\n  - {id: I, review: "../evidence/2026/Q1/a b: c.csv"}\n',
    });
  });

  it('changes the links of a file that goes to another folder, also those that lead to nothing yet', async () => {
    const files = {
      'policies/access.md': `${POLICY}[a](other.md#x) [b](../controls/a.yml) [c](gone.md) [d](#scope) [e](https://acme.example) [f](/policies/other.md) [g](access.md#scope) [h](../../x.md) [i](.)\n`,
      'policies/other.md': POLICY,
      'controls/a.yml': 'controls:\n  - id: AC-1\n',
      'evidence/a.yml': 'evidence:\n  - {id: EV-1, path: ./2026/q1.csv}\n  - {id: EV-2, path: evidence/2026/q1.csv}\n',
      'evidence/2026/q1.csv': '',
    };
    assert.deepEqual(
      await moved(files, { 'policies/access.md': 'access.md', 'evidence/a.yml': 'evidence/2026/a.yml' }),
      {
        'policies/access.md': `${POLICY}[a](policies/other.md#x) [b](controls/a.yml) [c](policies/gone.md) [d](#scope) [e](https://acme.example) [f](/policies/other.md) [g](access.md#scope) [h](../../x.md) [i](policies)\n`,
        'evidence/a.yml': 'evidence:\n  - {id: EV-1, path: ./q1.csv}\n  - {id: EV-2, path: evidence/2026/q1.csv}\n',
      },
    );
  });

  it('leaves what leads out of the folder, and the globs of the configuration', async () => {
    const files = {
      'policies/access.md': `${POLICY}[o](other.md)\n`,
      'policies/other.md': `${POLICY}[a](access.md)\n`,
      'plumbline.yml': 'files: {policies: ["policies/access.md"]}\nframeworks: ["policies/*.yml"]\n',
      CODEOWNERS: 'policies/access.md @acme/security\n',
    };
    assert.deepEqual(await moved(files, { 'policies/access.md': 'file:///elsewhere/access.md' }), {});
    assert.deepEqual(await moved(files, { 'policies/gone.md': 'policies/new.md' }), {});
    assert.deepEqual(await moved(files, { 'policies/access.md': 'policies/a.md' }), {
      'policies/other.md': `${POLICY}[a](a.md)\n`,
    });
  });
});

describe('renaming a folder', () => {
  const files = {
    'policies/access/a.md': `${POLICY}[b](b.md) [c](../c.md) [up](../) [ev](../../evidence/q1.csv)\n`,
    'policies/access/b.md': `${POLICY}[a](a.md)\n`,
    'policies/c.md': `${POLICY}[a](access/a.md#x) [all](access/) [one](access)\n`,
    'evidence/e.yml':
      'evidence:\n  - {id: EV-1, path: policies/access/x.csv}\n  - {id: EV-2, path: policies/access2/x.csv}\n',
    'evidence/q1.csv': '',
    'policies/access/x.csv': '',
    'policies/access2/x.csv': '',
  };

  it('changes what leads into it and out of it, and not what stays within', async () => {
    assert.deepEqual(await moved(files, { 'policies/access': 'policies/people/access control' }), {
      'policies/access/a.md': `${POLICY}[b](b.md) [c](../../c.md) [up](../../) [ev](../../../evidence/q1.csv)\n`,
      'policies/c.md': `${POLICY}[a](people/access%20control/a.md#x) [all](people/access%20control/) [one](people/access%20control)\n`,
      'evidence/e.yml':
        'evidence:\n  - {id: EV-1, path: policies/people/access control/x.csv}\n  - {id: EV-2, path: policies/access2/x.csv}\n',
    });
  });

  it('changes nothing within where only its name changes', async () => {
    assert.deepEqual(Object.keys(await moved(files, { policies: 'rules' })), ['evidence/e.yml']);
  });

  it('takes many files at once, of which some go elsewhere', async () => {
    assert.deepEqual(
      await moved(files, { 'policies/access': 'policies/people', 'policies/access/b.md': 'policies/b.md' }),
      {
        'policies/access/a.md': `${POLICY}[b](../b.md) [c](../c.md) [up](../) [ev](../../evidence/q1.csv)\n`,
        'policies/access/b.md': `${POLICY}[a](people/a.md)\n`,
        'policies/c.md': `${POLICY}[a](people/a.md#x) [all](people/) [one](people)\n`,
        'evidence/e.yml':
          'evidence:\n  - {id: EV-1, path: policies/people/x.csv}\n  - {id: EV-2, path: policies/access2/x.csv}\n',
      },
    );
  });

  it('takes a thousand policies along that link to each other', async () => {
    const many: Record<string, string> = {};
    for (let index = 0; index < 1000; index++) {
      many[`policies/p${index}.md`] = `${POLICY}[n](p${(index + 1) % 1000}.md) [c](../controls/a.yml)\n`;
    }
    const changed = await moved({ ...many, 'controls/a.yml': '' }, { policies: 'docs/policies' });
    assert.equal(Object.keys(changed).length, 1000);
    assert.equal(changed['policies/p7.md'], `${POLICY}[n](p8.md) [c](../../controls/a.yml)\n`);
  });
});
