/** The grid of the matrix, and what its keys and clicks mean: open, sort, close a group, edit, look closer. */
import * as l10n from '@vscode/l10n';
import { useMemo, useState } from 'preact/hooks';

import type { MatrixPageAnswer, MatrixPageControl } from '../../../server/src/protocol/matrix-page.ts';
import type { CellPlace } from '../grid/grid-keys.ts';
import { Grid, type GridLine } from '../grid/grid.tsx';
import type { Host } from '../host.ts';
import { levelTitle } from '../level-words.ts';
import { toggled, withChanges } from '../list-changes.ts';
import type { Place } from '../panel-place.ts';
import { ReadinessShape } from '../shapes.tsx';
import { CellEditor, type Editing } from './cell-editor.tsx';
import { focusGrid } from './focus-grid.ts';
import { CardPopup, type CardSubject, useMatrixCard } from './matrix-card.tsx';
import { type MatrixColumn, matrixColumns } from './matrix-columns.tsx';
import type { MatrixField } from './matrix-fields.ts';
import { type MatrixLayout, sortedBy, widthWithin } from './matrix-layout.ts';
import type { MatrixGroup, MatrixLine, MatrixRows } from './matrix-rows.ts';
import type { Change } from './matrix-tools.tsx';
import type { Write } from './use-edits.ts';

const ROW_HEIGHT = 28;
const HEADING_HEIGHT = 46;

/** By how much a key makes a column wider, in pixels. */
const WIDTH_STEP = 16;

interface MatrixGridProps {
  readonly host: Host;
  readonly answer: MatrixPageAnswer;
  readonly layout: MatrixLayout;
  readonly fields: readonly MatrixField[];
  readonly rows: MatrixRows;
  /** Another number each time when it begins anew, at the top. */
  readonly opened: number;
  readonly change: Change;
  readonly write: Write;
}

export function MatrixGrid({ host, answer, layout, fields, rows: { lines }, opened, change, write }: MatrixGridProps) {
  const [editing, setEditing] = useState<Editing | undefined>(undefined);
  const card = useMatrixCard(host);
  const columns = useMemo(
    () => matrixColumns(answer, layout, fields),
    [answer, layout.columns, layout.hasCriteria, layout.frozen, layout.widths, layout.sorts, layout.filters.category],
  );
  const drawn = useMemo(() => lines.map(drawnLine), [lines]);
  const folder = answer.folder.uri;

  const at = ({ row, column }: CellPlace): { line: MatrixLine | undefined; column: MatrixColumn | undefined } => ({
    line: lines[row],
    column: columns[column],
  });
  const toggleGroup = (key: string): void => change({ closed: toggled(layout.closed, key) });
  const resize = (key: string, width: number): void =>
    change({ widths: { ...layout.widths, [key]: widthWithin(width) } });

  /** Maps a control to a criterion, or no longer. */
  const map = (control: MatrixPageControl, key: string): void =>
    write(control, 'criteria', (keys) => toggled(keys, key));
  const edit = (place: CellPlace, typed: string | undefined): boolean => {
    const { line, column } = at(place);
    const beside = cellPlace(place);
    if (line?.kind !== 'row' || column?.edits === undefined || beside === undefined) return false;
    card.hide();
    setEditing({ control: line.row, field: column.edits, beside, typed });
    return true;
  };
  const subjectAt = (place: CellPlace): CardSubject | undefined => {
    const { line, column } = at(place);
    if (line?.kind === 'group') return criterionSubject(folder, line.group.criterion);
    if (place.row < 0) return criterionSubject(folder, column?.criterion);
    if (line?.kind !== 'row') return undefined;
    const { key, name, location } = line.row;
    return { key: `row ${key}`, name, question: { kind: 'card', folder, at: location } };
  };

  const activate = (place: CellPlace, event: KeyboardEvent | MouseEvent): void => {
    const { line, column } = at(place);
    if (place.row < 0) {
      if (column !== undefined) change({ sorts: sortedBy(layout.sorts, column.key) });
    } else if (line?.kind === 'group') toggleGroup(line.key);
    else if (line !== undefined && column?.criterion !== undefined) map(line.row, column.criterion.key);
    else if (line !== undefined && !edit(place, undefined))
      host.send({ type: 'open', location: line.row.location, beside: event.ctrlKey || event.altKey || event.metaKey });
  };

  const before = (place: CellPlace, event: KeyboardEvent): boolean => {
    const { line, column } = at(place);
    const { key } = event;
    const isSideways = key === 'ArrowLeft' || key === 'ArrowRight';
    if (key === 'Enter' && event.altKey) {
      const subject = subjectAt(place);
      const beside = cellPlace(place);
      if (subject !== undefined && beside !== undefined) card.show(subject, beside);
      return true;
    }
    if (key === 'Escape' && card.shown !== undefined) {
      card.hide();
      return true;
    }
    if (place.row < 0 && isSideways && event.shiftKey && column !== undefined) {
      resize(column.key, column.width + (key === 'ArrowRight' ? WIDTH_STEP : -WIDTH_STEP));
      return true;
    }
    if (line?.kind === 'group' && isSideways) {
      if (line.isOpen === (key === 'ArrowLeft')) toggleGroup(line.key);
      return true;
    }
    return false;
  };

  const press = (place: CellPlace, event: KeyboardEvent): boolean => {
    const { line, column } = at(place);
    const { key } = event;
    if (event.ctrlKey || event.metaKey) return false;
    if (key === 'F2') return edit(place, undefined);
    if (key === ' ') {
      if (place.row < 0 || line?.kind === 'group') activate(place, event);
      else if (line !== undefined && column?.criterion !== undefined) map(line.row, column.criterion.key);
      return true;
    }
    return key.length === 1 && key !== '/' && edit(place, key);
  };

  const click = (place: CellPlace, event: MouseEvent): void => {
    const { line, column } = at(place);
    card.hide();
    if (line?.kind !== 'row' || column?.key !== 'id') return;
    host.send({ type: 'open', location: line.row.location, beside: event.ctrlKey || event.altKey || event.metaKey });
  };

  return (
    <>
      <Grid
        label={l10n.t('Control matrix')}
        columns={columns}
        lines={drawn}
        rowHeight={ROW_HEIGHT}
        headingHeight={HEADING_HEIGHT}
        isTree={layout.group !== 'none'}
        activate={activate}
        before={before}
        press={press}
        click={click}
        point={(place, cell) => card.point(place === undefined || editing ? undefined : subjectAt(place), cell)}
        resize={resize}
        start={{ top: layout.top, left: layout.left }}
        opened={opened}
        scrolled={change}
      />
      <CardPopup host={host} card={card} closed={focusGrid} />
      {editing === undefined ? null : (
        <CellEditor
          key={`${editing.control.key} ${editing.field}`}
          answer={answer}
          editing={editing}
          cancel={(reason) => {
            setEditing(undefined);
            if (reason === 'escape') focusGrid();
          }}
          commit={(values) => {
            setEditing(undefined);
            focusGrid();
            const { control, field } = editing;
            if (field !== 'owner' || values.join() !== control.owners.join(', '))
              write(control, field, (now) =>
                field === 'criteria' ? withChanges(now, control.criteria, values) : values,
              );
          }}
        />
      )}
    </>
  );
}

function criterionSubject(folder: string, criterion: MatrixColumn['criterion']): CardSubject | undefined {
  if (criterion === undefined) return undefined;
  const { key, name } = criterion;
  return { key: `criterion ${key}`, name, question: { kind: 'card', folder, criterion: key } };
}

function drawnLine(line: MatrixLine): GridLine<MatrixPageControl> {
  if (line.kind === 'row') return line;
  return { kind: 'group', key: line.key, isOpen: line.isOpen, content: <GroupHeading {...line} /> };
}

function GroupHeading({ group, isOpen }: { readonly group: MatrixGroup; readonly isOpen: boolean }) {
  const { title, count, level, criterion } = group;
  const words = count === 0 ? l10n.t('no control') : count === 1 ? l10n.t('1 control') : l10n.t('{0} controls', count);
  return (
    <>
      <span class={isOpen ? 'twist open' : 'twist'} aria-hidden="true" />
      {level === undefined ? null : <ReadinessShape level={level} />}
      <span class="text">{title}</span>
      <span class={count === 0 ? 'none' : 'soft'}>
        {criterion === undefined || level === undefined ? words : `${levelTitle(level)} · ${words}`}
      </span>
    </>
  );
}

/** Where a cell is in the window; undefined for one that is not drawn. */
function cellPlace({ row, column }: CellPlace): Place | undefined {
  // l10n: a selector
  return document.querySelector(`.grid [data-row="${row}"][data-column="${column}"]`)?.getBoundingClientRect();
}
