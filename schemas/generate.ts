/**
 * Writes what is made from the tables: the JSON Schemas beside this file, three pages of the docs and a setting in the manifest.
 * Run by `node schemas/generate.ts`.
 */

import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fieldsPage } from '../server/src/reports/fields-page.ts';
import { frameworkSchema, plumblineSchema, policySchema, registerSchema } from '../server/src/reports/json-schema.ts';
import { jsonText } from '../server/src/reports/json-text.ts';
import { quietSchema } from '../server/src/reports/quiet-schema.ts';
import { ruleIndexPage } from '../server/src/reports/rule-index-page.ts';
import { withRulesSetting } from '../server/src/reports/rules-setting.ts';
import { settingsPage } from '../server/src/reports/settings-page.ts';

const ROOT = new URL('../', import.meta.url);
const MANIFEST = withRulesSetting(readFileSync(new URL('package.json', ROOT), 'utf8').replaceAll('\r\n', '\n'));

/** Text by path from the root of the repository. */
export const GENERATED: ReadonlyMap<string, string> = new Map([
  ['schemas/plumbline.schema.json', jsonText(plumblineSchema())],
  ['schemas/register.schema.json', jsonText(registerSchema())],
  ['schemas/policy.schema.json', jsonText(policySchema())],
  ['schemas/framework.schema.json', jsonText(frameworkSchema())],
  ['schemas/plumbline.quiet.schema.json', jsonText(quietSchema(plumblineSchema()))],
  ['schemas/register.quiet.schema.json', jsonText(quietSchema(registerSchema()))],
  ['docs/fields.md', fieldsPage()],
  ['docs/rules/README.md', ruleIndexPage()],
  ['docs/settings.md', settingsPage(MANIFEST)],
  ['package.json', MANIFEST],
]);

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  for (const [path, text] of GENERATED) writeFileSync(new URL(path, ROOT), text);
}
