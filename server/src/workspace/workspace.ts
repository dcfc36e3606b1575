/** One workspace folder: its files, their facts, the index, and what each change makes of them. */

import type { CivilDate } from '../domain/civil-date.ts';
import type { DocumentFacts, DocumentRole, FileReference } from '../facts/document-facts.ts';
import { BUILT_IN_CATALOGUE, type Catalogue } from '../frameworks/catalogue.ts';
import { decodeText } from '../syntax/guards.ts';
import { absentConfiguration } from './absent-configuration.ts';
import { readInBatches } from './batch-reading.ts';
import { type Classifier, classifierOf, CONFIGURATION_FILE, isMarkdown } from './classify.ts';
import { largestAs, MOST_CODE_FILES } from './code-files.ts';
import { type Configuration, configurationOf, DEFAULT_CONFIGURATION, judging, readingBy } from './configuration.ts';
import { Dependencies, type Key } from './dependencies.ts';
import { discover } from './discovery.ts';
import { brokenLinks, factsOf, type FolderReadResult, readInside } from './document-reading.ts';
import { FileCatalogue, type KnownFiles } from './file-catalogue.ts';
import { FileDigests } from './file-digests.ts';
import type { Awaitable, DocumentUri, FileSystem, ReadResult } from './file-system.ts';
import { fileKey, FileTargets } from './file-targets.ts';
import type { LoadOptions } from './load-options.ts';
import { OpenTexts } from './open-texts.ts';
import { OwnCatalogue } from './own-catalogue.ts';
import { TypedDocuments } from './typed-documents.ts';
import { wantedDocuments } from './wanted-documents.ts';
import { digestKey, Snapshot, type SnapshotSource } from './snapshot.ts';
import { isSideFile, NO_SIDE_FILES, readSideFiles } from './side-files.ts';
import { dirnameUri, isSamePath, joinUri, relativePath, uriKey } from './uri.ts';
import { type IndexedDocument, keys, WorkspaceIndex } from './workspace-index.ts';

export interface WorkspaceOptions {
  /** The workspace folder, canonical. */
  readonly folder: DocumentUri;
  readonly fileSystem: FileSystem;
  /** The day for which everything is judged: the clock is never read below this line. */
  readonly asOf: CivilDate;
  /** Nothing will change after the first load, as on a command line: what would be noted for that is left out. */
  readonly once?: boolean;
}

export class Workspace implements SnapshotSource {
  readonly folder: DocumentUri;
  readonly dependencies: Dependencies;
  readonly index = new WorkspaceIndex(BUILT_IN_CATALOGUE);
  readonly snapshot: Snapshot;
  /** The SHA-256 of files, reckoned in the background. */
  readonly digests: FileDigests;
  /** Called when the facts of a document were put in place of others, or it is gone. */
  onDidChangeText: (uri: DocumentUri) => void = () => undefined;
  /** Called when something changed by itself: the file system answered a question of an earlier check. */
  onDidLearn: () => void = () => undefined;
  /** The folders within that may not be read, so that nothing is known of what they hold: by the last walk. */
  unreadFolders: readonly DocumentUri[] = [];
  /** Whether there is more source code than is looked through: by the last walk. */
  leavesOutCode = false;
  /** What files say that are no documents. */
  sideFiles = NO_SIDE_FILES;
  /** The day it is for the user, which is written into files whatever day is judged; at first the one that is judged. */
  today: CivilDate;

  readonly #fileSystem: FileSystem;
  /** Where the configuration is: as the editor spells it, while it is open there. */
  #configurationUri: DocumentUri;
  readonly #open: OpenTexts;
  readonly #typed = new TypedDocuments();
  #asOf: CivilDate;
  #configuration: Configuration = DEFAULT_CONFIGURATION;
  #classifier: Classifier;
  #files: FileCatalogue;
  #targets: FileTargets;
  #standIn: IndexedDocument;
  readonly #catalogue = new OwnCatalogue(this.index);
  #truncated = false;
  /** Where the folder really is: it may itself be opened through a link. */
  #realFolder: DocumentUri;
  /** Whether a file is neither excluded nor ignored, by what the last walk found. */
  #admits: (path: string) => boolean = () => true;

  constructor(options: WorkspaceOptions) {
    this.folder = options.folder;
    this.dependencies = new Dependencies(options.once !== true);
    this.#fileSystem = options.fileSystem;
    this.#open = new OpenTexts(this.#fileSystem.caseSensitive);
    this.#asOf = options.asOf;
    this.today = options.asOf;
    this.#realFolder = options.folder;
    this.#configurationUri = joinUri(this.folder, CONFIGURATION_FILE);
    this.#classifier = classifierOf(this.#configuration.files, this.#fileSystem.caseSensitive);
    this.#files = new FileCatalogue(this.folder, this.#fileSystem.caseSensitive);
    this.#targets = this.#newTargets();
    this.#standIn = absentConfiguration(this.#configurationUri);
    this.digests = new FileDigests({
      fileSystem: this.#fileSystem,
      realFolder: () => this.#realFolder,
      changed: (uris) => this.#learn(uris.map(digestKey)),
    });
    this.snapshot = new Snapshot(this);
  }

  /** The built-in framework and those in the files of this folder. */
  get catalogue(): Catalogue {
    return this.#catalogue.current;
  }

  get asOf(): CivilDate {
    return this.#asOf;
  }

  get configuration(): Configuration {
    return this.#configuration;
  }

  get configurationDocument(): IndexedDocument {
    return this.index.documents.get(this.#configurationUri) ?? this.#standIn;
  }

  get codeOwners(): ReadonlySet<string> | undefined {
    return this.sideFiles.codeOwners;
  }

  /** Whether the folder held more files than are read. */
  get truncated(): boolean {
    return this.#truncated;
  }

  target(document: IndexedDocument, reference: FileReference): ReturnType<SnapshotSource['target']> {
    return this.#targets.target(document, reference);
  }

  localText(criterion: string): string | undefined {
    return this.sideFiles.localText.get(criterion.toUpperCase());
  }

  /** The role of a file, by its URI; undefined for one that is not read, or lies outside the folder. */
  roleOf(uri: DocumentUri): DocumentRole | undefined {
    const path = relativePath(this.folder, uri, this.#fileSystem.caseSensitive);
    if (path === undefined) return undefined;
    const role = this.#classifier.role(path);
    return role === undefined || role.role === 'configuration' || this.#admits(path) ? role : undefined;
  }

  /** The files and folders that are known to exist in the folder. */
  get files(): KnownFiles {
    return this.#files;
  }

  /** The text of a file of the folder, as the editor has it; undefined for one that is not there or cannot be read. */
  async textOf(uri: DocumentUri): Promise<string | undefined> {
    const open = this.#open.text(uri);
    if (open !== undefined) return open;
    const result = await readInside(this.#realFolder, uri, this.#fileSystem);
    return result.ok ? (result.text ?? decodeText(result.bytes).text) : undefined;
  }

  /** Another day to judge for. */
  setAsOf(asOf: CivilDate): void {
    if (asOf === this.#asOf) return;
    this.#asOf = asOf;
    this.dependencies.change([keys.clock]);
  }

  /**
   * Reads everything anew: the configuration, then every document, those open in an editor first and from the editor's
   * text. May be called again, after a change of the globs or of `.gitignore`. A cancelled load leaves what it had read.
   */
  async load(options: LoadOptions = {}): Promise<void> {
    this.#realFolder = (await this.#fileSystem.resolve(this.folder))?.real ?? this.folder;
    await this.#loadConfiguration();
    const isCancelled = options.isCancelled ?? (() => false);
    const found = await discover(this.folder, this.#fileSystem, {
      exclude: this.#classifier.exclude,
      isCode: (path) => this.#classifier.isCode(path),
      cancellation: {
        get cancelled() {
          return isCancelled();
        },
      },
    });
    // What a walk did not come to may all be there still.
    if (found.outcome === 'cancelled') return;
    this.#files = found.files;
    this.#admits = found.admits;
    this.#truncated = found.outcome === 'entry-limit';
    this.unreadFolders = found.skipped.flatMap(({ uri, reason }) => (reason === 'unreadable' ? [uri] : []));
    this.#targets = this.#newTargets();
    this.#spellConfiguration();
    await this.#loadSideFiles();
    const mostCode = MOST_CODE_FILES[this.#fileSystem.isRemote === true ? 'remote' : 'disk'];
    const wanted = wantedDocuments(found.documents, this.#classifier, mostCode);
    this.leavesOutCode = wanted.leavesOutCode;
    const closed = wanted.documents.filter(({ uri }) => !this.#open.has(uri));
    const code = wanted.code.filter(({ uri }) => !this.#open.has(uri));
    const links = brokenLinks(found).filter(({ uri }) => !this.#open.has(uri));
    const seen = new Set([...closed, ...code, ...links].map(({ uri }) => uri));
    for (const uri of this.index.documents.keys()) {
      const isOpen = this.#open.text(uri) !== undefined;
      if (!seen.has(uri) && uri !== this.#configurationUri && !isOpen) this.#replace(uri, undefined);
    }
    for (const uri of this.#open.uris()) this.#readOpen(uri);
    for (const { uri, reason } of links) this.#readClosed(uri, { ok: false, reason });
    const total = closed.length + code.length;
    await this.#readAll(closed, options, { before: 0, total });
    this.digests.folderRead();
    // Other files, read by other globs and keys: nothing that was reckoned before can be trusted.
    this.dependencies.changeAll();
    options.onDocuments?.();
    await this.#readAll(code, options, { before: closed.length, total });
  }

  /**
   * The text of a document that is open in an editor, which wins over the disk's until it is closed. True when the change
   * calls for `load`: the configuration says otherwise now which files are read, or by which keys.
   */
  setText(uri: DocumentUri, text: string): boolean {
    this.#open.set(uri, text);
    // While it is open, the editor's spelling of its name counts.
    const onDisk = this.#files.spelling(uri);
    if (this.#isConfiguration(uri)) this.#configurationUri = uri;
    if (onDisk !== uri && this.#open.text(onDisk) === undefined) this.#replace(onDisk, undefined);
    return this.#readOpen(uri);
  }

  /** The document was closed: the disk's text counts again. True when `load` is called for. */
  async closeText(uri: DocumentUri): Promise<boolean> {
    this.#open.delete(uri);
    this.#typed.forget(uri);
    const onDisk = this.#files.spelling(uri);
    if (onDisk !== uri) this.#replace(uri, undefined);
    if (this.#isConfiguration(uri)) this.#configurationUri = onDisk;
    return this.fileChanged(onDisk);
  }

  /** A file was created or its content changed. An open document keeps its editor's text. True when `load` is called for. */
  async fileChanged(changed: DocumentUri): Promise<boolean> {
    const { caseSensitive } = this.#fileSystem;
    const path = relativePath(this.folder, changed, caseSensitive);
    if (path === undefined) return false;
    this.digests.fileChanged(changed);
    const resolved = await this.#fileSystem.resolve(changed);
    if (resolved === undefined) return this.fileDeleted(changed);
    // Only the walk can tell what a link comes to: it may lead out, or to a document that is known already.
    const real = relativePath(this.#realFolder, resolved.real, caseSensitive);
    if (real === undefined || !isSamePath(real, path, caseSensitive)) return true;
    const uri = caseSensitive ? changed : this.#respelled(joinUri(this.folder, real), resolved.type);
    this.#appeared(uri, resolved.type);
    // A folder that appears brings files that no watcher reports one by one.
    if (resolved.type === 'directory') return true;
    if (path === '.gitignore' || path.endsWith('/.gitignore')) return true;
    if (await this.#changedSideFile(path)) return false;
    if (this.#open.has(uri) || this.roleOf(uri) === undefined) return false;
    const result = await this.#readFile(uri);
    // It may have been opened while it was read: the editor's text wins.
    return this.#open.has(uri) ? false : this.#readClosed(uri, result);
  }

  /** A file or folder is gone. True when `load` is called for. */
  fileDeleted(uri: DocumentUri): boolean {
    this.digests.fileChanged(uri);
    const gone = this.#files.remove(uri);
    this.dependencies.change([...this.#targets.forget(uri), ...gone.map(fileKey)]);
    for (const one of new Set([uri, ...gone])) if (this.#open.text(one) === undefined) this.#replace(one, undefined);
    if (uri === this.#configurationUri && !this.#open.has(uri)) return this.#configure(DEFAULT_CONFIGURATION);
    return gone.some((one) => one.endsWith('/.gitignore') || isSideFile(relativePath(this.folder, one) ?? ''));
  }

  #isConfiguration(uri: DocumentUri): boolean {
    const known = this.#configurationUri;
    return uri === known || (!this.#fileSystem.caseSensitive && uriKey(uri, false) === uriKey(known, false));
  }

  /** Where letter case is disregarded, `Plumbline.yml` is the configuration too; now its own spelling is known. */
  #spellConfiguration(): void {
    const onDisk = this.#files.spelling(this.#configurationUri);
    if (onDisk === this.#configurationUri || this.#open.has(onDisk)) return;
    this.#replace(this.#configurationUri, undefined);
    this.#configurationUri = onDisk;
  }

  /** On a disk that disregards letter case, a name may have been given another spelling: the disk's is the one that counts. */
  #respelled(uri: DocumentUri, type: 'file' | 'directory'): DocumentUri {
    const before = this.#files.spelling(uri);
    if (before === uri) return uri;
    this.#files.add(uri, type);
    if (this.#open.text(before) === undefined) this.#replace(before, undefined);
    return uri;
  }

  /** Something exists now, and with it the folders on the way to it: who missed one of them is to look again. */
  #appeared(uri: DocumentUri, type: 'file' | 'directory'): void {
    const isNew = (at: DocumentUri): boolean => this.#files.lookup(at) === 'unknown';
    const changed: Key[] = [];
    for (let at = uri; at !== this.folder && isNew(at); at = dirnameUri(at)) changed.push(...this.#targets.forget(at));
    if (isNew(uri)) this.#files.add(uri, type);
    this.dependencies.change(changed);
  }

  #newTargets(): FileTargets {
    return new FileTargets(this.folder, this.#realFolder, this.#fileSystem, this.#files, (key) => this.#learn([key]));
  }

  #learn(changed: readonly Key[]): void {
    this.dependencies.change(changed);
    this.onDidLearn();
  }

  async #loadConfiguration(): Promise<void> {
    const uri = this.#configurationUri;
    if (this.#open.has(uri)) {
      this.#readOpen(uri);
      return;
    }
    const result = await readInside(this.#realFolder, uri, this.#fileSystem);
    // Opened while it was read: what the editor holds is in force already.
    if (this.#open.has(uri)) return;
    if (!result.ok && result.reason === 'not-found') {
      this.#replace(uri, undefined);
      this.#configure(DEFAULT_CONFIGURATION);
    } else {
      this.#readClosed(uri, result);
    }
  }

  async #changedSideFile(path: string): Promise<boolean> {
    if (!isSideFile(path)) return false;
    await this.#loadSideFiles();
    this.dependencies.change([keys.codeOwners]);
    return true;
  }

  async #loadSideFiles(): Promise<void> {
    const place = { folder: this.folder, real: this.#realFolder };
    this.sideFiles = await readSideFiles(this.#fileSystem, place, this.#files);
  }

  #readAll(
    files: readonly { readonly uri: DocumentUri }[],
    options: LoadOptions,
    progress: { readonly before: number; readonly total: number },
  ): Promise<void> {
    const read = (uri: DocumentUri): Awaitable<ReadResult> => this.#readFile(uri);
    const take = (uri: DocumentUri, result: ReadResult): void => {
      // It may have been opened while it was read: the editor's text wins.
      if (!this.#open.has(uri)) this.#readClosed(uri, result);
    };
    return readInBatches({ files, read, take, ...progress }, options);
  }

  #readFile(uri: DocumentUri): Awaitable<ReadResult> {
    return this.#fileSystem.readFile(uri, largestAs(this.roleOf(uri)));
  }

  #readOpen(uri: DocumentUri): boolean {
    const text = this.#open.text(uri);
    const role = this.roleOf(uri);
    // A configuration may have taken it out of what is read.
    if (text === undefined || role === undefined) return this.#replace(uri, undefined);
    return this.#replace(uri, this.#typed.read(uri, text, role, this.#configuration.keyAliases));
  }

  #readClosed(uri: DocumentUri, result: FolderReadResult): boolean {
    const role = this.roleOf(uri);
    if (role === undefined) return false;
    const { keyAliases } = this.#configuration;
    return this.#replace(uri, factsOf(result, isMarkdown(uri), role, { keyAliases }));
  }

  #replace(uri: DocumentUri, facts: DocumentFacts | undefined): boolean {
    const path = relativePath(this.folder, uri, this.#fileSystem.caseSensitive);
    if (path === undefined) return false;
    if (facts === undefined && !this.index.documents.has(uri)) return false;
    // Before anything has been asked, nobody need be told: the differences of a first load are not even looked for.
    const isResting = this.dependencies.isTracking && this.#open.text(uri) === undefined;
    const next = facts === undefined ? undefined : { path, facts, isResting };
    const had = this.index.documents.get(uri)?.facts.kind === 'framework';
    const changed = this.index.update(uri, next, this.dependencies.size > 0);
    this.dependencies.change(changed);
    if (had || facts?.kind === 'framework') this.#catalogue.settle(this.dependencies);
    this.onDidChangeText(uri);
    if (uri !== this.#configurationUri || facts === undefined) return false;
    return this.#configure(configurationOf(facts.configuration));
  }

  /** Puts a configuration in force. True when files must be read anew by it. */
  #configure(next: Configuration): boolean {
    const previous = this.#configuration;
    this.#configuration = next;
    const rereads = readingBy(previous) !== readingBy(next);
    if (rereads) this.#classifier = classifierOf(next.files, this.#fileSystem.caseSensitive);
    // While somebody types a name, or a comment, nothing else need be reckoned anew.
    if (judging(previous) !== judging(next)) this.dependencies.change([keys.configuration]);
    return rereads;
  }
}
