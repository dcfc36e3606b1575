/**
 * What goes into a report of an issue: versions and numbers, and nothing that the workspace says. Its table is in English, whatever
 * language the editor speaks, for who reads the report; what it asks of who sends it is not.
 */
import { l10n } from 'vscode';

import type { TallyResult } from '../../../server/src/protocol/check-messages.ts';

export interface ReportFacts {
  readonly extension: string;
  readonly editor: string;
  /** `desktop` or `web`, and where the extension runs. */
  readonly host: string;
  readonly server: string;
  readonly isTrusted: boolean;
  /** How the files are reached: `file`, `vscode-vfs`; each once. */
  readonly schemes: readonly string[];
  /** Undefined where there is no server to say. */
  readonly tally: TallyResult | undefined;
  /** Settings of ours whose values are no content: by name. */
  readonly settings: Readonly<Record<string, string>>;
  /** In milliseconds, until the workspace had been read. */
  readonly activation: number | undefined;
}

/** A Markdown text with room for what went wrong above the facts. */
export function reportText(facts: ReportFacts): string {
  const { tally } = facts;
  const rows: (readonly [string, string])[] = [
    ['Plumbline', facts.extension],
    ['VS Code', facts.editor], // l10n: the table
    ['Host', facts.host],
    ['Workspace trust', facts.isTrusted ? 'trusted' : 'Restricted Mode'], // l10n: the table
    ['File systems', facts.schemes.join(', ') || 'none'], // l10n: the table
    ['Language server', facts.server], // l10n: the table
    ['Workspace read after', facts.activation === undefined ? 'not yet' : `${facts.activation} ms`], // l10n: the table
    ['Folders', tally === undefined ? 'unknown' : String(tally.folders)],
    ['Documents', numbers(tally?.documents)],
    ['Records', numbers(tally?.records)],
    ...Object.entries(facts.settings),
  ];
  return [
    `<!-- ${l10n.t('Say what you did, what you expected, and what happened instead.')} -->`,
    '',
    '',
    '',
    '| | |',
    '| --- | --- |',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    `<!-- ${l10n.t('These are versions and numbers. No text, name or path of your workspace is among them.')} -->`,
    '',
  ].join('\n');
}

function numbers(counts: Readonly<Record<string, number>> | undefined): string {
  if (counts === undefined) return 'unknown';
  const said = Object.entries(counts).map(([kind, number]) => `${number} ${kind}`);
  return said.length === 0 ? 'none' : said.join(', ');
}
