/** The findings of a check as SARIF 2.1.0, the form in which code scanning takes them: the same from machine to machine. */

import * as l10n from '@vscode/l10n';
import type {
  Location,
  Log,
  ReportingDescriptor,
  Result,
  Suppression,
  PhysicalLocation,
  ReportingConfiguration,
} from 'sarif';

import type { Diagnosis, Place } from '../engine/engine.ts';
import { ruleOf, RULES } from '../rules/registry.ts';
import type { RuleCode } from '../rules/rule-codes.ts';
import type { Severity } from '../workspace/severity.ts';
import type { CheckDetails, CheckReport } from './check-report.ts';
import { fingerprint, Ordinals } from './fingerprint.ts';
import { jsonText } from './json-text.ts';
import { relativeUri } from './relative-uri.ts';
import { rulePage, withWholeLinks } from './rule-pages.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** By this name SARIF's readers know the root of the repository; where it lies is theirs to know. */
const ROOT = '%SRCROOT%';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** What is said of a finding besides what it is. */
interface Standing {
  readonly baselineState?: 'new' | 'unchanged';
  readonly suppressions: readonly Suppression[];
}

/** The report as `check --format sarif` prints it, with a line break at its end. */
export function checkSarif(report: CheckReport, details: CheckDetails): string {
  const { baseline, since } = report;
  const isCompared = baseline !== undefined || since !== undefined;
  const isNew: Standing = { ...(isCompared ? { baselineState: 'new' } : {}), suppressions: [] };
  // Of a change only what it causes is told; of what nobody is shown anyway, it is not known whether it does.
  const { knownFindings, silencedFindings } =
    since === undefined ? details : { knownFindings: [], silencedFindings: [] };
  const results: Result[] = [];
  const rules = rulesOf([...report.diagnoses, ...knownFindings, ...silencedFindings]);
  const ordinals = new Ordinals();
  const add = (diagnosis: Diagnosis, standing: Standing): void => {
    const known = details.identityOf(diagnosis);
    const print = `${fingerprint(known)}:${ordinals.next(diagnosis.path, known)}`;
    results.push(resultOf(diagnosis, rules.indexOf(diagnosis.code), print, standing));
  };
  for (const diagnosis of knownFindings) {
    const justification = l10n.t('It is in {0}.', baseline?.file ?? '');
    add(diagnosis, { baselineState: 'unchanged', suppressions: [{ kind: 'external', justification }] });
  }
  for (const diagnosis of report.diagnoses) add(diagnosis, isNew);
  for (const silenced of silencedFindings) {
    const { reason } = silenced;
    const suppression: Suppression = { kind: 'inSource', ...(reason === undefined ? {} : { justification: reason }) };
    add(silenced, { ...isNew, suppressions: [suppression] });
  }
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Plumbline',
            version: details.version,
            ...(details.rulePages === undefined ? {} : { informationUri: `${details.rulePages}/` }),
            rules: rules.map((code) => descriptor(code, details)),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: l10n.t('The root of the repository.') } } },
        results,
        properties: { asOf: report.asOf },
      },
    ],
  };
  return jsonText(log);
}

/** The rules that are named, in the order of the registry. */
function rulesOf(diagnoses: readonly Diagnosis[]): readonly RuleCode[] {
  const named = new Set(diagnoses.map(({ code }) => code));
  return RULES.map(({ code }) => code).filter((code) => named.has(code));
}

function descriptor(code: RuleCode, { pageOf, rulePages }: CheckDetails): ReportingDescriptor {
  const { summary, severity, group } = ruleOf(code);
  const page = pageOf(code)?.replaceAll('\r\n', '\n').trimEnd();
  const helpUri = rulePage(rulePages, code);
  const configuration: ReportingConfiguration =
    severity === 'off' ? { enabled: false, level: 'warning' } : { level: LEVELS[severity] };
  return {
    id: code,
    name: code,
    shortDescription: { text: summary },
    fullDescription: { text: whyItMatters(page) ?? summary },
    help: page === undefined ? { text: summary } : { text: plainText(page), markdown: withWholeLinks(page, rulePages) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: configuration,
    properties: { tags: [group] },
  };
}

/** The paragraph of a page that says why; undefined where it has none. */
function whyItMatters(page: string | undefined): string | undefined {
  const section = page === undefined ? undefined : /^## Why it matters\n+([^]*?)(?=\n\n|\n#|$(?![^]))/m.exec(page)?.[1];
  return section === undefined ? undefined : plainText(section).replace(/\s*\n\s*/g, ' ');
}

/** The page without the marks of its headings, fences, emphasis and links: what stands in them is left as it is. */
function plainText(page: string): string {
  let isCode = false;
  const lines = page.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      isCode = !isCode;
      return [];
    }
    if (isCode) return [`    ${line}`];
    return [
      line
        .replace(/^#+ /, '')
        .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
        .replace(/`([^`]+)`/g, '$1')
        .replace(/\*([^*\s][^*]*)\*/g, '$1'),
    ];
  });
  return lines.join('\n');
}

function resultOf(
  { code, severity, message, related, ...place }: Diagnosis,
  ruleIndex: number,
  print: string,
  { baselineState, suppressions }: Standing,
): Result {
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: withoutLinks(message) },
    locations: [{ physicalLocation: located(place) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one, index): Location => {
            return { id: index + 1, physicalLocation: located(one), message: { text: withoutLinks(one.message) } };
          }),
        }),
    // The first is the one by which GitHub tells alerts apart; left out, it would be reckoned from the text of the line.
    partialFingerprints: { primaryLocationLineHash: print, 'plumblineIdentity/v1': print },
    ...(baselineState === undefined ? {} : { baselineState }),
    // Where one finding has such a list, all must have one, be it empty.
    suppressions: [...suppressions],
  };
}

/** A message may hold links in SARIF; what a file says is never one. */
function withoutLinks(message: string): string {
  return message.replaceAll('](', '] (');
}

function located({ path, range: { start, end } }: Pick<Place, 'path' | 'range'>): PhysicalLocation {
  return {
    artifactLocation: { uri: relativeUri(path), uriBaseId: ROOT },
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  };
}
