/** Holds a value against a shape, key by key: nothing may be missing, and nothing may be there that the format does not name. */

import assert from 'node:assert/strict';

/** A check of one value; `at` says where it stands, for the message. */
export type Shape = (value: unknown, at: string) => void;

export const text: Shape = (value, at) => assert.equal(typeof value, 'string', at);
export const truth: Shape = (value, at) => assert.equal(typeof value, 'boolean', at);
export const count: Shape = (value, at) => assert.ok(Number.isInteger(value) && Number(value) >= 0, at);
export const day: Shape = (value, at) => assert.match(String(value), /^\d{4}-\d\d-\d\d$/, at);
/** A path from the root, with `/`. */
export const path: Shape = (value, at) => {
  text(value, at);
  assert.doesNotMatch(String(value), /^\/|^[A-Za-z]:|\\|^file:/, at);
};

export const exactly =
  (expected: unknown): Shape =>
  (value, at) =>
    assert.deepEqual(value, expected, at);

export const oneOf =
  (...choices: readonly string[]): Shape =>
  (value, at) =>
    assert.ok(choices.includes(String(value)), `${at}: ${String(value)}`);

export const orNull =
  (shape: Shape): Shape =>
  (value, at) => {
    if (value !== null) shape(value, at);
  };

export const list =
  (shape: Shape): Shape =>
  (value, at) => {
    assert.ok(Array.isArray(value), at);
    for (const [index, item] of value.entries()) shape(item, `${at}[${index}]`);
  };

/** An object with exactly these keys, in this order. */
export const object =
  (keys: Readonly<Record<string, Shape>>): Shape =>
  (value, at) => {
    assert.ok(typeof value === 'object' && value !== null, at);
    assert.deepEqual(Object.keys(value), Object.keys(keys), at);
    for (const [key, shape] of Object.entries(keys)) shape(Reflect.get(value, key), `${at}.${key}`);
  };

const position = object({ line: count, character: count });
const range = object({ start: position, end: position });
const place = { file: path, range };

const summary = {
  files: count,
  policies: count,
  controls: count,
  evidence: count,
  errors: count,
  warnings: count,
  information: count,
  hints: count,
};
const diagnostics = list(
  object({
    ...place,
    severity: oneOf('error', 'warning', 'information', 'hint'),
    code: text,
    message: text,
    related: list(object({ ...place, message: text })),
  }),
);

/** What `check --format json` prints. */
export const CHECK = object({ version: exactly(1), asOf: day, summary: object(summary), diagnostics });

/** What it prints where a baseline is in force. */
export const CHECK_BY_BASELINE = object({
  version: exactly(1),
  asOf: day,
  summary: object({ ...summary, baseline: object({ findings: count, gone: orNull(count) }) }),
  diagnostics,
});

const readiness = oneOf('unmapped', 'mapped', 'owned', 'approved', 'evidenced', 'operating');
const categories = list(oneOf('security', 'availability', 'confidentiality', 'processing-integrity', 'privacy'));

const design = oneOf('ready', 'not-ready');
const operation = orNull(oneOf('ready', 'not-ready'));

const TYPE_1 = object({ type: exactly(1), asOf: day, categories });
const TYPE_2 = object({ type: exactly(2), period: orNull(object({ start: day, end: day })), categories });

/** Of a control; `more` stands where source code names it. */
function controlShape(more: Readonly<Record<string, Shape>>): Shape {
  return object({
    id: orNull(text),
    title: orNull(text),
    owner: orNull(text),
    frequency: orNull(text),
    criteria: list(text),
    policies: list(text),
    evidence: list(text),
    readiness,
    design,
    operation,
    file: path,
    ...more,
    occurrences: list(
      object({
        start: day,
        end: day,
        state: oneOf('performed', 'late', 'missing', 'upcoming', 'excepted'),
        evidence: list(text),
      }),
    ),
  });
}

const matrix: Readonly<Record<string, Shape>> = {
  version: exactly(1),
  asOf: day,
  engagement: (value, at) => {
    const type: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'type') : undefined;
    (type === 1 ? TYPE_1 : TYPE_2)(value, at);
  },
  criteria: list(
    object({
      id: text,
      framework: text,
      category: orNull(oneOf('security', 'availability', 'confidentiality', 'processing-integrity', 'privacy')),
      inScope: truth,
      readiness,
      design,
      operation,
      policies: list(text),
      controls: list(text),
      via: list(object({ record: text, criterion: text })),
    }),
  ),
  controls: list((value, at) => {
    const isInCode = typeof value === 'object' && value !== null && 'implementedIn' in value;
    controlShape(isInCode ? { implementedIn: list(object({ file: path, line: count })) } : {})(value, at);
  }),
};

/** What `matrix --format json` prints. */
export const MATRIX = object(matrix);

/** What `matrix --samples --format json` prints. */
export const SAMPLES = object({
  ...matrix,
  samples: list(
    object({ control: text, population: orNull(count), sample: count, proven: count, late: count, missing: count }),
  ),
});

/** What `timeline --format json` prints. */
export const TIMELINE = object({
  version: exactly(1),
  asOf: day,
  period: orNull(object({ start: day, end: day })),
  controls: list(
    object({
      id: orNull(text),
      title: orNull(text),
      owner: orNull(text),
      frequency: orNull(text),
      file: path,
      readiness,
      occurrences: list(
        object({
          start: day,
          end: day,
          due: day,
          state: oneOf('performed', 'late', 'missing', 'upcoming', 'excepted'),
          evidence: list(text),
        }),
      ),
      unpulled: list(object({ start: day, end: day })),
    }),
  ),
});
