/**
 * The day for which each folder is judged: the one that somebody looks at, or else what `plumbline.asOf` says for that folder,
 * and today where it says no day.
 */

import * as l10n from '@vscode/l10n';
import type { Connection } from 'vscode-languageserver';
import { type CivilDate, isCivilDate, readDate } from '../domain/civil-date.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { basename } from '../workspace/uri.ts';
import { asOfSetting } from './options.ts';

const SECTION = 'plumbline';

/** A workspace folder, and how the client itself spells it. */
export interface SettingsFolder {
  readonly folder: DocumentUri;
  readonly spelling: string;
}

export class JudgedDays {
  readonly #connection: Connection;
  readonly #today: () => CivilDate;
  /** The setting without any folder, as it was written; it counts for a folder until that one's own is known. */
  #common: unknown = '';
  #byFolder = new Map<DocumentUri, unknown>();
  /** The day as of which somebody looks at everything. */
  #shown: CivilDate | undefined;
  /** What was complained of, by folder (`''` for none): each value once, however often it is read. */
  readonly #complaints = new Map<string, string>();
  /** Which request was the last: an answer that a later one has overtaken is old. */
  #asked = 0;

  constructor(connection: Connection, today: () => CivilDate) {
    this.#connection = connection;
    this.#today = today;
  }

  /** The day for a folder; undefined stands for documents outside of every folder. */
  of(folder: DocumentUri | undefined): CivilDate {
    return this.#shown ?? this.usual(folder);
  }

  /** The day for a folder as long as nobody looks at another one. */
  usual(folder: DocumentUri | undefined): CivilDate {
    const said = folder !== undefined && this.#byFolder.has(folder) ? this.#byFolder.get(folder) : this.#common;
    return dayOf(said) ?? this.#today();
  }

  /** Shows everything as of a day, whatever the settings say; what is no day ends that. */
  show(asOf: unknown): void {
    this.#shown = dayOf(asOf);
  }

  /** Takes a value that counts wherever no folder says otherwise: an option at the start, or a setting that was sent. */
  setCommon(asOf: unknown): void {
    this.#common = asOf;
  }

  /**
   * Asks the client for the settings, with one request for all folders, and passes them on to `listen`: those of no folder, and
   * by folder. False when a later question has overtaken this one.
   */
  async ask(
    folders: readonly SettingsFolder[],
    listen: (common: unknown, byFolder: ReadonlyMap<DocumentUri, unknown>) => void,
  ): Promise<boolean> {
    this.#asked += 1;
    const turn = this.#asked;
    const items = [{ section: SECTION }, ...folders.map(({ spelling }) => ({ scopeUri: spelling, section: SECTION }))];
    let answers: unknown;
    try {
      answers = await this.#connection.workspace.getConfiguration(items);
    } catch {
      this.#connection.console.warn(l10n.t('The settings could not be read; what they said before counts.'));
    }
    if (turn !== this.#asked) return false;
    if (!Array.isArray(answers)) return true;
    const said: readonly unknown[] = answers;
    this.#common = asOfSetting(said[0]);
    // A client that knows no scopes may answer only once, and means every folder.
    const answered = folders.slice(0, Math.max(0, said.length - 1));
    const byFolder = new Map(answered.map(({ folder }, index) => [folder, said[index + 1]]));
    this.#byFolder = new Map([...byFolder].map(([folder, settings]) => [folder, asOfSetting(settings)]));
    listen(said[0], byFolder);
    return true;
  }

  /** Says in words what is no day, once. */
  complain(): void {
    const said = this.#byFolder.size === 0 ? new Map([['', this.#common]]) : this.#byFolder;
    for (const folder of this.#complaints.keys()) if (!said.has(folder)) this.#complaints.delete(folder);
    for (const [folder, value] of said) {
      const complaint = complaintOf(value, said.size > 1 ? basename(folder) : undefined);
      if (complaint === undefined) this.#complaints.delete(folder);
      else if (this.#complaints.get(folder) !== complaint) {
        this.#complaints.set(folder, complaint);
        this.#connection.console.warn(complaint);
      }
    }
  }
}

function dayOf(value: unknown): CivilDate | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return isCivilDate(text) ? text : undefined;
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** `folder`: the name of the one that says so, among several. */
function complaintOf(value: unknown, folder: string | undefined): string | undefined {
  if (isUnset(value) || dayOf(value) !== undefined) return undefined;
  const shown = typeof value === 'string' ? `“${value.trim()}”` : JSON.stringify(value);
  const reading = typeof value === 'string' ? readDate(value) : undefined;
  const sentences = [
    folder === undefined
      ? l10n.t('The setting {0} is {1}, which cannot be used.', 'plumbline.asOf', shown)
      : l10n.t('The setting {0} of the folder {1} is {2}, which cannot be used.', 'plumbline.asOf', folder, shown),
    ...(reading?.kind === 'invalid' ? [sentence(reading.reason)] : []),
    reading?.kind === 'date'
      ? l10n.t('Write it as {0}.', reading.date)
      : l10n.t('Write a day as YYYY-MM-DD, or leave it empty for today.'),
    l10n.t('Until then today counts.'),
  ];
  return sentences.join(' ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
