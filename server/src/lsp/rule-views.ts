/** The severities that somebody wants to see in the editor, by folder: the setting `plumbline.rules`, read and complained of. */

import * as l10n from '@vscode/l10n';
import { ruleMeant, severityMeant } from '../rules/configuration.ts';
import { isRuleCode } from '../rules/rule-codes.ts';
import type { SeverityTable } from '../rules/severity-of.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { type Severity, severityNamed } from '../workspace/severity.ts';
import { basename } from '../workspace/uri.ts';
import { settingAt } from './options.ts';

/** What is wrong in a setting, in sentences; `folder` is the name of the one whose setting it is, among several. */
type Fault = (folder: string | undefined) => string;

/** A setting as it was read: the severities that it gives, and what in it is none. */
interface ReadView {
  readonly table: SeverityTable;
  readonly faults: readonly Fault[];
}

const SETTING = 'plumbline.rules';

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
        ? this.#common.faults.map((fault) => fault(undefined))
        : folders.flatMap((folder) => {
            const name = folders.length > 1 ? basename(folder) : undefined;
            return this.#viewOf(folder).faults.map((fault) => fault(name));
          });
    for (const complaint of complaints) if (!this.#said.has(complaint)) this.#warn(complaint);
    this.#said = new Set(complaints);
  }
}

function readView(settings: unknown): ReadView {
  const setting = settingAt(settings, ['rules']);
  if (setting === undefined || setting === null) return NOTHING;
  if (typeof setting !== 'object' || Array.isArray(setting)) {
    return { table: new Map(), faults: [noPairs] };
  }
  const table = new Map<string, Severity | 'off'>();
  const faults: Fault[] = [];
  for (const [code, value] of Object.entries(setting)) {
    if (!isRuleCode(code)) {
      faults.push((folder) => notARule(code, folder));
      continue;
    }
    const written: unknown = value;
    const severity = written === false ? 'off' : severityNamed(typeof written === 'string' ? written : '');
    if (severity === undefined) faults.push((folder) => notASeverity(code, written, folder));
    else table.set(code, severity);
  }
  return { table, faults };
}

function noPairs(folder: string | undefined): string {
  const example = '{"policy-review-overdue": "error"}';
  return folder === undefined
    ? l10n.t('The setting {0} takes pairs such as {1}.', SETTING, example)
    : l10n.t('The setting {0} of the folder {1} takes pairs such as {2}.', SETTING, folder, example);
}

function notARule(code: string, folder: string | undefined): string {
  const near = ruleMeant(code);
  const sentences = [
    folder === undefined
      ? l10n.t('The setting {0} names “{1}”, which is not a rule.', SETTING, code)
      : l10n.t('The setting {0} of the folder {1} names “{2}”, which is not a rule.', SETTING, folder, code),
    ...(near === undefined ? [] : [l10n.t('Did you mean “{0}”?', near)]),
    l10n.t('It has no effect.'),
  ];
  return sentences.join(' ');
}

function notASeverity(code: string, written: unknown, folder: string | undefined): string {
  const near = typeof written === 'string' ? severityMeant(written.toLowerCase()) : undefined;
  const shown = typeof written === 'string' ? `“${written}”` : JSON.stringify(written);
  const sentences = [
    folder === undefined
      ? l10n.t('The setting {0} gives {1} the severity {2}, which is none.', SETTING, code, shown)
      : l10n.t(
          'The setting {0} of the folder {1} gives {2} the severity {3}, which is none.',
          SETTING,
          folder,
          code,
          shown,
        ),
    near === undefined
      ? l10n.t('Write error, warning, information, hint or off.')
      : l10n.t('Did you mean “{0}”?', near),
    l10n.t('Until then it has no effect.'),
  ];
  return sentences.join(' ');
}
