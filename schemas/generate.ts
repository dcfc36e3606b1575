/**
 * Writes what is made from the tables and the sources: the JSON Schemas beside this file, pages of the docs, a setting in the
 * manifest with its texts, and for translators all messages and all texts of the manifest, in the pseudo-language too.
 * Run by `node schemas/generate.ts`.
 */

import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { manifestTexts, pseudoManifestTexts, withTexts } from '../localization/manifest-texts.ts';
import { PSEUDO_LANGUAGE } from '../localization/pseudo-language.ts';
import { bundles } from '../localization/bundles.ts';
import { programMessages } from '../localization/program-messages.ts';
import { withCommandsAndOptions } from '../server/src/cli/cli-page.ts';
import { fieldsPage } from '../server/src/reports/fields-page.ts';
import { frameworkSchema, plumblineSchema, policySchema, registerSchema } from '../server/src/reports/json-schema.ts';
import { jsonText } from '../server/src/reports/json-text.ts';
import { quietSchema } from '../server/src/reports/quiet-schema.ts';
import { ruleIndexPage } from '../server/src/reports/rule-index-page.ts';
import { withRulesSetting, withRulesTexts } from '../server/src/reports/rules-setting.ts';
import { settingsPage } from '../server/src/reports/settings-page.ts';

const ROOT = new URL('../', import.meta.url);
const MANIFEST = withRulesSetting(committed('package.json'));
const TEXTS = withRulesTexts(manifestTexts(committed('package.nls.json')));

function committed(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8').replaceAll('\r\n', '\n');
}

/** Text by path from the root of the repository. */
export const GENERATED: ReadonlyMap<string, string> = new Map<string, string>([
  ['schemas/plumbline.schema.json', jsonText(plumblineSchema())],
  ['schemas/register.schema.json', jsonText(registerSchema())],
  ['schemas/policy.schema.json', jsonText(policySchema())],
  ['schemas/framework.schema.json', jsonText(frameworkSchema())],
  ['schemas/plumbline.quiet.schema.json', jsonText(quietSchema(plumblineSchema()))],
  ['schemas/register.quiet.schema.json', jsonText(quietSchema(registerSchema()))],
  ['docs/fields.md', fieldsPage()],
  ['docs/rules/README.md', ruleIndexPage()],
  ['docs/cli.md', withCommandsAndOptions(committed('docs/cli.md'))],
  ['docs/settings.md', settingsPage(withTexts(MANIFEST, TEXTS))],
  ['package.json', MANIFEST],
  ['package.nls.json', jsonText(TEXTS)],
  [`package.nls.${PSEUDO_LANGUAGE}.json`, pseudoManifestTexts(TEXTS)],
  ...Array.from(bundles(programMessages().messages), ([path, bundle]): [string, string] => [path, jsonText(bundle)]),
]);

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  mkdirSync(new URL('l10n/', ROOT), { recursive: true });
  for (const [path, text] of GENERATED) writeFileSync(new URL(path, ROOT), text);
}
