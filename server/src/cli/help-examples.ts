/**
 * The examples that `--help` shows, by command.
 *
 * l10n: they are what is typed.
 */

export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  plumbline: ['plumbline check', 'plumbline matrix', 'plumbline explain criterion-unmapped', 'plumbline init'],
  check: [
    'plumbline check --fail-on warning policies/access-control.md',
    'plumbline check --write-baseline',
    'plumbline check --staged',
    'plumbline check --changed-since origin/main --fail-on warning',
    'plumbline check --fix --dry-run',
    'plumbline check --as-of 2026-06-30 --format json examples/acme',
  ],
  matrix: [
    'plumbline matrix',
    'plumbline matrix --as-of 2026-06-30 --format json examples/acme',
    'plumbline matrix --samples',
    'plumbline matrix --at v1.0',
  ],
  timeline: ['plumbline timeline', 'plumbline timeline --as-of 2026-06-30 --format json examples/acme'],
  export: [
    'plumbline export --format xlsx --output matrix.xlsx',
    'plumbline export --format html --as-of 2026-06-30 --output report.html',
    'plumbline export --format manifest --output manifest.json',
    'plumbline export --verify manifest.json',
  ],
  import: [
    'plumbline import comply ../comply --dry-run',
    'plumbline import comply ../comply --output compliance --yes',
    'plumbline import matrix.xlsx --map Who=owner',
    'plumbline import oscal catalog.json',
  ],
  diff: ['plumbline diff main', 'plumbline diff --format json HEAD~10 HEAD'],
  log: ['plumbline log', 'plumbline log --since 2026-01-01 --format json', 'plumbline log --since v1.0 --limit 50'],
  explain: ['plumbline explain criterion-unmapped', 'plumbline explain'],
  init: ['plumbline init', 'plumbline init ../compliance', 'plumbline init --hook'],
  completion: [
    'eval "$(plumbline completion bash)"',
    'plumbline completion fish > ~/.config/fish/completions/plumbline.fish',
  ],
  lsp: ['plumbline lsp --stdio'],
};
