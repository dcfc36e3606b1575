/** What is found of the messages in a source file, and what is said of words that nobody can translate. */

import { deepEqual } from 'node:assert/strict';

import { sourceMessages } from '../../../localization/source-messages.ts';

describe('messages in a source file', () => {
  it('are what l10n.t is given, with what a translator is told', () => {
    const { messages, untranslated } = sourceMessages(`
      function say(id: string): string {
        return l10n.t('{0} has no owner.', id) + vscode.l10n.t({ message: 'Open', comment: ['A button, no state'] });
      }`);
    deepEqual(messages, [
      { text: '{0} has no owner.', comment: [] },
      { text: 'Open', comment: ['A button, no state'] },
    ]);
    deepEqual(untranslated, []);
  });

  it('are missed where words stand outside of it, also as a value in another message', () => {
    const { untranslated } = sourceMessages(
      `const say = (id) => l10n.t('{0}: see {1}', 'its own words', \`\${id} has no owner\`);\nconst other = 'Ends here.';`,
    );
    deepEqual(untranslated, [
      { line: 1, text: 'its own words', problem: 'outside' },
      { line: 1, text: ' has no owner', problem: 'outside' },
      { line: 2, text: 'Ends here.', problem: 'outside' },
    ]);
  });

  it('cannot be composed, and are not translated before somebody has said into what', () => {
    const { untranslated } = sourceMessages('const a = l10n.t(`no ${b}`);\nconst c = { d: l10n.t("Owner") };');
    deepEqual(untranslated, [
      { line: 1, text: 'l10n.t(`no ${b}`)', problem: 'composed' },
      { line: 1, text: 'l10n.t(`no ${b}`)', problem: 'constant' },
      { line: 2, text: 'Owner', problem: 'constant' },
    ]);
  });

  it('are not looked for in keys, modules and comparisons, nor where a comment says why', () => {
    const { untranslated } = sourceMessages(`
      import x from 'a module.';
      // l10n: a name of the format
      const a = 'change management';
      const b = 'not so'; // l10n: nobody reads it
      const key = 'risk_register';`);
    deepEqual(untranslated, []);
  });

  it('are not looked for in a file that says so at its top', () => {
    const { untranslated } = sourceMessages(
      `/**\n * Patterns.\n *\n * l10n: they are in English, as what they match is.\n */\nconst a = 'every month';\nconst b = 'each year';`,
    );
    deepEqual(untranslated, []);
  });
});
