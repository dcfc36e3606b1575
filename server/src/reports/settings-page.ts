/**
 * The page of the editor's settings, `docs/settings.md`, made from the manifest of the extension.
 *
 * l10n: the pages of the docs are in English.
 */

import { RULES_SETTING } from './rules-setting.ts';

const HEAD = `<!-- Made by \`node schemas/generate.ts\` from package.json: change the setting there instead. -->

# Settings of the editor

What your team agrees on stands in [\`plumbline.yml\`](formats.md#plumblineyml): the editor, the command line and the commit hook read it
alike. The settings here are of the editor alone. In VS Code they are under “Plumbline” in the settings; a change takes effect at once.
Editors that send their settings to a language server send them as \`{"plumbline": {"asOf": "…", "rules": {…}}}\`.

| setting | default | where it can be set |
| --- | --- | --- |
`;

const RULES_EXAMPLE = `
\`\`\`json
{
  "plumbline.rules": {
    "policy-review-due-soon": "off",
    "link-broken": "warning"
  }
}
\`\`\`

The settings editor offers every rule with what it reports; [all rules](rules/README.md) have a page each. Silencing one finding is
better done [where it stands](formats.md#silencing-a-finding), with a reason that an auditor can read. Comments and the baseline go by
\`plumbline.yml\`: a finding that you hide here is still there for everybody else.
`;

/** Where a setting of a scope can be set: the scopes of VS Code in the words of its settings editor. */
const SCOPES: ReadonlyMap<string, string> = new Map([
  ['resource', 'user, workspace, folder'],
  ['language-overridable', 'user, workspace, folder, language'],
  ['window', 'user, workspace'],
  ['machine-overridable', 'user, workspace'],
  ['machine', 'user'],
  ['application', 'user'],
]);

interface Setting {
  readonly name: string;
  readonly fallback: string;
  readonly scope: string;
  readonly description: string;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}

function settingsOf(manifest: unknown): readonly Setting[] {
  const properties = at(manifest, 'contributes', 'configuration', 'properties');
  if (!isObject(properties)) return [];
  return Object.entries(properties).map(([name, schema]) => {
    const scope = at(schema, 'scope');
    const description = at(schema, 'markdownDescription') ?? at(schema, 'description');
    return {
      name,
      fallback: JSON.stringify(at(schema, 'default')) ?? '',
      scope: (typeof scope === 'string' ? SCOPES.get(scope) : undefined) ?? '',
      description: typeof description === 'string' ? description : '',
    };
  });
}

function section({ name, description }: Setting): string {
  return `## ${name}\n\n${description}\n${name === RULES_SETTING ? RULES_EXAMPLE : ''}`;
}

/** The page, with a line break at its end. A manifest in which no settings can be read gives a page without any. */
export function settingsPage(manifest: string): string {
  const settings = settingsOf(JSON.parse(manifest));
  const rows = settings.map(
    ({ name, fallback, scope }) =>
      `| [\`${name}\`](#${name.replaceAll('.', '').toLowerCase()}) | \`${fallback}\` | ${scope} |\n`,
  );
  return `${HEAD}${rows.join('')}\n${settings.map(section).join('\n')}`;
}
