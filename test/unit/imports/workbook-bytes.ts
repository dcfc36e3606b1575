/** Workbooks as other programs write them, made of their parts. */

import { zipSync } from 'fflate';

export interface WorkbookParts {
  /** What stands in `<sheetData>` of each sheet, by its name, and behind it. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly texts?: readonly string[];
  readonly styles?: string;
  /** Attributes of `<workbookPr>`. */
  readonly properties?: string;
  /** Attributes of a sheet, by its name. */
  readonly states?: Readonly<Record<string, string>>;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relationships(entries: readonly (readonly [id: string, type: string, target: string])[]): string {
  const all = entries.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0"?><Relationships>${all.join('')}</Relationships>`;
}

/** The bytes of a workbook. */
export function workbookBytes({ sheets, texts = [], styles, properties = '', states = {} }: WorkbookParts): Uint8Array {
  const names = Object.keys(sheets);
  const part = (text: string): Uint8Array => new TextEncoder().encode(text);
  const related: (readonly [string, string, string])[] = names.map((_, at) => [
    `rId${at}`,
    'worksheet',
    `worksheets/s${at}.xml`,
  ]);
  related.push(['rIdT', 'sharedStrings', '/xl/sharedStrings.xml']);
  if (styles !== undefined) related.push(['rIdS', 'styles', '../xl/styles.xml']);
  return zipSync(
    {
      '_rels/.rels': part(relationships([['rId1', 'officeDocument', 'xl/workbook.xml']])),
      'xl/workbook.xml': part(
        `<x:workbook xmlns:x="m"><x:workbookPr ${properties}/><x:sheets>${names
          .map((name, at) => `<x:sheet name="${name}" sheetId="${at + 1}" r:id="rId${at}" ${states[name] ?? ''}/>`)
          .join('')}</x:sheets></x:workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': part(relationships(related)),
      'xl/sharedStrings.xml': part(`<sst>${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`),
      ...(styles === undefined ? {} : { 'xl/styles.xml': part(`<styleSheet>${styles}</styleSheet>`) }),
      ...Object.fromEntries(
        Object.values(sheets).map((data, at) => [`xl/worksheets/s${at}.xml`, part(`<worksheet>${data}</worksheet>`)]),
      ),
    },
    { level: 1 },
  );
}

/** Rows of texts as `<sheetData>`; an empty text is no cell. */
export function sheetData(rows: readonly (readonly string[])[]): string {
  const letter = (at: number): string => String.fromCharCode(65 + at);
  const row = (cells: readonly string[], at: number): string =>
    `<row r="${at + 1}">${cells
      .map((text, column) =>
        text === '' ? '' : `<c r="${letter(column)}${at + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
      )
      .join('')}</row>`;
  return `<sheetData>${rows.map(row).join('')}</sheetData>`;
}
