/** The control matrix: criteria × controls as a grid. */
import * as l10n from '@vscode/l10n';

import { Grid, type GridColumn } from '../grid/grid.tsx';
import type { MatrixPageAnswer, MatrixPageControl } from '../../../server/src/protocol/matrix-page.ts';
import { levelTitle } from '../level-words.ts';
import type { PageProps } from '../page-data.ts';
import { usePageData } from '../page-data.ts';
import { PageFrame } from '../page-frame.tsx';
import { ReadinessShape } from '../shapes.tsx';

export function MatrixPage({ host }: PageProps) {
  const data = usePageData(host, 'matrix', undefined);
  const { answer } = data;
  return (
    <PageFrame host={host} data={data} title={l10n.t('Control matrix')} tools={undefined}>
      {answer === undefined ? null : (
        <Grid
          label={l10n.t('Control matrix')}
          columns={columnsOf(answer)}
          lines={answer.controls.map((row) => ({ kind: 'row', key: row.key, row }))}
          rowHeight={28}
          headingHeight={30}
          activate={({ row }) => {
            const control = answer.controls[row];
            if (control !== undefined) host.send({ type: 'open', location: control.location, beside: false });
          }}
        />
      )}
    </PageFrame>
  );
}

function columnsOf({ criteria }: MatrixPageAnswer): readonly GridColumn<MatrixPageControl>[] {
  const text = (
    key: string,
    label: string,
    width: number,
    cell: (row: MatrixPageControl) => string,
    isFrozen = false,
  ): GridColumn<MatrixPageControl> => ({
    key,
    label,
    heading: label,
    width,
    isFrozen,
    cell: (row) => <span class="text">{cell(row)}</span>,
  });
  return [
    text('id', l10n.t('Control'), 100, ({ name }) => name, true),
    text('title', l10n.t('Title'), 280, ({ title }) => title, true),
    {
      key: 'readiness',
      label: l10n.t('Readiness'),
      heading: l10n.t('Readiness'),
      width: 130,
      cell: ({ readiness }) => (
        <>
          <ReadinessShape level={readiness} />
          {levelTitle(readiness)}
        </>
      ),
    },
    text('owner', l10n.t('Owner'), 130, ({ owners }) => owners.join(', ')),
    text('frequency', l10n.t('Frequency'), 120, ({ frequencyText }) => frequencyText),
    text('status', l10n.t('Status'), 110, ({ status }) => status),
    ...criteria.map((criterion): GridColumn<MatrixPageControl> => ({
      key: criterion.key,
      label: `${criterion.name} ${criterion.label}, ${levelTitle(criterion.readiness)}`,
      heading: criterion.name,
      width: 56,
      style: 'shape-cell',
      say: (row) => (row.criteria.includes(criterion.key) ? levelTitle(row.readiness) : l10n.t('not mapped')),
      cell: (row) => (row.criteria.includes(criterion.key) ? <ReadinessShape level={row.readiness} /> : null),
    })),
  ];
}
