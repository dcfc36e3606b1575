/**
 * The editor's setting for severities, `plumbline.rules`, made from the registry of rules: each with what it reports.
 *
 * l10n: the manifest is a file in English.
 */

import { RULES } from '../rules/registry.ts';
import { SEVERITIES } from '../workspace/severity.ts';

export const RULES_SETTING = 'plumbline.rules';

/** Of the setting's own text in `package.nls.json`; those of the rules have their codes behind it. */
const TEXT_KEY = 'setting.rules';

const DESCRIPTION = [
  'How grave the findings of a rule are shown in this editor, or `off` to hide them. A rule that is not named here is shown as',
  '`plumbline.yml` says. The command line and the commit hook do not read this setting: a severity that counts for everybody',
  'belongs under `rules:` in `plumbline.yml`. Each folder of a workspace may have its own.',
].join(' ');

/**
 * The schema of the setting. The settings editor shows it as a table of rules and severities, for which every property has to be
 * named and none other allowed.
 */
export function rulesSettingSchema(): object {
  const properties = RULES.map(({ code }): [string, object] => [
    code,
    { type: 'string', enum: [...SEVERITIES, 'off'], description: `%${TEXT_KEY}.${code}%` },
  ]);
  return {
    type: 'object',
    default: {},
    scope: 'resource',
    markdownDescription: `%${TEXT_KEY}%`,
    properties: Object.fromEntries<object>(properties),
    additionalProperties: false,
  };
}

/** The manifest with the setting as it is today, in the place where it stands; a manifest without settings stays as it is. */
export function withRulesSetting(manifest: string): string {
  const schema = rulesSettingSchema();
  const revived: unknown = JSON.parse(manifest, (key: string, value: unknown) =>
    key === RULES_SETTING ? schema : value,
  );
  return `${JSON.stringify(revived, undefined, 2)}\n`;
}

/** The manifest's texts by their keys, with those of the setting as they are today: where the setting's own text stands, or last. */
export function withRulesTexts(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(texts);
  const isOwn = (key: string): boolean => key === TEXT_KEY || key.startsWith(`${TEXT_KEY}.`);
  const first = entries.findIndex(([key]) => isOwn(key));
  const others = entries.filter(([key]) => !isOwn(key));
  const at = first === -1 ? others.length : first;
  const own = RULES.map(({ code, severity, summary }): [string, string] => [
    `${TEXT_KEY}.${code}`,
    `${summary} By default: ${severity}.`,
  ]);
  return Object.fromEntries<string>([...others.slice(0, at), [TEXT_KEY, DESCRIPTION], ...own, ...others.slice(at)]);
}
