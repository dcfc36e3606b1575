/**
 * Takes a folder back in time commit by commit: what a commit changed is undone in the engine like an edit, so that only what
 * it touched is read and judged anew.
 */

import type { CivilDate } from '../domain/civil-date.ts';
import type { Engine } from '../engine/engine.ts';
import { type Figures, figuresOf } from '../engine/figures.ts';
import { value } from '../facts/record.ts';
import type { FileChange } from '../git/listings.ts';
import type { TreeFileSystem } from '../git/tree-file-system.ts';
import { fileOf } from '../readiness/record-parts.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { isSideFile } from '../workspace/side-files.ts';
import { dirnameUri, joinUri } from '../workspace/uri.ts';

export class PastStates {
  readonly #engine: Engine;
  readonly #files: TreeFileSystem;
  /** Whether the configuration, or which files are left out, may be another: then everything is read anew. */
  #isStale = true;
  /** Whether what was last asked about matters by what is there after the commit. */
  #mattersAfter = false;

  /** `files` is what the engine reads; both are taken back together. */
  constructor(engine: Engine, files: TreeFileSystem) {
    this.#engine = engine;
    this.#files = files;
  }

  /** Whether some of the files could be policies, registers, evidence or settings: whether to judge what is there. */
  async mayMatter(changes: readonly FileChange[]): Promise<boolean> {
    await this.#settle();
    this.#mattersAfter = this.#touchesOurs(changes);
    return this.#mattersAfter || changes.some(({ path }) => this.#isCandidate(path));
  }

  /** How far the folder has come in the state that is reached, for a day. */
  async judge(asOf: CivilDate): Promise<Figures> {
    await this.#settle();
    this.#engine.workspace.setAsOf(asOf);
    await this.#engine.verifyEvidence();
    return figuresOf(this.#engine);
  }

  /**
   * Goes back to what was there before a commit: before each, whether or not it is asked about. Gives whether it changed something
   * of ours, by what was there before or after; what is said of one that was not asked about is worth nothing.
   */
  async undo(changes: readonly FileChange[]): Promise<boolean> {
    await this.#settle();
    const { workspace } = this.#engine;
    // What takes the place of a folder, or the other way round, comes when that is gone.
    for (const { path, before } of changes) {
      if (before !== undefined) continue;
      if (workspace.fileDeleted(this.#uriOf(this.#files.remove(path)))) this.#isStale = true;
    }
    for (const { path, before } of changes) if (before !== undefined) this.#files.put({ path, ...before });
    for (const { path, before } of changes) {
      if (before === undefined) continue;
      // oxlint-disable-next-line eslint/no-await-in-loop -- in their order, as a watcher would tell of them
      if (await workspace.fileChanged(this.#uriOf(path))) this.#isStale = true;
    }
    return this.#mattersAfter || this.#touchesOurs(changes);
  }

  async #settle(): Promise<void> {
    if (!this.#isStale) return;
    this.#isStale = false;
    await this.#engine.workspace.load();
  }

  #uriOf(path: string): DocumentUri {
    return joinUri(this.#engine.workspace.folder, path);
  }

  /** By the path alone. */
  #isCandidate(path: string): boolean {
    const role = this.#engine.workspace.roleOf(this.#uriOf(path));
    return role !== undefined && role.role !== 'code';
  }

  #touchesOurs(changes: readonly FileChange[]): boolean {
    const { snapshot } = this.#engine;
    const isOurs = ({ path }: FileChange): boolean => {
      if (isSideFile(path) || path === '.gitignore' || path.endsWith('/.gitignore')) return true;
      const kind = snapshot.document(this.#uriOf(path))?.facts.kind;
      return kind !== undefined && kind !== 'other' && this.#isCandidate(path);
    };
    return changes.some(isOurs) || this.#touchesEvidence(changes);
  }

  #touchesEvidence(changes: readonly FileChange[]): boolean {
    const { snapshot, workspace } = this.#engine;
    const named = new Set<DocumentUri>();
    for (const evidence of snapshot.records('evidence')) {
      const path = value(evidence.record, 'path');
      const file = path === undefined ? undefined : fileOf(evidence, path);
      const target = file === undefined ? undefined : snapshot.target(evidence.document, file);
      if (target !== undefined && 'uri' in target) named.add(target.uri);
    }
    if (named.size === 0) return false;
    return changes.some(({ path }) => {
      for (let uri = this.#uriOf(path); uri !== workspace.folder; uri = dirnameUri(uri))
        if (named.has(uri)) return true;
      return false;
    });
  }
}
