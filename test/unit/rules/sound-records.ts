/** Records in which nothing is missing, for fixtures that change one thing in them. A value may carry a mark. */

/** Keys with their values as they are written; undefined leaves the key out, an empty text leaves the value out. */
export type Changes = Readonly<Record<string, string | undefined>>;

function linesOf(sound: Changes, changes: Changes): readonly string[] {
  return Object.entries({ ...sound, ...changes }).flatMap(([key, value]) =>
    value === undefined ? [] : [value === '' ? `${key}:` : `${key}: ${value}`],
  );
}

const POLICY: Changes = {
  id: 'POL-ACCESS',
  title: 'Access Control Policy',
  version: '"2.1"',
  status: 'approved',
  owner: 'jane.doe',
  approver: 'chris.lee',
  approved: '2026-01-15',
  last_reviewed: '2026-01-15',
  review_cadence: 'annual',
  satisfies: '[CC6.1]',
};

/** A policy, with a body. */
export function policy(changes: Changes = {}, body = '# Purpose'): string {
  return ['---', ...linesOf(POLICY, changes), '---', '', body, ''].join('\n');
}

const CONTROL: Changes = {
  id: 'AC-01',
  title: 'Single sign-on',
  owner: 'jane.doe',
  frequency: 'quarterly',
  last_reviewed: '2026-02-01',
  review_cadence: 'annual',
  status: 'operating',
  criteria: '[CC6.1]',
  policies: '[POL-ACCESS]',
};

/** One control, as an item of a list. */
export function control(changes: Changes = {}): string {
  const [first = '', ...rest] = linesOf(CONTROL, changes);
  return [`  - ${first}`, ...rest.map((line) => `    ${line}`)].join('\n');
}

/** A register of controls. */
export function controls(...items: readonly string[]): string {
  return `controls:\n${items.join('\n')}\n`;
}

/** A register of evidence with a record for each of the controls. */
export function evidence(...ids: readonly string[]): string {
  const records = ids.map(
    (id) =>
      `  - {id: EV-${id}, control: ${id}, period: 2026-Q1, collected: 2026-04-03, url: "https://drive.example/${id}"}`,
  );
  return `evidence:\n${records.join('\n')}\n`;
}

/** A policy, a control under it and its evidence: a workspace without findings. */
export const SOUND: Readonly<Record<'policies/access.md' | 'controls/access.yml' | 'evidence/access.yml', string>> = {
  'policies/access.md': policy(),
  'controls/access.yml': controls(control()),
  'evidence/access.yml': evidence('AC-01'),
};
