/** What `plumbline.yml` says, with the defaults where it is silent. */

import { CATEGORY_IDS, type CategoryId } from '../domain/category.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import { foldKey } from '../domain/field.ts';
import type { Period } from '../domain/period.ts';
import { type EventSample, PRESET_SAMPLES, SAMPLED_FREQUENCIES, type SampleSizes } from '../domain/sample-sizes.ts';
import type { Interval } from '../domain/recurrence.ts';
import type { ConfigurationFacts, GroupFacts } from '../facts/document-facts.ts';
import { choice, date, field, groups, interval, number, period, text, values } from '../facts/record.ts';
import { CODE_MARKERS, isMarker, MOST_MARKERS } from './code-files.ts';
import { severityNamed, type Severity } from './severity.ts';

/** The report that is aimed at. A Type 1 without a date speaks of today; a Type 2 may still lack its period. */
export type Engagement =
  | { readonly type: 1; readonly asOf: CivilDate | undefined; readonly categories: ReadonlySet<CategoryId> }
  | { readonly type: 2; readonly period: Period | undefined; readonly categories: ReadonlySet<CategoryId> };

export type IncidentSeverity = 'critical' | 'high' | 'medium' | 'low';

export interface Configuration {
  readonly organization: string | undefined;
  readonly engagement: Engagement;
  readonly files: {
    readonly policies: readonly string[];
    readonly registers: readonly string[];
    readonly exclude: readonly string[];
    /** Undefined where the configuration names none: then files in the usual places count that look like frameworks. */
    readonly frameworks: readonly string[] | undefined;
    /** Undefined where the configuration names none: then source code with the usual endings. */
    readonly code: readonly string[] | undefined;
    /** What stands before the IDs of controls in source code; none of them is empty. */
    readonly codeMarkers: readonly string[];
  };
  /** The organization's own frameworks that are in scope, as they are named; undefined: all of them. */
  readonly frameworksInScope: readonly string[] | undefined;
  /** Further keys for a field: folded key → canonical name. */
  readonly keyAliases: ReadonlyMap<string, string>;
  readonly dueSoon: Interval;
  readonly lateAfter: Interval;
  /** How long an incident may be open, by severity. */
  readonly samples: SampleSizes;
  readonly incidentResolution: Readonly<Record<IncidentSeverity, Interval>>;
  /** The template for names of evidence files, as written; undefined where none was chosen. */
  readonly evidenceName: string | undefined;
  /** Severities by rule code, for this folder. Unknown codes are kept here and reported by a rule. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
}

export const DEFAULT_CONFIGURATION: Configuration = {
  organization: undefined,
  engagement: { type: 1, asOf: undefined, categories: new Set<CategoryId>(['security']) },
  files: {
    policies: ['policies/**/*.md', 'narratives/**/*.md', 'procedures/**/*.md'],
    registers: ['**/*.control.{yml,yaml}', '{controls,evidence,risks,vendors,exceptions}/**/*.{yml,yaml,md}'],
    exclude: ['**/node_modules/**', '**/.git/**'],
    frameworks: undefined,
    // Who has written nothing down may not use Plumbline at all, and reading all their code takes time.
    code: [],
    codeMarkers: CODE_MARKERS,
  },
  frameworksInScope: undefined,
  keyAliases: new Map(),
  dueSoon: { kind: 'interval', unit: 'day', count: 30 },
  lateAfter: { kind: 'interval', unit: 'day', count: 15 },
  // Figures that are common in practice. No criterion of SOC 2 sets any.
  samples: PRESET_SAMPLES,
  incidentResolution: {
    critical: { kind: 'interval', unit: 'day', count: 7 },
    high: { kind: 'interval', unit: 'day', count: 14 },
    medium: { kind: 'interval', unit: 'day', count: 30 },
    low: { kind: 'interval', unit: 'day', count: 90 },
  },
  evidenceName: undefined,
  rules: new Map(),
};

const CATEGORY: ReadonlySet<string> = new Set(CATEGORY_IDS);

function isCategory(id: string): id is CategoryId {
  return CATEGORY.has(id);
}

function readEngagement(facts: ConfigurationFacts): Engagement {
  const group = groups(facts, 'engagement')[0];
  if (group === undefined) return DEFAULT_CONFIGURATION.engagement;
  const categories = new Set<CategoryId>(['security']);
  for (const value of values(group, 'categories')) {
    if (value.reading.kind === 'choice' && isCategory(value.reading.value)) categories.add(value.reading.value);
  }
  const covered = period(group, 'period');
  const type = choice(group, 'type') ?? (covered === undefined ? '1' : '2');
  return type === '2' ? { type: 2, period: covered, categories } : { type: 1, asOf: date(group, 'as_of'), categories };
}

/** A number of things: nobody is shown half of one. */
function whole(group: GroupFacts, name: string): number | undefined {
  const written = number(group, name);
  return written === undefined ? undefined : Math.ceil(written);
}

/** The items that are written, the preset's for the rest. A step for events without a number says nothing. */
function readSamples(facts: ConfigurationFacts): SampleSizes {
  const [group] = groups(facts, 'samples');
  if (group === undefined) return PRESET_SAMPLES;
  const byFrequency = { ...PRESET_SAMPLES.byFrequency };
  for (const name of SAMPLED_FREQUENCIES) byFrequency[name] = whole(group, name) ?? byFrequency[name];
  const steps = groups(group, 'per_event').flatMap((step) => {
    const items = whole(step, 'items');
    return items === undefined ? [] : [{ upTo: number(step, 'up_to'), items }];
  });
  const size = ({ upTo }: EventSample): number => upTo ?? Number.POSITIVE_INFINITY;
  steps.sort((a, b) => (size(a) < size(b) ? -1 : size(a) > size(b) ? 1 : 0));
  return { byFrequency, perEvent: steps.length === 0 ? PRESET_SAMPLES.perEvent : steps };
}

function readIncidentResolution(facts: ConfigurationFacts): Configuration['incidentResolution'] {
  const { incidentResolution: defaults } = DEFAULT_CONFIGURATION;
  const [group] = groups(facts, 'incident_resolution');
  if (group === undefined) return defaults;
  return {
    critical: interval(group, 'critical') ?? defaults.critical,
    high: interval(group, 'high') ?? defaults.high,
    medium: interval(group, 'medium') ?? defaults.medium,
    low: interval(group, 'low') ?? defaults.low,
  };
}

function texts(facts: ConfigurationFacts, name: string): readonly string[] | undefined {
  const group = groups(facts, 'files')[0];
  const list = group === undefined ? [] : values(group, name).map((value) => value.text);
  return list.length === 0 ? undefined : list;
}

/** The globs of source code; an empty list is none, which is not the same as silence. */
function codeGlobs(facts: ConfigurationFacts): readonly string[] | undefined {
  const group = groups(facts, 'files')[0];
  const isList = group !== undefined && field(group, 'code')?.shape === 'list';
  return texts(facts, 'code') ?? (isList ? [] : undefined);
}

/** The markers that can be told from other text. */
function codeMarkers(facts: ConfigurationFacts): readonly string[] {
  const written = values(facts, 'code_markers').flatMap((value) => (isMarker(value.text) ? [value.text] : []));
  return written.length === 0 ? CODE_MARKERS : written.slice(0, MOST_MARKERS);
}

/** Globs are written under `frameworks`, with or without brackets. */
function frameworkGlobs(facts: ConfigurationFacts): readonly string[] | undefined {
  const list = values(facts, 'frameworks').map((value) => value.text);
  return list.length === 0 ? undefined : list;
}

/** The own frameworks that the engagement names; an empty list names none of them, which is not the same as silence. */
function scopeOf(facts: ConfigurationFacts): readonly string[] | undefined {
  const group = groups(facts, 'engagement')[0];
  if (group === undefined || field(group, 'frameworks')?.shape !== 'list') {
    const one = group === undefined ? undefined : text(group, 'frameworks');
    return one === undefined ? undefined : [one];
  }
  return values(group, 'frameworks').map((value) => value.text);
}

/** The configuration that a file's facts say; undefined facts (no file) give the defaults. Never fails. */
export function configurationOf(facts: ConfigurationFacts | undefined): Configuration {
  if (facts === undefined) return DEFAULT_CONFIGURATION;
  const defaults = DEFAULT_CONFIGURATION;
  const keyAliases = new Map<string, string>();
  for (const entry of facts.keys) {
    for (const alias of entry.values) keyAliases.set(foldKey(alias.text), foldKey(entry.key.text));
  }
  const rules = new Map<string, Severity | 'off'>();
  for (const entry of facts.rules) {
    const severity = severityNamed(entry.values[0]?.text ?? '');
    if (severity !== undefined) rules.set(entry.key.text, severity);
  }
  return {
    organization: text(facts, 'organization'),
    engagement: readEngagement(facts),
    files: {
      policies: texts(facts, 'policies') ?? defaults.files.policies,
      registers: texts(facts, 'registers') ?? defaults.files.registers,
      exclude: [...defaults.files.exclude, ...(texts(facts, 'exclude') ?? [])],
      frameworks: frameworkGlobs(facts),
      code: codeGlobs(facts),
      codeMarkers: codeMarkers(facts),
    },
    frameworksInScope: scopeOf(facts),
    keyAliases,
    dueSoon: interval(facts, 'due_soon') ?? defaults.dueSoon,
    lateAfter: interval(facts, 'late_after') ?? defaults.lateAfter,
    samples: readSamples(facts),
    incidentResolution: readIncidentResolution(facts),
    evidenceName: text(facts, 'evidence_name'),
    rules,
  };
}

/** What of a configuration a finding or a readiness can rest on, to compare. */
export function judging({
  organization: _organization,
  engagement,
  keyAliases,
  rules,
  ...rest
}: Configuration): string {
  const { categories, ...audit } = engagement;
  return JSON.stringify([rest, audit, [...categories].sort(), [...keyAliases], [...rules]]);
}

/** What of a configuration decides on which files are read, and by which keys, to compare. */
export function readingBy({ files, keyAliases }: Configuration): string {
  return JSON.stringify([files, [...keyAliases]]);
}
