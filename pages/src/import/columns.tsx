/** The columns of a spreadsheet: what stands in each, and what becomes of it, which can be chosen. */
import * as l10n from '@vscode/l10n';

import type { PlannedColumn, PlannedSheet } from '../../../server/src/protocol/import-messages.ts';
import { fieldText, shortText, sourceText } from './import-words.ts';

/** What stands for a column of which nothing is said. */
const UNSAID = '';
const LEFT_OUT = '-';

interface ColumnsProps {
  readonly sheet: PlannedSheet;
  /** A field, `-` to leave the column out, null to take back what was said. */
  readonly choose: (heading: string, field: string | null) => void;
}

export function Columns({ sheet, choose }: ColumnsProps) {
  const { columns, fields, line, rows } = sheet;
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">{l10n.t('Columns')}</h2>
      <p class="soft">
        {line === undefined
          ? l10n.t('These are the cells of the first row.')
          : rows === 1
            ? l10n.t('Their headings stand on line {0}, with 1 row below.', line)
            : l10n.t('Their headings stand on line {0}, with {1} rows below.', line, rows)}
      </p>
      <div class="import-columns">
        <table aria-labelledby="columns">
          <thead>
            <tr>
              <th scope="col">{l10n.t('Heading')}</th>
              <th scope="col">{l10n.t('For example')}</th>
              <th scope="col">{l10n.t('Becomes')}</th>
              <th scope="col">{l10n.t('Why')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, at) => (
              <tr key={at}>
                <th scope="row">
                  {column.heading === '' ? <span class="soft">{l10n.t('none')}</span> : shortText(column.heading)}
                </th>
                <td class="import-samples">
                  {column.samples.length === 0 ? (
                    <span class="soft">{l10n.t('empty')}</span>
                  ) : (
                    column.samples.map((sample, index) => <span key={index}>{sample}</span>)
                  )}
                </td>
                <td>
                  <Becomes column={column} fields={fields} choose={choose} />
                </td>
                <td class="soft">{sourceText(column)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface BecomesProps {
  readonly column: PlannedColumn;
  readonly fields: readonly string[];
  readonly choose: (heading: string, field: string | null) => void;
}

function Becomes({ column: { heading, field, by, proposals }, fields, choose }: BecomesProps) {
  // Nothing can be said of a column that has no name.
  if (heading === '') return <span>{l10n.t('Notes')}</span>;
  const others = fields.filter((one) => !proposals.includes(one));
  const options = (names: readonly string[]) =>
    names.map((one) => (
      <option key={one} value={one}>
        {fieldText(one)}
      </option>
    ));
  return (
    <select
      aria-label={l10n.t('What “{0}” becomes', shortText(heading))}
      value={field === undefined ? UNSAID : field === 'none' ? LEFT_OUT : field}
      onChange={(event) => {
        const { value } = event.currentTarget;
        choose(heading, value === UNSAID ? null : value);
      }}
    >
      {field === undefined ? <option value={UNSAID}>{l10n.t('Notes, with its heading')}</option> : null}
      {by === 'said' ? <option value={UNSAID}>{l10n.t('As it was before you chose')}</option> : null}
      <option value={LEFT_OUT}>{l10n.t('Leave out')}</option>
      {proposals.length === 0 ? (
        options(fields)
      ) : (
        <>
          <optgroup label={l10n.t('It could be')}>{options(proposals)}</optgroup>
          <optgroup label={l10n.t('Other fields')}>{options(others)}</optgroup>
        </>
      )}
    </select>
  );
}
