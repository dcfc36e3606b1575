/** The editor's setting for severities, `plumbline.rules`, made from the registry of rules: each with what it reports. */

import { RULES } from '../rules/registry.ts';
import { SEVERITIES } from '../workspace/severity.ts';

export const RULES_SETTING = 'plumbline.rules';

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
  const properties = RULES.map(({ code, severity, summary }): [string, object] => [
    code,
    { type: 'string', enum: [...SEVERITIES, 'off'], description: `${summary} By default: ${severity}.` },
  ]);
  return {
    type: 'object',
    default: {},
    scope: 'resource',
    markdownDescription: DESCRIPTION,
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
