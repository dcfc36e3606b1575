/**
 * What an export is of: the organization, the engagement, the day, and how far it has come.
 *
 * l10n: English in each language, as all headings of an export are.
 */

import { capitalized } from '../domain/capitalized.ts';
import { CATEGORY_IDS } from '../domain/category.ts';
import { countRows } from '../readiness/matrix.ts';
import { READINESS } from '../readiness/ladder.ts';
import type { ExportSource } from './export-source.ts';
import { levelCell } from './record-cells.ts';
import { type Cell, column, type Table, tableOf } from './table.ts';

type Fact = readonly [name: string, value: Cell];

/** What the export is of, as pairs of a name and a value. */
export function aboutFacts({ snapshot, asOf, matrix, findings }: ExportSource): readonly Fact[] {
  const { organization, engagement } = snapshot.configuration;
  const categories = CATEGORY_IDS.filter((id) => engagement.categories.has(id)).join(', ');
  const period: readonly Fact[] =
    engagement.type === 1
      ? [
          ['Engagement', 'SOC 2 Type 1'],
          ['Report as of', { day: engagement.asOf ?? asOf }],
        ]
      : [
          ['Engagement', 'SOC 2 Type 2'],
          ['Period from', engagement.period === undefined ? undefined : { day: engagement.period.start }],
          ['Period to', engagement.period === undefined ? undefined : { day: engagement.period.end }],
        ];
  return [
    ['Organization', organization],
    ...period,
    ['Categories', categories],
    ['Judged as of', { day: asOf }],
    ['Criteria in scope', matrix.criteria.filter(({ inScope }) => inScope).length],
    ['Controls', matrix.controls.length],
    ['Evidence records', snapshot.count('evidence')],
    ['Errors found', findings.filter(({ severity }) => severity === 'error').length],
    ['Warnings found', findings.filter(({ severity }) => severity === 'warning').length],
    ['Note', 'Readiness as Plumbline reckons it from the records; no auditor’s opinion.'],
  ];
}

/** The same as a table. */
export function aboutTable(source: ExportSource): Table {
  return tableOf<Fact>(
    'About',
    [column('About', 22, ([name]) => name), column('Value', 60, ([, value]) => value)],
    aboutFacts(source),
  );
}

interface CategoryRow {
  readonly name: string;
  readonly counts: ReturnType<typeof countRows>;
}

/** How many criteria in scope stand at each level, by category; those of other frameworks by framework. */
export function readinessTable({ matrix, goal }: ExportSource): Table {
  const rows = new Map<string, (typeof matrix.criteria)[number][]>();
  for (const row of matrix.criteria) {
    if (!row.inScope) continue;
    const name = row.criterion.category ?? row.framework.id;
    const known = rows.get(name);
    if (known === undefined) rows.set(name, [row]);
    else known.push(row);
  }
  const levels = READINESS.slice(0, READINESS.indexOf(goal) + 1);
  return tableOf<CategoryRow>(
    'Readiness',
    [
      column('Category', 24, ({ name }) => name),
      column('Criteria', 10, ({ counts }) => levels.reduce((sum, level) => sum + counts[level], 0)),
      ...levels.toReversed().map((level) => column<CategoryRow>(capitalized(level), 12, ({ counts }) => counts[level])),
      column('Weakest', 12, ({ counts }) => {
        const weakest = levels.find((level) => counts[level] > 0);
        return weakest === undefined ? undefined : levelCell(weakest, goal);
      }),
    ],
    Array.from(rows, ([name, all]) => ({ name, counts: countRows(all) })),
  );
}
