/**
 * The parts of a workbook beside its sheets: what there is, how it looks, and who wrote it.
 *
 * l10n: markup, and words that are English in each language, as all of an export are.
 */

import { columnLetters, MAIN, XML_HEAD } from './xlsx-sheet.ts';
import { spreadsheetText } from './xml-text.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** By what a workbook of ours is known: it stands uncompressed at the start of the file. */
export const APPLICATION = '<Application>Plumbline</Application>';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly columns: number;
  /** Without the headings. */
  readonly rows: number;
}

/** Who wrote it. */
export function applicationXml(): string {
  return `${XML_HEAD}<Properties xmlns="${OFFICE}/extended-properties">${APPLICATION}</Properties>`;
}

/** What kind each part is of. */
export function contentTypesXml(sheets: readonly SheetEntry[]): string {
  const parts = sheets.map(
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
  );
  return (
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>${parts.join('')}` +
    `<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>` +
    '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
  );
}

function relationships(all: readonly (readonly [type: string, target: string])[]): string {
  const rows = all.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${rows.join('')}</Relationships>`;
}

/** Where the workbook is. */
export function packageRelationshipsXml(): string {
  return relationships([
    ['officeDocument', 'xl/workbook.xml'],
    ['extended-properties', 'docProps/app.xml'],
  ]);
}

/** Where the sheets are. */
export function workbookRelationshipsXml(sheets: readonly SheetEntry[]): string {
  return relationships([
    ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
    ['styles', 'styles.xml'],
  ]);
}

/** The list of sheets; the names that Excel expects where a sheet has a filter, and headings on each printed page. */
export function workbookXml(sheets: readonly SheetEntry[]): string {
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${spreadsheetText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const named = sheets.flatMap(({ name, columns, rows }, at) => {
    const sheet = `'${spreadsheetText(name)}'!`;
    const range = `$A$1:$${columnLetters(columns - 1)}$${rows + 1}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${sheet}${range}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sheet}$1:$1</definedName>`,
    ];
  });
  return (
    `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><bookViews><workbookView/></bookViews>` +
    `<sheets>${listed.join('')}</sheets><definedNames>${named.join('')}</definedNames></workbook>`
  );
}

function fill(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function font(more: string, color?: string): string {
  const colored = color === undefined ? '' : `<color rgb="FF${color}"/>`;
  return `<font>${more}<sz val="11"/>${colored}<name val="Calibri"/><family val="2"/></font>`;
}

/** A style of cells: the places of its number format, font and fill. */
function style(format: number, fontAt: number, fillAt: number, more = ''): string {
  return `<xf numFmtId="${format}" fontId="${fontAt}" fillId="${fillAt}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"${more}><alignment vertical="top" wrapText="1"/></xf>`;
}

/** How cells look, in the order of `STYLE`. Dark letters on pale grounds: at least 6:1. */
export function stylesXml(): string {
  const fonts = [font(''), font('<b/>'), font('', '0B5A18'), font('', '6B4300'), font('', '8B0014')];
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    fill('E7E9EE'),
    fill('DDF4E0'),
    fill('FFF0C8'),
    fill('FFDCE0'),
  ];
  const styles = [
    style(0, 0, 0),
    style(49, 1, 2),
    style(164, 0, 0),
    style(49, 0, 0),
    style(49, 0, 0, ' quotePrefix="1"'),
    style(49, 2, 3),
    style(49, 3, 4),
    style(49, 4, 5),
  ];
  return (
    `${XML_HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
    `<fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="${fills.length}">${fills.join('')}</fills>` +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${styles.length}">${styles.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
