/** That what the manifest contributes can be used without a mouse, and seen in every theme. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { manifestTexts, withTexts } from '../../../localization/manifest-texts.ts';

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

interface Contributions {
  readonly commands: readonly { readonly command: string; readonly title: string; readonly icon?: string }[];
  readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
  readonly submenus: readonly { readonly id: string; readonly label: string; readonly icon: string }[];
  readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
  readonly views: Readonly<Record<string, readonly { readonly name: string; readonly contextualTitle: string }[]>>;
  readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly altText?: string } }[] }[];
}

function isManifest(value: unknown): value is { readonly contributes: Contributions } {
  return typeof value === 'object' && value !== null && 'contributes' in value;
}

const texts = manifestTexts(readFileSync('package.nls.json', 'utf8'));
const manifest: unknown = JSON.parse(withTexts(readFileSync('package.json', 'utf8'), texts));
assert.ok(isManifest(manifest));
const { commands, menus, submenus, colors, views, walkthroughs } = manifest.contributes;

const hidden = new Set(
  (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false').map(({ command }) => command ?? ''),
);
const isGrouping = (command: string): boolean => /\.group(?:ed)?By\./.test(command);

/** Behind the rows and behind text in VS Code's own themes; the lightest of the dark and the darkest of the light ones count. */
const BACKGROUNDS: Readonly<Record<string, readonly string[]>> = {
  light: ['#ffffff', '#f3f3f3'],
  dark: ['#181818', '#252526'],
  highContrast: ['#000000'],
  highContrastLight: ['#ffffff'],
};

/** The relative luminance of WCAG 2.2, from 0 to 1, of `#rrggbb`. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('what the manifest contributes', () => {
  it('has colours for every kind of theme, which stand out as text has to (WCAG 2.2, 1.4.3)', () => {
    for (const { id, defaults } of colors) {
      assert.deepEqual(Object.keys(defaults).sort(), Object.keys(BACKGROUNDS).sort(), id);
      for (const [theme, backgrounds] of Object.entries(BACKGROUNDS)) {
        for (const background of backgrounds) {
          const ratio = contrast(defaults[theme] ?? background, background);
          assert.ok(ratio >= 4.5, `${id} on ${background}: ${ratio.toFixed(2)}`);
        }
      }
    }
  });

  it('has words for everything that shows as an icon or a picture', () => {
    for (const { command, title } of commands) assert.notEqual(title.trim(), '', command);
    for (const { id, label } of submenus) assert.notEqual(label.trim(), '', id);
    for (const { name, contextualTitle } of Object.values(views).flat())
      assert.ok(name !== '' && contextualTitle !== '');
    for (const { media } of walkthroughs.flatMap(({ steps }) => steps)) assert.ok((media.altText ?? '').length > 20);
  });

  it('has every command of the view’s title in the palette too', () => {
    const inTitle = [...(menus['view/title'] ?? []), ...submenus.flatMap(({ id }) => menus[id] ?? [])].flatMap(
      ({ command }) => command ?? [],
    );
    // The one command “Group matrix by…” offers what the menu does.
    assert.deepEqual(
      inTitle.filter((command) => hidden.has(command) && !isGrouping(command)),
      [],
    );
    assert.ok(!hidden.has('plumbline.groupMatrix'));
    const known = new Set(submenus.map(({ id }) => id));
    for (const { submenu } of menus['view/title'] ?? [])
      assert.ok(submenu === undefined || known.has(submenu), submenu);
  });

  it('has every command of a row in its context menu, which a key opens, also where it is an icon', () => {
    const rows = menus['view/item/context'] ?? [];
    const isInline = ({ group = '' }: MenuEntry): boolean => group.startsWith('inline');
    const inMenu = rows.filter((entry) => !isInline(entry));
    for (const { command, when } of rows.filter(isInline)) {
      assert.ok(
        inMenu.some((entry) => entry.command === command && entry.when === when),
        command,
      );
    }
    const reached = new Set(inMenu.map(({ command }) => command));
    assert.deepEqual(
      [...hidden].filter((command) => !isGrouping(command) && !reached.has(command)),
      [],
    );
  });
});
