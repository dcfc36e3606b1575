/**
 * The examples that `--help` shows, by command.
 *
 * l10n: they are what is typed.
 */

export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  check: [
    'plumbline check',
    'plumbline check --fail-on warning policies/access-control.md',
    'plumbline check --write-baseline',
    'plumbline check --as-of 2026-06-30 --format json examples/acme',
  ],
  matrix: [
    'plumbline matrix',
    'plumbline matrix --as-of 2026-06-30 --format json examples/acme',
    'plumbline matrix --samples',
  ],
  timeline: ['plumbline timeline', 'plumbline timeline --as-of 2026-06-30 --format json examples/acme'],
  explain: ['plumbline explain criterion-unmapped', 'plumbline explain'],
  init: ['plumbline init', 'plumbline init ../compliance'],
  lsp: ['plumbline lsp --stdio'],
};
