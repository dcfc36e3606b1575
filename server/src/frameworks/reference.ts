/** Reading what people write for criteria: an ID, a range, a series, with a framework before it or a label after it. */

import { nearest } from '../domain/nearest.ts';
import { type Catalogue, isBuiltIn } from './catalogue.ts';
import type { Criterion, Framework } from './framework.ts';
import { LONGEST_REFERENCE, readOwn } from './own-reference.ts';

/** What a written reference means. Where there are `criteria`, they are never empty. */
export type CriteriaReading =
  | { readonly kind: 'one'; readonly framework: Framework; readonly criteria: readonly [Criterion] }
  /** A range, a series, or several IDs in one value: a hint offers to write out its members. */
  | { readonly kind: 'several'; readonly framework: Framework; readonly criteria: readonly Criterion[] }
  /** Without a name, it was looked for in all of `searched`; `framework` is that of the nearest, else the first. */
  | {
      readonly kind: 'unknown-criterion';
      readonly framework: Framework;
      readonly searched: readonly Framework[];
      readonly nearest: Criterion | undefined;
    }
  /** Several of the organization's frameworks have it, and none is named. */
  | { readonly kind: 'ambiguous'; readonly frameworks: readonly Framework[] }
  | { readonly kind: 'unknown-framework'; readonly name: string };

/** A reading that means something. */
export type KnownCriteria = Extract<CriteriaReading, { readonly kind: 'one' | 'several' }>;

/** Splits an ID into its series and its number: `CC6.1` is series `CC6`, member 1. */
function member(id: string): { series: string; number: number } | undefined {
  const match = /^(.*?)\.(\d+)$/.exec(id);
  return match ? { series: (match[1] ?? '').toLowerCase(), number: Number(match[2]) } : undefined;
}

function readRange(catalogue: Catalogue, framework: Framework, text: string): CriteriaReading | undefined {
  // Tight (`CC6.1-CC6.3`), spaced (`CC6.1 - CC6.3`), short (`CC6.1-3`, `CC6.1-6.3`), hyphen or en dash or “to”.
  const match = /^([A-Za-z]+\d+\.\d+)\s*(?:-|–|—|\bto\b)\s*([A-Za-z]*\d*\.?\d+)$/i.exec(text);
  if (!match) return undefined;
  const first = catalogue.criterion(framework, match[1] ?? '');
  const start = member(match[1] ?? '');
  if (start === undefined) return undefined;
  const tail = (match[2] ?? '').toLowerCase();
  const letters = /^[a-z]+/.exec(start.series)?.[0] ?? '';
  const full = /^[a-z]/.test(tail) ? tail : tail.includes('.') ? letters + tail : `${start.series}.${tail}`;
  const last = catalogue.criterion(framework, full);
  if (first === undefined) return unknown(framework, match[1] ?? '');
  if (last === undefined) return unknown(framework, full.toUpperCase());
  const from = framework.criteria.indexOf(first);
  const to = framework.criteria.indexOf(last);
  const criteria = framework.criteria.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { kind: 'several', framework, criteria };
}

function readSeries(framework: Framework, text: string): CriteriaReading | undefined {
  const match = /^([A-Za-z]+)(\d*)(?:\.[xX*])?(?:[\s-]*series)?$/i.exec(text);
  if (!match) return undefined;
  const letters = (match[1] ?? '').toLowerCase();
  const digits = match[2] ?? '';
  const criteria = framework.criteria.filter((criterion) => {
    const id = criterion.id.toLowerCase();
    return digits === ''
      ? /^[a-z]+/.exec(id)?.[0] === letters && /series$|\.[x*]$/i.test(text)
      : id.startsWith(`${letters}${digits}.`);
  });
  return criteria.length > 0 ? { kind: 'several', framework, criteria } : undefined;
}

/** IDs and nothing else in one value, `CC6.1 CC6.2` or `CC6.1 and CC6.2`, where a list was meant. */
function readEnumeration(catalogue: Catalogue, framework: Framework, text: string): CriteriaReading | undefined {
  const ids = text.split(/\s*[,;/&+]\s*|\s+and\s+|\s+/i);
  if (ids.length < 2 || !ids.every((id) => /^[A-Za-z]+\d+\.\d+$/.test(id))) return undefined;
  const criteria = new Set<Criterion>();
  for (const id of ids) {
    const criterion = catalogue.criterion(framework, id);
    if (criterion === undefined) return unknown(framework, id);
    criteria.add(criterion);
  }
  return { kind: 'several', framework, criteria: [...criteria] };
}

/** The criteria that a reading comes to; none where it means nothing that is known. */
export function criteriaOfReading(reading: CriteriaReading): readonly Criterion[] {
  return reading.kind === 'one' || reading.kind === 'several' ? reading.criteria : [];
}

function unknown(framework: Framework, text: string): CriteriaReading {
  return { kind: 'unknown-criterion', framework, searched: [framework], nearest: nearestIn(framework, text) };
}

/** The IDs of a framework: one list for as long as the framework is the same, so that long ones are prepared once. */
const idsOf = new WeakMap<Framework, readonly string[]>();

function nearestIn(framework: Framework, text: string): Criterion | undefined {
  const written = text.toUpperCase();
  let ids = idsOf.get(framework);
  if (ids === undefined) idsOf.set(framework, (ids = framework.criteria.map(({ id }) => id.toUpperCase())));
  // Of those that are equally near, one of the same series is the likelier: CC9.1 for CC9.3, and not CC1.3.
  const stem = written.slice(0, written.lastIndexOf('.') + 1);
  const alike = stem === '' ? [] : ids.filter((one) => one.startsWith(stem) && !one.includes('.', stem.length));
  const id = (alike.length > MOST_ALIKE ? undefined : nearest(written, alike)) ?? nearest(written, ids);
  return id === undefined ? undefined : framework.criteria[ids.indexOf(id)];
}

/** A series with more members than this is no better a guess than the whole framework. */
const MOST_ALIKE = 100;

/** What is known nowhere, with the first of the frameworks that has something like it. */
function unknownAnywhere(frameworks: readonly [Framework, ...Framework[]], text: string): CriteriaReading {
  for (const framework of frameworks) {
    const near = nearestIn(framework, text);
    if (near !== undefined) return { kind: 'unknown-criterion', framework, searched: frameworks, nearest: near };
  }
  return { kind: 'unknown-criterion', framework: frameworks[0], searched: frameworks, nearest: undefined };
}

/** A reading in the built-in framework of a text without its name; undefined where it means nothing there. */
function readBuiltIn(catalogue: Catalogue, source: string): CriteriaReading | undefined {
  const { builtIn } = catalogue;
  const exact = catalogue.criterion(builtIn, source);
  if (exact !== undefined) return { kind: 'one', framework: builtIn, criteria: [exact] };
  const several =
    readRange(catalogue, builtIn, source) ?? readSeries(builtIn, source) ?? readEnumeration(catalogue, builtIn, source);
  if (several !== undefined) return several;
  // A label after the ID: `CC6.1 - Logical access`, `CC6.1: Logical access`, `CC6.1 (Logical access)`.
  const labelled = /^([A-Za-z]+\d+(?:\.\d+)?)(?:\s*[-–—:]\s+|\s+\(|\s*:\s*|\s+)\S/.exec(source)?.[1];
  if (labelled === undefined) return undefined;
  const criterion = catalogue.criterion(builtIn, labelled);
  return criterion === undefined
    ? unknown(builtIn, labelled)
    : { kind: 'one', framework: builtIn, criteria: [criterion] };
}

/** A reading in one of the organization's frameworks, likewise. */
function readIn(catalogue: Catalogue, framework: Framework, source: string): KnownCriteria | undefined {
  const reading = readOwn(framework, (id) => catalogue.criterion(framework, id), source);
  const [first] = reading?.criteria ?? [];
  if (reading === undefined || first === undefined) return undefined;
  return reading.isOne
    ? { kind: 'one', framework, criteria: [first] }
    : { kind: 'several', framework, criteria: reading.criteria };
}

/** A framework's name before a reference, where it ends, and what follows it; of several that fit, the longest. */
export function prefixed(
  catalogue: Catalogue,
  text: string,
): { readonly framework: Framework; readonly end: number; readonly rest: string } | undefined {
  let found: ReturnType<typeof prefixed>;
  let tried = 0;
  for (const { index } of text.slice(0, LONGEST_REFERENCE).matchAll(/[.:/ ]/g)) {
    if (tried++ === MOST_PREFIXES) break;
    const framework = catalogue.framework(text.slice(0, index));
    const rest = text.slice(index + 1).trim();
    // `SOC 2.CC6.1` and `SOC2.CC6.1`: what follows a name is an ID, and no ID begins with a separator.
    if (framework !== undefined && /^[\p{L}\p{N}]/u.test(rest)) found = { framework, end: index, rest };
  }
  return found;
}

/** As many separators as there are in names such as “Cloud Controls Matrix, v 4.0.10”. */
const MOST_PREFIXES = 12;

function readNamed(catalogue: Catalogue, framework: Framework, source: string): CriteriaReading {
  const reading = isBuiltIn(framework) ? readBuiltIn(catalogue, source) : readIn(catalogue, framework, source);
  return reading ?? unknown(framework, source);
}

/**
 * Reads one reference. `framework` is the name under which it stands (`TSC` in `satisfies: {TSC: [...]}`), or undefined.
 * Without a name, the built-in framework is meant, unless only one of the organization's own knows the ID.
 */
export function readCriteria(catalogue: Catalogue, text: string, framework?: string): CriteriaReading {
  const source = text.trim();
  if (framework === undefined) {
    // What is written nearly always: an ID and nothing else.
    const exact = catalogue.criterion(catalogue.builtIn, source);
    if (exact !== undefined) return { kind: 'one', framework: catalogue.builtIn, criteria: [exact] };
    return readUnnamed(catalogue, source);
  }
  const named = catalogue.framework(framework);
  if (named === undefined) {
    // An item `- A.5.15: Access control`: what looks like a framework is the reference, what stands under it a label.
    const reading = catalogue.own.length === 0 ? undefined : readUnnamed(catalogue, framework.trim());
    return reading?.kind === 'one' ? reading : { kind: 'unknown-framework', name: framework };
  }
  // An ID that begins like a name of its framework is that ID.
  if (catalogue.criterion(named, source) !== undefined) return readNamed(catalogue, named, source);
  const prefix = prefixed(catalogue, source);
  return readNamed(catalogue, named, prefix?.framework === named ? prefix.rest : source);
}

function readUnnamed(catalogue: Catalogue, source: string): CriteriaReading {
  const { builtIn, own } = catalogue;
  const exact = own.filter((one) => catalogue.criterion(one, source) !== undefined);
  const [only] = exact;
  if (only !== undefined) {
    return exact.length === 1 ? readNamed(catalogue, only, source) : { kind: 'ambiguous', frameworks: exact };
  }
  const prefix = prefixed(catalogue, source);
  if (prefix !== undefined) return readNamed(catalogue, prefix.framework, prefix.rest);
  const inBuiltIn = readBuiltIn(catalogue, source);
  if (inBuiltIn !== undefined && inBuiltIn.kind !== 'unknown-criterion') return inBuiltIn;
  const readings = own.map((one) => readIn(catalogue, one, source)).filter((one) => one !== undefined);
  const [first] = readings;
  if (first !== undefined) {
    return readings.length === 1 ? first : { kind: 'ambiguous', frameworks: readings.map((one) => one.framework) };
  }
  return own.length === 0
    ? (inBuiltIn ?? unknown(builtIn, source))
    : unknownAnywhere([builtIn, ...own], inBuiltIn === undefined ? source : labelless(source));
}

/** The ID in front of a label, for looking for what is like it. */
function labelless(source: string): string {
  return /^\S+/.exec(source)?.[0].replace(/:$/, '') ?? source;
}
