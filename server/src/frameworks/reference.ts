/** Reading what people write for criteria: an ID, a range, a series, with a framework before it or a label after it. */

import { nearest } from '../domain/nearest.ts';
import type { Criterion, Framework } from './framework.ts';
import { foldFrameworkName } from './framework.ts';
import { TSC_2017 } from './tsc-2017.ts';

/** What a written reference means. `criteria` is never empty where the kind is not `unknown`. */
export type CriteriaReading =
  | { readonly kind: 'one'; readonly framework: Framework; readonly criteria: readonly [Criterion] }
  /** A range, a series, or several IDs in one value: a hint offers to write out its members. */
  | { readonly kind: 'several'; readonly framework: Framework; readonly criteria: readonly Criterion[] }
  | { readonly kind: 'unknown-criterion'; readonly framework: Framework; readonly nearest: Criterion | undefined }
  | { readonly kind: 'unknown-framework'; readonly name: string };

/** The frameworks a workspace knows, the built-in one first, and the criteria of each by folded ID. */
export interface Catalogue {
  readonly frameworks: readonly Framework[];
  /** The framework that a name means: by its ID or another of its names, case and punctuation aside. */
  framework(name: string): Framework | undefined;
  /** The criterion of a framework by ID, in any letter case. */
  criterion(framework: Framework, id: string): Criterion | undefined;
}

/** A catalogue of the built-in framework and the organization's own. */
export function catalogueOf(own: readonly Framework[]): Catalogue {
  const frameworks = [TSC_2017, ...own];
  const byName = new Map<string, Framework>();
  const byId = new Map<Framework, Map<string, Criterion>>();
  for (const framework of frameworks) {
    for (const name of [foldFrameworkName(framework.id), ...framework.names]) {
      if (!byName.has(name)) byName.set(name, framework);
    }
    byId.set(framework, new Map(framework.criteria.map((criterion) => [criterion.id.toLowerCase(), criterion])));
  }
  return {
    frameworks,
    framework: (name) => byName.get(foldFrameworkName(name)),
    criterion: (framework, id) => byId.get(framework)?.get(id.toLowerCase()),
  };
}

export const BUILT_IN_CATALOGUE: Catalogue = catalogueOf([]);

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

function unknown(framework: Framework, text: string): CriteriaReading {
  const written = text.toUpperCase();
  const ids = framework.criteria.map((criterion) => criterion.id);
  // Of those that are equally near, one of the same series is the likelier: CC9.1 for CC9.3, and not CC1.3.
  const series = member(written)?.series;
  const id =
    nearest(
      written,
      ids.filter((one) => member(one)?.series === series),
    ) ?? nearest(written, ids);
  return { kind: 'unknown-criterion', framework, nearest: framework.criteria.find((criterion) => criterion.id === id) };
}

/**
 * Reads one reference. `framework` is the name under which it stands (`TSC` in `satisfies: {TSC: [...]}`), or undefined.
 * Without a name, the built-in framework is meant, unless only one of the organization's own knows the ID.
 */
export function readCriteria(catalogue: Catalogue, text: string, framework?: string): CriteriaReading {
  let source = text.trim();
  if (framework === undefined) {
    // What is written nearly always: an ID and nothing else.
    const exact = catalogue.criterion(TSC_2017, source);
    if (exact !== undefined) return { kind: 'one', framework: TSC_2017, criteria: [exact] };
  }
  let named: Framework | undefined;
  if (framework !== undefined) {
    named = catalogue.framework(framework);
    if (named === undefined) return { kind: 'unknown-framework', name: framework };
  }
  for (const candidate of named === undefined ? catalogue.frameworks : [named]) {
    const prefix = /^([A-Za-z][A-Za-z0-9 _-]*)[.:/ ]\s*(?=[A-Za-z])/.exec(source);
    if (prefix && catalogue.framework(prefix[1] ?? '') === candidate) {
      source = source.slice(prefix[0].length);
      named = candidate;
      break;
    }
  }
  const candidates = named === undefined ? catalogue.frameworks : [named];
  for (const candidate of candidates) {
    const exact = catalogue.criterion(candidate, source);
    if (exact !== undefined) return { kind: 'one', framework: candidate, criteria: [exact] };
  }
  for (const candidate of candidates) {
    const several =
      readRange(catalogue, candidate, source) ??
      readSeries(candidate, source) ??
      readEnumeration(catalogue, candidate, source);
    if (several !== undefined) return several;
  }
  // A label after the ID: `CC6.1 - Logical access`, `CC6.1: Logical access`, `CC6.1 (Logical access)`.
  const labelled = /^([A-Za-z]+\d+(?:\.\d+)?)(?:\s*[-–—:]\s+|\s+\(|\s*:\s*|\s+)\S/.exec(source);
  if (labelled) {
    for (const candidate of candidates) {
      const criterion = catalogue.criterion(candidate, labelled[1] ?? '');
      if (criterion !== undefined) return { kind: 'one', framework: candidate, criteria: [criterion] };
    }
  }
  return unknown(named ?? TSC_2017, labelled?.[1] ?? source);
}
