/** What Git prints of trees, of the index and of history, byte by byte: any name may stand in it. */

/** What a name in a tree is. A submodule is another repository's, and nothing is known of what lies in it. */
export type EntryKind = 'file' | 'link' | 'submodule';

export interface TreeEntry {
  /** From the listed folder, with `/`. Bytes that are no UTF-8 are shown as U+FFFD. */
  readonly path: string;
  readonly kind: EntryKind;
  /** The object's ID: 40 hexadecimal digits, or 64. */
  readonly id: string;
}

/** What is staged. */
export interface Index {
  readonly entries: readonly TreeEntry[];
  /** The paths that are in conflict in an unfinished merge; in `entries` is what stood there before it (“ours”). */
  readonly unmerged: readonly string[];
}

/** One file that a commit changed. */
export interface FileChange {
  readonly path: string;
  /** What stood there before; undefined: nothing. */
  readonly before: Omit<TreeEntry, 'path'> | undefined;
  readonly after: Omit<TreeEntry, 'path'> | undefined;
}

/** Reads what `git ls-tree -r -z` printed. What is not understood is passed over. */
export function readTree(bytes: Buffer): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (const record of records(bytes)) {
    const [, mode, id, path] = /^(\d{6}) \w+ ([0-9a-f]{40,64})\t(.+)$/s.exec(record) ?? [];
    const kind = kindOf(mode);
    if (kind !== undefined && id !== undefined && path !== undefined) entries.push({ path, kind, id });
  }
  return entries;
}

/** Reads what `git ls-files -s -z` printed, likewise. */
export function readIndex(bytes: Buffer): Index {
  const entries: TreeEntry[] = [];
  const unmerged = new Set<string>();
  for (const record of records(bytes)) {
    const [, mode, id, stage, path] = /^(\d{6}) ([0-9a-f]{40,64}) ([0-3])\t(.+)$/s.exec(record) ?? [];
    const kind = kindOf(mode);
    if (kind === undefined || id === undefined || path === undefined) continue;
    if (stage !== '0') unmerged.add(path);
    // Stage 1 is what both came from, 2 ours, 3 theirs.
    if (stage === '0' || stage === '2') entries.push({ path, kind, id });
  }
  return { entries, unmerged: [...unmerged] };
}

function kindOf(mode: string | undefined): EntryKind | undefined {
  switch (mode) {
    case '100644':
    case '100755':
    // As very old versions wrote it.
    case '100664':
      return 'file';
    case '120000':
      return 'link';
    case '160000':
      return 'submodule';
    default:
      return undefined;
  }
}

function records(bytes: Buffer): readonly string[] {
  return bytes.toString('utf8').split('\0');
}

/** A commit as it stands in a log. */
export interface LoggedCommit {
  readonly id: string;
  /** The day on which it was committed, where it was: YYYY-MM-DD. */
  readonly day: string;
  readonly subject: string;
  readonly changes: readonly FileChange[];
}

/** Begins each commit; `%cs` is the committer's own day. */
export const LOG_FORMAT = '%x01%H %cs %s';

/**
 * Reads what `git log -z --raw --no-abbrev --no-renames` prints by `LOG_FORMAT`, as it comes: a piece may end anywhere, within a
 * character too.
 */
export class LogReader {
  readonly #take: (commit: LoggedCommit) => void;
  #rest: Buffer = Buffer.alloc(0);
  #commit: { readonly head: Omit<LoggedCommit, 'changes'>; readonly changes: FileChange[] } | undefined;
  #change: Omit<FileChange, 'path'> | undefined;

  /** `take` is given each commit once all of it was read. */
  constructor(take: (commit: LoggedCommit) => void) {
    this.#take = take;
  }

  /** What comes next. */
  read(piece: Buffer): void {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    let start = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      this.#readRecord(bytes.toString('utf8', start, end));
      start = end + 1;
    }
    this.#rest = bytes.subarray(start);
  }

  /** There is nothing more to come. */
  end(): void {
    if (this.#rest.length > 0) this.#readRecord(this.#rest.toString('utf8'));
    this.#rest = Buffer.alloc(0);
    this.#hand();
  }

  #readRecord(record: string): void {
    if (this.#change !== undefined) {
      this.#commit?.changes.push({ path: record, ...this.#change });
      this.#change = undefined;
      return;
    }
    const text = record.replace(/^\n+/, '');
    // oxlint-disable-next-line eslint/no-control-regex -- it is our own mark
    const [, id, day, subject = ''] = /^\u0001([0-9a-f]{40,64}) (\S+) ?(.*)$/s.exec(text) ?? [];
    if (id !== undefined && day !== undefined) {
      this.#hand();
      this.#commit = { head: { id, day, subject: subject.trimEnd() }, changes: [] };
      return;
    }
    const [, modeBefore, modeAfter, before = '', after = ''] =
      /^:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [A-Z]\d*$/.exec(text) ?? [];
    if (modeBefore !== undefined)
      this.#change = { before: sideOf(modeBefore, before), after: sideOf(modeAfter, after) };
  }

  #hand(): void {
    if (this.#commit !== undefined) this.#take({ ...this.#commit.head, changes: this.#commit.changes });
    this.#commit = undefined;
  }
}

function sideOf(mode: string | undefined, id: string): Omit<TreeEntry, 'path'> | undefined {
  const kind = kindOf(mode);
  return kind === undefined ? undefined : { kind, id };
}
