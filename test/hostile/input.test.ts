/** Files that were made to break, stall or mislead whoever reads them: each costs itself, and says in plain words why. */

import assert from 'node:assert/strict';
import { besideGood } from './beside-good.ts';

const REGISTER = 'controls/hostile.yml';
const POLICY = 'policies/hostile.md';
const HEAD = '---\nid: POL-HOSTILE\ntitle: Hostile\n---\n';

const times = (count: number, of: (index: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(between);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('hostile YAML', function () {
  this.timeout(60_000);

  it('aliases and anchors are not followed, so that nothing can blow up', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf'].map((pair) => [pair.charAt(0), pair.charAt(1)])) {
      bomb.push(`${name ?? ''}: &${name ?? ''} [${times(9, () => `*${of ?? ''}`, ', ')}]`);
    }
    const hostile = await besideGood({ [REGISTER]: `${bomb.join('\n')}\ncontrols:\n  - {id: HO-01, criteria: *g}\n` });
    assert.ok(hostile.count(REGISTER, 'yaml-syntax') > 0);
    for (const message of hostile.said(REGISTER)) assert.match(message, /anchors (?:and aliases )?are not followed/);
    assert.equal(hostile.engine.snapshot.definitions('HO-01').length, 1, 'the record is read all the same');

    const front = await besideGood({ [POLICY]: '---\nid: &x POL-HOSTILE\ntitle: *x\n---\n# A\n' });
    assert.equal(front.in(POLICY).length, 2);
    assert.equal(front.engine.snapshot.definitions('POL-HOSTILE').length, 1);
    const many = await besideGood({ [REGISTER]: `controls:\n${times(150_000, () => '  - *x')}\n` });
    assert.ok(many.in(REGISTER).length <= 1001, 'more of them than anybody reads are not listed');
  });

  for (const [what, text] of Object.entries({
    '10,000 open brackets': `controls: ${'['.repeat(10_000)}\n`,
    '10,000 brackets opened and closed': `controls: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
    '10,000 braces': `controls: ${'{a: '.repeat(10_000)}\n`,
    '5,000 complex keys': `${'? '.repeat(5000)}x\n`,
    'maps 1,500 deep': `${times(1500, (at) => `${' '.repeat(at)}k:`)} x\n`,
  })) {
    it(`${what}: one finding, at the level that is too much`, async () => {
      const { range } = (await besideGood({ [REGISTER]: text })).only(
        REGISTER,
        'yaml-syntax',
        /more than 64 levels deep/,
      );
      assert.equal(range.end.character - range.start.character, 1);
    });
  }

  it('lists 500 deep, on lines of their own and on one', async () => {
    for (const text of [times(500, (at) => `${'  '.repeat(at)}-`), `  ${'- '.repeat(500)}x`]) {
      const hostile = await besideGood({ [REGISTER]: `controls:\n${text}\n` });
      assert.deepEqual(
        hostile.in(REGISTER).map(({ code }) => code),
        ['value-invalid', 'yaml-syntax'],
      );
    }
  });

  it('in front-matter, what nests too deep costs its own key only', async () => {
    const hostile = await besideGood({
      [POLICY]: `---\nid: POL-HOSTILE\nsatisfies: ${'['.repeat(10_000)}\nowner: zz\n---\n`,
    });
    assert.deepEqual(
      hostile.in(POLICY).map(({ code, range }) => `${range.start.line} ${code}`),
      ['2 yaml-syntax', '3 owner-unknown'],
    );
  });

  it('keys twice, or ten thousand times', async () => {
    const twice = await besideGood({
      [REGISTER]: 'controls:\n  - id: HO-01\n    id: HO-02\ncontrols:\n  - id: HO-03\n',
    });
    assert.equal(twice.count(REGISTER, 'key-duplicate'), 2);
    assert.deepEqual(twice.engine.snapshot.ids('control'), ['AC-01', 'HO-01', 'HO-03']);
    const often = await besideGood({
      [REGISTER]: `controls:\n  - id: HO-01\n${'    owner: jane.doe\n'.repeat(10_000)}`,
    });
    assert.ok(often.in(REGISTER).length <= 1001);
  });

  it('names that mean something to JavaScript are names like others', async () => {
    const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];
    const hostile = await besideGood({
      [REGISTER]: `__proto__: {controls: []}\ncontrols:\n${words
        .map((word) => `  - {id: ${word}, ${word}: x, owner: ${word}, policies: [${word}], status: ${word}}`)
        .join('\n')}\n`,
      'policies/__proto__.md':
        '---\nid: __proto__\nconstructor: x\n---\n# __proto__\n\n[a](#constructor) [b](#__proto__x)\n',
      'plumbline.yml': `rules: {${words.map((word) => `${word}: off`).join(', ')}}\nkeys: {${words.map((word) => `${word}: [x]`).join(', ')}}\nengagement: {type: 1}\n`,
    });
    // One that begins with an underscore is somebody's own.
    assert.equal(hostile.count(REGISTER, 'key-unknown'), 4);
    assert.equal(hostile.count(REGISTER, 'owner-unknown'), 5);
    assert.equal(hostile.count('policies/__proto__.md', 'link-broken'), 2);
    assert.equal(hostile.count('plumbline.yml', 'key-unknown'), 10);
    for (const word of words) assert.equal(hostile.engine.snapshot.definitions(word, 'control').length, 1, word);
    assert.equal(Object.getOwnPropertyNames(Object.prototype).includes('owner'), false);
  });

  it('IDs that are no names are refused, each with a reason', async () => {
    const hostile = await besideGood({
      [REGISTER]: `controls:\n  - {id: "HO\\n01", title: A}\n  - {id: "HO\\e[31m02", title: B}\n  - {id: "a\\u202Eb", title: C}\n  - {id: ${'x'.repeat(10_000)}, title: D}\n  - {id: "tab\\there", title: E}\n`,
      'risks/hostile.yml': `risks:\n  "HO\\n03": {title: F}\n  ? ${'y'.repeat(500)}\n  : {title: G}\n`,
      'evidence/hostile.yml': `evidence:\n  - {id: EV-HO, control: "AC\\n01", path: "${'z'.repeat(10_000)}"}\n`,
    });
    assert.deepEqual(
      hostile.in(REGISTER).map(({ code }) => code),
      Array.from({ length: 5 }, () => 'value-invalid'),
    );
    assert.match(hostile.said(REGISTER)[0] ?? '', /2 value-invalid: This ID holds a line break or a control character/);
    assert.match(hostile.said(REGISTER)[3] ?? '', /This ID has 10000 characters, and at most 200 are read/);
    assert.equal(hostile.count('risks/hostile.yml', 'value-invalid'), 2);
    assert.deepEqual(hostile.engine.snapshot.ids('control'), ['AC-01']);
    assert.equal(hostile.count('evidence/hostile.yml', 'evidence-control-unknown'), 1);
  });
});

describe('text that is no text', function () {
  this.timeout(60_000);
  const utf16 = (text: string, bigEndian: boolean, mark: boolean): Uint8Array =>
    Uint8Array.from(
      Array.from((mark ? '\ufeff' : '') + text).flatMap((character) => {
        const code = character.charCodeAt(0);
        return bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8];
      }),
    );

  it('a NUL, in a register, a policy and the configuration', async () => {
    for (const [path, text] of [
      [REGISTER, 'controls:\n  - id: HO\0-01\n'],
      [POLICY, `${HEAD}x\0y\n`],
      ['plumbline.yml', 'engagement: {type: 2}\0\n'],
    ] as const) {
      const { range } = (await besideGood({ [path]: text })).only(path, 'yaml-syntax', /NUL character.*not read/);
      assert.ok(range.start.line + range.start.character > 0, 'at the character itself');
    }
  });

  it('UTF-16, with and without its mark', async () => {
    for (const bigEndian of [false, true]) {
      const marked = await besideGood({ [REGISTER]: utf16('controls:\n  - id: HO-01\n', bigEndian, true) });
      marked.only(REGISTER, 'yaml-syntax', /saved as UTF-16 and was not read\. Save it as UTF-8/);
      const bare = await besideGood({ [POLICY]: utf16(HEAD, bigEndian, false) });
      bare.only(POLICY, 'yaml-syntax', /Save it as UTF-8 text/);
    }
  });

  it('bytes that are not UTF-8, and halves of surrogate pairs', async () => {
    const broken = Uint8Array.from([...bytes('---\nid: POL-HOSTILE\nowner: '), 0xff, 0xfe, ...bytes('\n---\n# A\n')]);
    const hostile = await besideGood({ [POLICY]: broken });
    assert.deepEqual(
      hostile.in(POLICY).map(({ code, range }) => `${range.start.line} ${code}`),
      ['2 yaml-syntax', '2 owner-unknown'],
    );
    assert.match(hostile.said(POLICY)[0] ?? '', /not valid UTF-8/);
    const halves = await besideGood({ [REGISTER]: 'controls:\n  - {id: "\\uD800", owner: "\\uDC00x"}\n' });
    assert.equal(halves.count(REGISTER, 'owner-unknown'), 1);
  });

  it('a byte order mark, CRLF and lone carriage returns change nothing but line ends', async () => {
    const text = 'controls:\n  - id: HO-01\n    ownr: jane.doe\n';
    const policy = '---\nid: POL-HOSTILE\ntitle: TBD\n---\n\n# A\n\n[x](#b)\n';
    for (const [from, to] of [
      ['', '\ufeff'],
      ['\n', '\r\n'],
      ['\n', '\r'],
    ] as const) {
      const spelt = (one: string): string => (from === '' ? to + one : one.replaceAll(from, to));
      const hostile = await besideGood({ [REGISTER]: spelt(text), [POLICY]: spelt(policy) });
      assert.deepEqual(
        [...hostile.in(REGISTER), ...hostile.in(POLICY)].map(({ code, range: { start, end } }) => [code, start, end]),
        [
          ['key-unknown', { line: 2, character: 4 }, { line: 2, character: 8 }],
          ['value-placeholder', { line: 2, character: 7 }, { line: 2, character: 10 }],
          ['link-broken', { line: 7, character: 4 }, { line: 7, character: 6 }],
        ],
        JSON.stringify(to),
      );
    }
  });
});

describe('a merge that was left unfinished', function () {
  this.timeout(60_000);
  const MESSAGE = /merge was left unfinished here.*Until then, the first version is read/;
  const conflict = (ours: string, theirs: string): string => `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> branch\n`;

  it('in front-matter: one finding, and the first version counts', async () => {
    const fields = conflict('owner: jane.doe\nversion: "1"\n', 'owner: nobody\nversion: "2"\nowner: again\n');
    for (const [line, text] of [
      [2, `---\nid: POL-HOSTILE\n${fields}title: Hostile\n---\n\n# A\n`],
      [2, `name: Hostile\nacronym: POL-HOSTILE\n${fields}status: draft\n---\n\n# A\n`],
      [0, `${conflict('---\nid: POL-HOSTILE\n', '---\nid: POL-OTHER\n')}title: Hostile\n---\n\n# A\n`],
    ] as const) {
      const hostile = await besideGood({ [POLICY]: text });
      assert.equal(hostile.only(POLICY, 'yaml-syntax', MESSAGE).range.start.line, line);
      assert.deepEqual(hostile.engine.snapshot.ids('policy'), ['POL-ACCESS', 'POL-HOSTILE']);
    }
  });

  it('in a register, with the common ancestor too', async () => {
    const both = '||||||| base\n    owner: nobody\n';
    const text = `controls:\n  - id: HO-01\n${conflict(`    owner: jane.doe\n${both}`, '    owner: sam.roe\n    id: HO-09\n')}  - id: HO-02\n`;
    const hostile = await besideGood({ [REGISTER]: text });
    hostile.only(REGISTER, 'yaml-syntax', MESSAGE);
    assert.deepEqual(hostile.engine.snapshot.ids('control'), ['AC-01', 'HO-01', 'HO-02']);
    const crlf = await besideGood({ [REGISTER]: text.replaceAll('\n', '\r\n') });
    assert.deepEqual(crlf.in(REGISTER)[0]?.range, {
      start: { line: 2, character: 0 },
      end: { line: 2, character: 12 },
    });
  });

  it('in the configuration, and in prose', async () => {
    const text = conflict('engagement: {type: 1}\n', 'engagement: {type: 2}\n');
    (await besideGood({ 'plumbline.yml': text })).only('plumbline.yml', 'yaml-syntax', MESSAGE);
    const prose = await besideGood({ [POLICY]: `${HEAD}\n# A\n\n${conflict('See [a](#a).\n', 'See [b](#b).\n')}` });
    prose.only(POLICY, 'yaml-syntax', MESSAGE);
  });

  it('half removed: one finding for what is left, and the rest is read', async () => {
    const LEFT = /^A merge left this line behind\. Remove every line/;
    const halves = [
      '<<<<<<< HEAD\nowner: jane.doe\n=======\n',
      'owner: jane.doe\n=======\n>>>>>>> branch\n',
      '<<<<<<< HEAD\nowner: jane.doe\n||||||| base\n',
      '=======\nowner: jane.doe\n=======\n',
    ];
    for (const half of halves) {
      for (const text of [half, half.replaceAll('\n', '\r\n')]) {
        const body = text.includes('\r') ? '\r\n' : '\n';
        const policy = [
          '---',
          'id: POL-HOSTILE',
          `${text}title: Hostile`,
          '---',
          '',
          '# A',
          '',
          'B',
          '=======',
          '',
        ].join(body);
        const hostile = await besideGood({ [POLICY]: policy });
        assert.equal(hostile.only(POLICY, 'yaml-syntax', LEFT).range.start.line, half.startsWith('owner') ? 3 : 2);
        assert.deepEqual(hostile.engine.snapshot.ids('policy'), ['POL-ACCESS', 'POL-HOSTILE']);
        const register = `controls:${body}  - id: HO-01${body}${text.replace('owner', '    owner')}  - id: HO-02${body}`;
        const other = await besideGood({ [REGISTER]: register });
        other.only(REGISTER, 'yaml-syntax', LEFT);
        assert.deepEqual(other.engine.snapshot.ids('control'), ['AC-01', 'HO-01', 'HO-02']);
      }
    }
    // In prose they are a heading, and quotations of quotations.
    const prose = `${HEAD}\n# A\n\nB\n=======\n\n>>>>>>> C\n`;
    assert.deepEqual((await besideGood({ [POLICY]: prose })).said(POLICY), []);
  });

  it('each conflict is one finding; an example of one in a block of code, and half a one, are none', async () => {
    const conflicts = Array.from({ length: 20 }, (_, at) => conflict(`    k${at}: x\n`, `    k${at}: y\n`));
    const hostile = await besideGood({ [POLICY]: `---\nid: POL-HOSTILE\ntags:\n${conflicts.join('')}---\n` });
    assert.equal(hostile.in(POLICY).length, 20);
    const example = `${HEAD}\n\`\`\`\n${conflict('a\n', 'b\n')}\`\`\`\n\n<<<<<<< is how a conflict begins.\n`;
    assert.deepEqual((await besideGood({ [POLICY]: example })).said(POLICY), []);
  });
});
