/**
 * How the HTML report looks, on a screen that is light or dark, and on paper.
 *
 * l10n: markup, and words that are English in each language, as all of an export are.
 */

import { wellFormed } from '../reports/well-formed.ts';

/** A text in a string of CSS inside of HTML: nothing in it ends the string, or the element. */
function cssString(text: string): string {
  const escaped = wellFormed(text).replace(
    /[^\p{L}\p{N} ,.:–]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0xfffd).toString(16)} `,
  );
  return `"${escaped}"`;
}

/** The style sheet. `header` and `footer` stand on each printed page. */
export function styleSheet(header: string, footer: string): string {
  return `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #c9d1d9; --paper: #fff; --band: #f3f5f8;
  --good: #0b5a18; --partial: #6b4300; --poor: #8b0014; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #a3adb8; --line: #3d444d; --paper: #0d1117; --band: #171d26;
  --good: #7ee08f; --partial: #f0c36b; --poor: #ff9aa6; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 110rem; padding: 2rem 1.5rem 4rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; padding-top: .5rem; border-top: 2px solid var(--line); }
a { color: inherit; } nav li { padding-block: .15rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 1rem 0; }
dt { color: var(--soft); } dd { margin: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .87rem; }
caption { text-align: start; color: var(--soft); padding: .25rem 0 .5rem; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: start; vertical-align: top; overflow-wrap: break-word; max-width: 24rem; }
thead th { background: var(--band); } tbody th { font-weight: 600; }
td.n { text-align: end; font-variant-numeric: tabular-nums; } td.d { white-space: nowrap; }
.good { color: var(--good); } .partial { color: var(--partial); } .poor { color: var(--poor); }
.good, .partial, .poor { font-weight: 600; white-space: nowrap; }
.none, .note { color: var(--soft); }
@page { size: A4 landscape; margin: 18mm 12mm 16mm;
  @top-left { content: ${cssString(header)}; font: 9pt sans-serif; color: #444; }
  @bottom-left { content: ${cssString(footer)}; font: 9pt sans-serif; color: #444; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #444; } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #999; --paper: #fff; --band: #eee;
  --good: #0b5a18; --partial: #6b4300; --poor: #8b0014; }
  body { max-width: none; padding: 0; font-size: 10pt; } .scroll { overflow: visible; } a { text-decoration: none; }
  section { break-before: page; } h2 { border-top: 0; }
  h2, caption { break-after: avoid; } tr { break-inside: avoid; }
  table { font-size: 6.2pt; } th, td { padding: .1rem .2rem; } td.d, .good, .partial, .poor { white-space: normal; } thead { display: table-header-group; } }
`;
}
