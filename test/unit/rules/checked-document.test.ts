/** Findings are kept record by record: which are found anew after an edit, and where the others stand then. */

import assert from 'node:assert/strict';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { Checker } from '../../../server/src/rules/checker.ts';
import type { Finding } from '../../../server/src/rules/rule.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { dedent, engineOn, FOLDER } from './rule-fixture.ts';

const REGISTER = joinUri(FOLDER, 'evidence/all.yml');

/** Three records with a fault each; that of the second has a related place in the record itself. */
const EVIDENCE = dedent(`
  evidence:
    - {id: E-1, control: AC-01, url: "https://acme.example/1", expires: 2026-01-31}
    - {id: E-2, control: AC-01, url: "https://acme.example/2", collector: jane.doe, reviewer: jane.doe}
    - {id: E-3, control: AC-09, url: "https://acme.example/3"}
`);

/** The findings of the register after each of its texts. */
class Register {
  readonly #engine: Engine;
  readonly #checker: Checker;
  text: string;

  private constructor(engine: Engine, text: string) {
    this.#engine = engine;
    this.#checker = new Checker(engine.snapshot);
    this.text = text;
    engine.workspace.onDidChangeText = (uri) => this.#checker.drop(uri);
  }

  static async open(text = EVIDENCE): Promise<Register> {
    const files = { 'controls/a.yml': 'controls: [{id: AC-01}]\n', 'evidence/all.yml': text };
    return new Register(await engineOn(memoryFileSystem(files)), text);
  }

  edit(from: string, to: string): void {
    assert.ok(this.text.includes(from), from);
    this.text = this.text.replace(from, to);
    this.#engine.workspace.setText(REGISTER, this.text);
  }

  write(path: string, text: string): void {
    this.#engine.workspace.setText(joinUri(FOLDER, path), text);
  }

  findings(): readonly Finding[] {
    const document = this.#engine.snapshot.document(REGISTER);
    assert.ok(document);
    return this.#checker.judged(document).findings;
  }

  /** `code text`, with the text that is underlined, and behind it that of related places in the register. */
  said(): readonly string[] {
    return this.findings().map(({ code, start, end, related }) =>
      [
        code,
        this.text.slice(start, end),
        ...related.flatMap((place) =>
          place.place === 'here' ? [`< ${this.text.slice(place.range.start, place.range.end)}`] : [],
        ),
      ].join(' '),
    );
  }
}

const SAID = ['evidence-expired 2026-01-31', 'duty-separation jane.doe < jane.doe', 'evidence-control-unknown AC-09'];

describe('findings kept record by record', () => {
  it('are found anew in the record that was edited, and in no other', async () => {
    const register = await Register.open();
    const [expired, separation, unknown] = register.findings();
    register.edit('example/3', 'example/33');
    const after = register.findings();
    assert.equal(after[0], expired);
    assert.equal(after[1], separation);
    assert.notEqual(after[2], unknown);
    assert.deepEqual(register.said(), SAID);
  });

  it('move with their record, and so do the places that they speak of', async () => {
    const register = await Register.open();
    register.findings();
    register.edit('evidence:\n', '# Collected by hand\nevidence:\n  # first\n');
    assert.deepEqual(register.said(), SAID);
    register.edit('  - {id: E-2', '  - {id: E-4, control: AC-01, url: "https://acme.example/4"}\n  - {id: E-2');
    assert.deepEqual(register.said(), SAID);
    register.edit('# Collected by hand\n', '');
    assert.deepEqual(register.said(), SAID);
  });

  it('go with their record, and come back with it', async () => {
    const register = await Register.open();
    register.findings();
    const [, first = ''] = register.text.split('\n');
    register.edit(`${first}\n`, '');
    assert.deepEqual(register.said(), SAID.slice(1));
    register.edit('evidence:\n', `evidence:\n${first}\n`);
    assert.deepEqual(register.said(), SAID);
  });

  it('are found anew where something that they rest on has changed elsewhere', async () => {
    const register = await Register.open();
    const [expired, separation] = register.findings();
    register.write('controls/a.yml', 'controls: [{id: AC-01}, {id: AC-09}]\n');
    assert.deepEqual(register.said(), SAID.slice(0, 2));
    assert.equal(register.findings()[0], expired);
    assert.equal(register.findings()[1], separation);
  });

  it('are all found anew where the YAML cannot be read any more, since what a record holds may depend on it', async () => {
    const register = await Register.open();
    const [before] = register.findings();
    register.edit('- {id: E-3', '- {id: "E-3');
    assert.ok(register.said().some((one) => one.startsWith('yaml-syntax ')));
    const [expired] = register.findings();
    assert.deepEqual(expired, before);
    assert.notEqual(expired, before);
    register.edit('"E-3', 'E-3');
    assert.deepEqual(register.said(), SAID);
  });

  it('are counted over all records: beyond a thousand of one rule, the rest is one finding', async () => {
    const many = Array.from({ length: 600 }, (_, index) => `  - {id: E-${index}, control: [AC-8, AC-9]}\n`).join('');
    const register = await Register.open(`evidence:\n${many}`);
    const unknown = register.findings().filter(({ code }) => code === 'evidence-control-unknown');
    assert.equal(unknown.length, 1001);
    assert.equal(
      unknown.at(-1)?.message,
      '200 more findings of this rule in the file are not listed. Correct those above first.',
    );
  });
});
