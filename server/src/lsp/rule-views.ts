/** The severities that somebody wants to see in the editor, by folder: the setting `plumbline.rules`, read and complained of. */

import { ruleMeant, severityMeant } from '../rules/configuration.ts';
import { isRuleCode } from '../rules/rule-codes.ts';
import type { SeverityTable } from '../rules/severity-of.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { type Severity, severityNamed } from '../workspace/severity.ts';
import { basename } from '../workspace/uri.ts';
import { settingAt } from './options.ts';

/** A setting as it was read: the severities that it gives, and what in it is none, in sentences. */
interface ReadView {
  readonly table: SeverityTable;
  readonly faults: readonly string[];
}

const NOTHING: ReadView = { table: new Map(), faults: [] };

export class RuleViews {
  readonly #warn: (sentence: string) => void;
  /** Counts wherever no folder says otherwise. */
  #common = NOTHING;
  #byFolder: ReadonlyMap<DocumentUri, ReadView> = new Map();
  /** What was said, so that it is not said again as often as the settings are read. */
  #said: ReadonlySet<string> = new Set();

  constructor(warn: (sentence: string) => void) {
    this.#warn = warn;
  }

  /** Takes the settings of this section as the client gave them: those of no folder, and by folder. */
  take(common: unknown, byFolder: ReadonlyMap<DocumentUri, unknown>): void {
    this.#common = readView(common);
    this.#byFolder = new Map([...byFolder].map(([folder, settings]) => [folder, readView(settings)]));
  }

  /** The severities of somebody's own for a folder; undefined stands for documents outside of every folder. */
  of(folder: DocumentUri | undefined): SeverityTable {
    return this.#viewOf(folder).table;
  }

  #viewOf(folder: DocumentUri | undefined): ReadView {
    return (folder === undefined ? undefined : this.#byFolder.get(folder)) ?? this.#common;
  }

  /** Says in words what has no effect, once as long as it stays so. */
  complain(): void {
    const folders = [...this.#byFolder.keys()];
    const complaints =
      folders.length === 0
        ? this.#common.faults.map((fault) => `The setting plumbline.rules ${fault}`)
        : folders.flatMap((folder) => {
            const of = folders.length > 1 ? ` of the folder ${basename(folder)}` : '';
            return this.#viewOf(folder).faults.map((fault) => `The setting plumbline.rules${of} ${fault}`);
          });
    for (const complaint of complaints) if (!this.#said.has(complaint)) this.#warn(complaint);
    this.#said = new Set(complaints);
  }
}

function readView(settings: unknown): ReadView {
  const setting = settingAt(settings, ['rules']);
  if (setting === undefined || setting === null) return NOTHING;
  if (typeof setting !== 'object' || Array.isArray(setting)) {
    return { table: new Map(), faults: ['takes pairs such as {"policy-review-overdue": "error"}.'] };
  }
  const table = new Map<string, Severity | 'off'>();
  const faults: string[] = [];
  for (const [code, value] of Object.entries(setting)) {
    if (!isRuleCode(code)) {
      const near = ruleMeant(code);
      faults.push(
        `names “${code}”, which is not a rule.${near === undefined ? '' : ` Did you mean “${near}”?`} It has no effect.`,
      );
      continue;
    }
    const written: unknown = value;
    const severity = written === false ? 'off' : severityNamed(typeof written === 'string' ? written : '');
    if (severity === undefined) faults.push(notASeverity(code, written));
    else table.set(code, severity);
  }
  return { table, faults };
}

function notASeverity(code: string, written: unknown): string {
  const near = typeof written === 'string' ? severityMeant(written.toLowerCase()) : undefined;
  const remedy = near === undefined ? 'Write error, warning, information, hint or off.' : `Did you mean “${near}”?`;
  const shown = typeof written === 'string' ? `“${written}”` : JSON.stringify(written);
  return `gives ${code} the severity ${shown}, which is none. ${remedy} Until then it has no effect.`;
}
