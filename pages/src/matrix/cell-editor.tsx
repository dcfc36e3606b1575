/** The editor over a cell of the matrix: opened by a key or a double click, and gone once its value is taken or left. */
import * as l10n from '@vscode/l10n';

import type { MatrixPageAnswer, MatrixPageControl } from '../../../server/src/protocol/matrix-page.ts';
import type { EditedField } from '../../../server/src/protocol/page-edits.ts';
import type { Place } from '../panel-place.ts';
import { Popup } from '../popup.tsx';
import { CriteriaEditor } from './criteria-editor.tsx';
import { ComboEditor, SelectEditor } from './text-editor.tsx';

/** A cell that is being edited. */
export interface Editing {
  readonly control: MatrixPageControl;
  readonly field: EditedField;
  readonly beside: Place;
  /** What was typed to open it. */
  readonly typed: string | undefined;
}

interface CellEditorProps {
  readonly answer: MatrixPageAnswer;
  readonly editing: Editing;
  readonly commit: (values: readonly string[]) => void;
  /** Leaves it as it was. */
  readonly cancel: (reason: 'escape' | 'outside') => void;
}

export function CellEditor({ answer, editing, commit, cancel }: CellEditorProps) {
  const { control, field, beside, typed } = editing;
  const label = editorLabel(field, control.name);
  const one = (value: string): void => commit(value === '' ? [] : [value]);
  return (
    <Popup
      label={label}
      beside={beside}
      isOver
      style={field === 'criteria' ? 'criteria-editor' : 'editor'}
      close={cancel}
    >
      {field === 'criteria' ? (
        <CriteriaEditor
          label={label}
          criteria={answer.criteria}
          mapped={control.criteria}
          typed={typed}
          commit={commit}
          cancel={() => cancel('escape')}
        />
      ) : field === 'status' ? (
        <SelectEditor label={label} choices={answer.statuses} value={control.status} typed={typed} commit={one} />
      ) : (
        <ComboEditor
          label={label}
          choices={field === 'owner' ? answer.owners : answer.frequencies}
          value={field === 'owner' ? control.owners.join(', ') : control.frequency}
          typed={typed}
          commit={one}
        />
      )}
    </Popup>
  );
}

function editorLabel(field: EditedField, name: string): string {
  switch (field) {
    case 'owner':
      return l10n.t('Owner of {0}', name);
    case 'frequency':
      return l10n.t('Frequency of {0}', name);
    case 'status':
      return l10n.t('Status of {0}', name);
    case 'criteria':
    default:
      return l10n.t('Criteria of {0}', name);
  }
}
