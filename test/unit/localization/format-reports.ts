/** Reports in the formats that other programs read, such that each says every sentence it has. */

import { checkGithub } from '../../../server/src/reports/check-github.ts';
import { checkJunit } from '../../../server/src/reports/check-junit.ts';
import { checkMarkdown } from '../../../server/src/reports/check-markdown.ts';
import type { CheckDetails, CheckReport } from '../../../server/src/reports/check-report.ts';
import { checkSarif } from '../../../server/src/reports/check-sarif.ts';

const nothing: CheckDetails = {
  failOn: 'error',
  version: '1',
  rulePages: undefined,
  silencedFindings: [],
  knownFindings: [],
  affected: [],
  identityOf: () => '1',
  pageOf: () => undefined,
};

const repeated = <T>(one: T, times: number): readonly T[] => Array.from({ length: times }, () => one);

/** The texts that people read of them, for reports of which one at least has a finding. */
export function formatTexts(reports: readonly CheckReport[]): readonly string[] {
  const [finding] = reports.flatMap(({ diagnoses }) => diagnoses);
  const [figure] = reports.flatMap(({ readiness }) => readiness);
  const [any] = reports;
  if (finding === undefined || figure === undefined || any === undefined) return [];
  const affected = { id: '1', label: '', readiness: 'mapped', goal: 'operating', findings: 1 } as const;
  const step = { id: '1', framework: undefined, title: undefined, folder: '1' } as const;
  const better = { ...step, before: 'mapped', after: 'operating' } as const;
  const worse = { ...step, before: 'operating', after: undefined } as const;
  const isNew = { ...worse, framework: '1', before: undefined, after: 'mapped' } as const;
  const change = { base: '1', gone: 0, criteria: [], controls: [] };
  const variants: readonly (readonly [CheckReport, Partial<CheckDetails>])[] = [
    ...reports.map((report) => [report, {}] as const),
    [any, { failOn: 'never', change }],
    ...[1, 2].flatMap((more) => [
      [
        { ...any, diagnoses: repeated(finding, 100 + more), readiness: repeated(figure, 10 + more) },
        {
          affected: repeated(affected, 20 + more),
          change: {
            ...change,
            gone: more,
            criteria: [...repeated(better, 20 + more), worse, isNew],
            controls: [...repeated(better, 20 + more), worse],
          },
        },
      ] as const,
      [{ ...any, diagnoses: repeated(finding, more) }, { change }] as const,
    ]),
  ];
  const many = { ...any, diagnoses: repeated(finding, 11) };
  return [
    // Without the addresses of links and the mark by which a script finds the comment.
    ...variants.map(([report, details]) =>
      checkMarkdown(report, { ...nothing, ...details }).replace(/\]\([^)]*\)|<!--.*-->/g, ''),
    ),
    checkGithub(many).replace(/^::.*?::/gm, ''),
    /testcase name="([^"]*)"/.exec(checkJunit({ ...any, diagnoses: [] }, nothing))?.[1] ?? '',
    ...reports.map((report) => sentencesIn(checkSarif(report, { ...nothing, knownFindings: [finding] }))),
  ];
}

/** What a log says in sentences of its own: what else is in it are keys, and what rules say. */
function sentencesIn(log: string): string {
  return Array.from(log.matchAll(/"(?:justification|text)": "(⟦[^"]*)"/g), ([, text]) => text).join('\n');
}
