/** Writes what is made from the tables: the JSON Schemas beside this file, and two pages of the docs. Run by `node schemas/generate.ts`. */

import { realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fieldsPage } from '../server/src/reports/fields-page.ts';
import { frameworkSchema, plumblineSchema, policySchema, registerSchema } from '../server/src/reports/json-schema.ts';
import { jsonText } from '../server/src/reports/json-text.ts';
import { ruleIndexPage } from '../server/src/reports/rule-index-page.ts';

/** Text by path from the root of the repository. */
export const GENERATED: ReadonlyMap<string, string> = new Map([
  ['schemas/plumbline.schema.json', jsonText(plumblineSchema())],
  ['schemas/register.schema.json', jsonText(registerSchema())],
  ['schemas/policy.schema.json', jsonText(policySchema())],
  ['schemas/framework.schema.json', jsonText(frameworkSchema())],
  ['docs/fields.md', fieldsPage()],
  ['docs/rules/README.md', ruleIndexPage()],
]);

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  const root = new URL('../', import.meta.url);
  for (const [path, text] of GENERATED) writeFileSync(new URL(path, root), text);
}
