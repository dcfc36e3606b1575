// Turns the colours of a terminal's output (ANSI SGR codes) into HTML.

/** The colours of the usual sixteen, dark background, by their SGR code. */
const palette: ReadonlyMap<number, string> = new Map([
  [30, '#3b4048'],
  [31, '#f47067'],
  [32, '#6bc46d'],
  [33, '#daaa3f'],
  [34, '#6cb6ff'],
  [35, '#dcbdfb'],
  [36, '#76e3ea'],
  [37, '#c9d1d9'],
  [90, '#768390'],
  [91, '#ff938a'],
  [92, '#8ddb8c'],
  [93, '#eac55f'],
  [94, '#96d0ff'],
  [95, '#eedcfe'],
  [96, '#b3f0ff'],
  [97, '#ffffff'],
]);

/** What each code that is neither a colour nor a reset sets, or, when empty, takes back. */
const attributes: ReadonlyMap<number, readonly [property: string, value: string]> = new Map([
  [1, ['font-weight', 'bold']],
  [2, ['opacity', '0.65']],
  [3, ['font-style', 'italic']],
  [4, ['text-decoration', 'underline']],
  [9, ['text-decoration', 'line-through']],
  [23, ['font-style', '']],
  [24, ['text-decoration', '']],
  [29, ['text-decoration', '']],
  [39, ['color', '']],
  [49, ['background', '']],
]);

const escape = String.fromCodePoint(0x1b);
const bell = String.fromCodePoint(0x07);
/** An SGR code with its numbers, any other control sequence, or an operating system command such as a link. */
const escapeCode = new RegExp(
  `${escape}\\[(?<numbers>[\\d;]*)m|${escape}\\[[\\d;?]*[A-Za-ln-z]|${escape}\\][^${bell}${escape}]*(?:${bell}|${escape}\\\\)`,
  'g',
);

/** The output as HTML for a `pre` element. Codes other than SGR are left out; a link keeps its text. */
export function terminalToHtml(output: string): string {
  const style = new Map<string, string>();
  let html = '';
  let rest = 0;
  for (const code of output.matchAll(escapeCode)) {
    html += span(output.slice(rest, code.index), style);
    rest = code.index + code[0].length;
    const numbers = code.groups?.['numbers'];
    if (numbers !== undefined) for (const number of numbers.split(';')) apply(Number(number), style);
  }
  return html + span(output.slice(rest), style);
}

function apply(code: number, style: Map<string, string>): void {
  if (code === 0) style.clear();
  else if (code === 22) {
    style.delete('font-weight');
    style.delete('opacity');
  } else {
    const color = palette.get(code);
    const background = palette.get(code - 10);
    if (color !== undefined) set(style, 'color', color);
    else if (background !== undefined) set(style, 'background', background);
    else {
      const attribute = attributes.get(code);
      if (attribute !== undefined) set(style, ...attribute);
    }
  }
}

function set(style: Map<string, string>, property: string, value: string): void {
  if (value === '') style.delete(property);
  else style.set(property, value);
}

function span(text: string, style: ReadonlyMap<string, string>): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (escaped === '' || style.size === 0) return escaped;
  return `<span style="${Array.from(style, ([property, value]) => `${property}:${value}`).join(';')}">${escaped}</span>`;
}
