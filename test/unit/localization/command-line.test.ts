/** Help and what is wrong with a command line, in the pseudo-language: in plain letters is only what is typed. */

import { deepEqual } from 'node:assert/strict';

import { readArguments } from '../../../server/src/cli/arguments.ts';
import { helpText } from '../../../server/src/cli/help.ts';
import { COMMANDS } from '../../../server/src/cli/command-specs.ts';
import { EXPORT_FORMATS, FORMATS, OSCAL_MODELS } from '../../../server/src/cli/options.ts';
import { IMPORT_FORMATS } from '../../../server/src/imports/import-formats.ts';
import { commonFolder, folderOf, targetsOf } from '../../../server/src/cli/targets.ts';
import { inPseudoLanguage, plainWords } from './in-pseudo-language.ts';

/** What is said to a run that cannot be made; empty where it can. */
function refusal(run: () => unknown): string {
  try {
    run();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('the command line in the pseudo-language', () => {
  it('names in its help the commands, the options and examples', () => {
    const texts = inPseudoLanguage(() => [undefined, ...COMMANDS].map(helpText));
    const examples = [
      'plumbline',
      'acme',
      'access-control',
      'md',
      'policies',
      'compliance',
      'criterion-unmapped',
      'examples',
      'eval',
      'bash',
      'fish',
      'config',
      'completions',
      // Commits, and what stands for the name of a command.
      'HEAD',
      'main',
      'origin',
      'v1',
      'COMMAND',
      'Who',
      'catalog',
      'owner',
    ];
    const names = COMMANDS.flatMap(({ name, options }) => [name, ...options]);
    // Options in sentences stay as they are typed, and so do the values in examples.
    const values = [...EXPORT_FORMATS, ...IMPORT_FORMATS, ...OSCAL_MODELS, 'report', 'warning', ...FORMATS];
    const known = new Set([...examples, ...names, ...values, 'help', 'version', 'fail-on']);
    deepEqual(
      plainWords(texts).filter((word) => !known.has(word)),
      [],
    );
  });

  it('names in what is wrong the words that were typed, and those that may be', () => {
    const wrong = [
      ['chekc'],
      ['zzzz'],
      ['check', '--formt', 'json'],
      ['check', '--zzzzzz'],
      ['--zzzzzz'],
      ['matrix', '--baseline', '1'],
      ['check', '--samples'],
      ['check', '--no-color=1'],
      ['check', '--config'],
      ['check', '--format'],
      ['check', '--format', 'jsno'],
      ['check', '--format', 'zzzzzz'],
      ['matrix', '11', '22'],
      ['explain', '11', '22'],
      ['completion', '11', '22'],
      ['check', '--dry-run'],
      ['check', '--fix', '--watch'],
      ['check', '--fix', '--dry-run', '--format', 'json'],
      ['init', '--yes'],
      ['lsp', '--stdio', '11'],
      ['lsp'],
      ['check', '--as-of', '11'],
      ['matrix', '--format', 'lines'],
      ['export'],
      ['export', '--format', 'zzzzzz'],
      ['export', '--format', 'csv', '--oscal-model', 'assessment-results'],
      ['export', '--verify', '11', '--force'],
      ['import'],
      ['import', 'cmoply', '11'],
      ['import', 'comply', '11', '--dry-run', '--yes'],
      ['import', 'comply', '11', '--output', '-'],
      ['check', '--staged', '--write-baseline'],
      ['diff'],
      ['diff', '11', '22', '33'],
      ['log', '--limit', '0'],
    ];
    const formats = ['format', ...FORMATS].toSorted().join(' ');
    const texts = inPseudoLanguage(() => wrong.map((args) => refusal(() => readArguments(args))));
    deepEqual(
      texts.map((text) => plainWords([text]).join(' ')),
      [
        'check chekc',
        'check completion diff explain export import init log lsp matrix timeline zzzz',
        'format formt',
        'check help plumbline zzzzzz',
        'help plumbline zzzzzz',
        'baseline matrix',
        'check samples',
        'no-color',
        'config',
        formats,
        'format jsno json',
        `${formats} zzzzzz`,
        'matrix',
        'explain',
        'completion',
        'dry-run fix',
        'fix watch',
        'dry-run format json',
        'hook yes',
        'lsp',
        'stdio',
        'as-of',
        'format json lines matrix text',
        'csv format html manifest md oscal pbc xlsx',
        'csv format html manifest md oscal pbc xlsx zzzzzz',
        'format oscal oscal-model',
        'force verify',
        'SOURCE ciso-assistant comply csv import opencontrol oscal plumbline xlsx',
        'cmoply comply import',
        'dry-run yes',
        'import output',
        'staged write-baseline',
        'diff main plumbline',
        'diff',
        'limit',
      ],
    );
  });

  it('names in what is wrong with paths the paths', () => {
    const here = import.meta.dirname;
    const texts = inPseudoLanguage(() => [
      refusal(() => targetsOf(['11'], here)),
      refusal(() => folderOf('command-line.test.ts', 'matrix', here)),
      commonFolder([]),
    ]);
    deepEqual(plainWords(texts), ['command-line', 'matrix', 'test', 'ts']);
  });
});
