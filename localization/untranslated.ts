/** Lists what people read and no translator is given: `node localization/untranslated.ts [folder…]`. Ends with 1 where there is any. */

import { programMessages } from './program-messages.ts';

const REASONS = {
  outside: 'is not given to l10n.t',
  composed: 'l10n.t takes one literal, with {0} where a value stands:',
  constant: 'is translated when its module is loaded:',
};

const folders = process.argv.slice(2);
const { messages, untranslated } = programMessages(folders.length === 0 ? undefined : folders);
for (const { path, line, text, problem } of untranslated)
  process.stdout.write(`${path}:${line}: ${REASONS[problem]} ${text}\n`);
process.stdout.write(`${untranslated.length} not translated, ${messages.length} messages\n`);
process.exitCode = untranslated.length === 0 ? 0 : 1;
