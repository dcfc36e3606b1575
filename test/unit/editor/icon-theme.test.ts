/** The file icons that somebody may choose: each is there, is used, fetches nothing, and can be told from its background. */

import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';

const FOLDER = new URL('../../../client/icons/', import.meta.url);
/** The side bars of VS Code's light, dark and high-contrast themes. */
const BACKGROUNDS = ['f8f8f8', 'ffffff', '181818', '1f1f1f', '000000'];
/** What WCAG 2.1 asks of graphics (1.4.11). */
const ENOUGH = 3;

function text(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

/** The relative luminance of a colour `rrggbb`, as WCAG reckons it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('the file icon theme', () => {
  const theme = text('plumbline-icon-theme.json');
  const svgs = readdirSync(FOLDER).filter((name) => name.endsWith('.svg'));

  it('names icons that are there, and uses each', () => {
    const definitions = [...theme.matchAll(/"([a-z-]+)": \{\s*"iconPath": "\.\/([a-z-]+\.svg)"/g)];
    deepEqual(new Set(definitions.map(([, , path]) => path)), new Set(svgs));
    const unused = definitions.filter(([, name]) => !theme.includes(`": "${name}"`));
    deepEqual(unused, []);
  });

  it('draws with colours that can be told from every background, and fetches nothing', () => {
    for (const name of svgs) {
      const drawn = text(name);
      ok(!/href|url\(|<script|<style/i.test(drawn), name);
      for (const [, colour = ''] of drawn.matchAll(/"#([0-9a-f]{6})"/g)) {
        for (const background of BACKGROUNDS) {
          ok(contrast(colour, background) >= ENOUGH, `${name}: #${colour} on #${background}`);
        }
      }
    }
  });
});
