// What no checker can be faster than: reads every file of a folder and passes once over its text with a regular expression.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

let mentions = 0;
for (const entry of readdirSync(process.argv[2] ?? '.', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
  for (const _ of text.matchAll(/\b[A-Z]{2,}-\d+\b/g)) mentions += 1;
}
console.log(mentions);
