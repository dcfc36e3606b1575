/** The rules by which imports run downwards: which room may know which, and that no rule is written so that it never bites. */

import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Side {
  readonly path?: string;
  readonly pathNot?: readonly string[];
}

interface Rule {
  readonly name: string;
  readonly from: Side;
  readonly to: Side;
}

const FILE = new URL('../../../.dependency-cruiser.json', import.meta.url);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function sideOf(value: unknown): Side {
  if (!isObject(value)) return {};
  const { path, pathNot } = value;
  return {
    ...(typeof path === 'string' ? { path } : {}),
    ...(Array.isArray(pathNot) ? { pathNot: pathNot.map(String) } : {}),
  };
}

/** The rules that go by paths: two others are of cycles and of files that nothing imports. */
function rules(): readonly Rule[] {
  const read: unknown = JSON.parse(readFileSync(FILE, 'utf8'));
  const listed = isObject(read) && Array.isArray(read['forbidden']) ? read['forbidden'] : [];
  return listed
    .filter(isObject)
    .map(({ name, from, to }) => ({ name: String(name), from: sideOf(from), to: sideOf(to) }))
    .filter(({ from, to }) => from.path !== undefined && (to.path ?? to.pathNot) !== undefined);
}

function fits({ path, pathNot = [] }: Side, file: string): boolean {
  return (path === undefined || new RegExp(path).test(file)) && !pathNot.some((one) => new RegExp(one).test(file));
}

const forbids = ({ from, to }: Rule, one: string, other: string): boolean => fits(from, one) && fits(to, other);

const BELOW_RULES = ['domain', 'frameworks', 'syntax', 'facts', 'workspace', 'readiness'];
const BELOW_FIXES = [...BELOW_RULES, 'rules', 'engine'];
const BELOW_LSP = [
  ...BELOW_FIXES,
  'fixes',
  'authoring',
  'features',
  'reports',
  'exports',
  'imports',
  'protocol',
  'host',
];

/** What each room may know of the others. */
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  frameworks: ['domain'],
  syntax: [],
  facts: ['domain', 'frameworks', 'syntax'],
  workspace: ['domain', 'frameworks', 'syntax', 'facts'],
  readiness: ['domain', 'frameworks', 'syntax', 'facts', 'workspace'],
  rules: BELOW_RULES,
  engine: [...BELOW_RULES, 'rules'],
  fixes: BELOW_FIXES,
  authoring: [...BELOW_FIXES, 'fixes', 'protocol'],
  features: [...BELOW_FIXES, 'fixes', 'authoring', 'protocol'],
  reports: [...BELOW_FIXES, 'fixes', 'authoring', 'protocol'],
  exports: [...BELOW_FIXES, 'reports', 'protocol'],
  imports: [...BELOW_FIXES, 'protocol'],
  protocol: ['domain'],
  host: ['domain', 'frameworks', 'syntax', 'facts', 'workspace'],
  git: ['domain', 'workspace'],
  lsp: BELOW_LSP,
  cli: [...BELOW_LSP, 'git', 'lsp'],
};

describe('the rules of imports', () => {
  it('let a room know those below it alone', () => {
    const rooms = Object.keys(MAY_KNOW);
    const allowed = rooms.map((room) => [
      room,
      rooms.filter(
        (other) =>
          other !== room &&
          !rules().some((rule) => forbids(rule, `server/src/${room}/a.ts`, `server/src/${other}/b.ts`)),
      ),
    ]);
    const wanted = rooms.map((room) => [room, rooms.filter((other) => MAY_KNOW[room]?.includes(other))]);
    deepEqual(allowed, wanted);
  });

  it('let an import undo what an export did, and know nothing else of it', () => {
    const known = ['exports/neutral-text.ts', 'exports/table.ts'].map(
      (path) => !rules().some((rule) => forbids(rule, 'server/src/imports/a.ts', `server/src/${path}`)),
    );
    deepEqual(known, [true, false]);
  });

  it('bite, each of them', () => {
    const rooms = Object.keys(MAY_KNOW).map((room) => `server/src/${room}/a.ts`);
    const from = [...rooms, 'server/src/lsp/browser.ts', 'client/src/a.ts'];
    // Modules of Node have no prefix by the time the rules are asked.
    const to = [...rooms, 'client/src/a.ts', 'fs'];
    const idle = rules().filter((rule) => !from.some((one) => to.some((other) => forbids(rule, one, other))));
    deepEqual(idle, []);
    // The doors of the browser are asked about all that they lead to.
    deepEqual(
      rules()
        .filter((rule) => forbids(rule, 'client/src/browser.ts', 'fs'))
        .map(({ name }) => name),
      ['browser-doors-touch-no-node'],
    );
  });
});
