/** The columns of the matrix as the grid draws them: fields as text and shapes, and a narrow one for each criterion. */
import * as l10n from '@vscode/l10n';

import type {
  MatrixPageAnswer,
  MatrixPageControl,
  MatrixPageCriterion,
} from '../../../server/src/protocol/matrix-page.ts';
import type { EditedField } from '../../../server/src/protocol/page-edits.ts';
import type { GridColumn } from '../grid/grid.tsx';
import { levelTitle } from '../level-words.ts';
import { ReadinessShape } from '../shapes.tsx';
import type { MatrixField } from './matrix-fields.ts';
import type { MatrixLayout } from './matrix-layout.ts';

const CRITERION_WIDTH = 54;

export interface MatrixColumn extends GridColumn<MatrixPageControl> {
  readonly edits: EditedField | undefined;
  readonly criterion: MatrixPageCriterion | undefined;
}

/** Those that the layout shows, the ones that stay in sight first. */
export function matrixColumns(
  { criteria }: Pick<MatrixPageAnswer, 'criteria'>,
  layout: MatrixLayout,
  fields: readonly MatrixField[],
): readonly MatrixColumn[] {
  const [first] = layout.sorts;
  const sortOf = (key: string): NonNullable<MatrixColumn['sort']> =>
    first?.key !== key ? 'none' : first.isDescending ? 'descending' : 'ascending';
  const shown = fields.filter(({ key }) => layout.columns.includes(key));
  const categories = layout.filters.category;
  const ofCriteria = layout.hasCriteria
    ? criteria.filter(({ category }) => categories.length === 0 || categories.includes(category))
    : [];
  return [
    ...shown.map((field, index): MatrixColumn => {
      const sort = sortOf(field.key);
      return {
        key: field.key,
        label: field.label,
        heading: <FieldHeading label={field.label} sort={sort} />,
        width: layout.widths[field.key] ?? field.width,
        isFrozen: index < layout.frozen,
        sort,
        edits: field.edits,
        criterion: undefined,
        ...(field.edits === undefined ? { isReadonly: true } : { style: 'editable' }),
        cell: cellOf(field),
      };
    }),
    ...ofCriteria.map((criterion): MatrixColumn => {
      const sort = sortOf(criterion.key);
      return {
        key: criterion.key,
        label: `${criterion.name} ${criterion.label}, ${levelTitle(criterion.readiness)}`,
        heading: <CriterionHeading criterion={criterion} sort={sort} />,
        width: layout.widths[criterion.key] ?? CRITERION_WIDTH,
        sort,
        style: 'shape-cell',
        edits: undefined,
        criterion,
        say: (row) => (row.criteria.includes(criterion.key) ? levelTitle(row.readiness) : l10n.t('not mapped')),
        cell: (row) => (row.criteria.includes(criterion.key) ? <ReadinessShape level={row.readiness} /> : null),
      };
    }),
  ];
}

function cellOf(field: MatrixField): MatrixColumn['cell'] {
  if (field.key === 'readiness')
    return ({ readiness }) => (
      <>
        <ReadinessShape level={readiness} />
        {levelTitle(readiness)}
      </>
    );
  const isLink = field.key === 'id';
  return (row) => {
    const text = field.text(row);
    if (text === '') return null;
    return isLink ? <span class="text id">{text}</span> : <span class="text">{text}</span>;
  };
}

function FieldHeading({ label, sort }: { readonly label: string; readonly sort: MatrixColumn['sort'] }) {
  return (
    <>
      <span class="text">{label}</span>
      <SortMark sort={sort} />
    </>
  );
}

function CriterionHeading({
  criterion: { name, readiness },
  sort,
}: {
  readonly criterion: MatrixPageCriterion;
  readonly sort: MatrixColumn['sort'];
}) {
  return (
    <span class="criterion-heading">
      <span class="text">
        {name}
        <SortMark sort={sort} />
      </span>
      <ReadinessShape level={readiness} />
    </span>
  );
}

function SortMark({ sort }: { readonly sort: MatrixColumn['sort'] }) {
  return sort === undefined || sort === 'none' ? null : <span class={`sort ${sort}`} aria-hidden="true" />;
}
