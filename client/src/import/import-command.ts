/** “Import…”: asks what and where to, has it planned, shows the preview, and says what was written once it was accepted. */
import * as vscode from 'vscode';

import type { ImportProgress, PlannedImport } from '../../../server/src/protocol/import-messages.ts';
import { showFailure } from '../pages/page-document.ts';
import { WorkspaceBoundary } from '../server/workspace-boundary.ts';
import { chooseFolder, chooseFormat, chooseReading, chooseSource, givenImport } from './choose-source.ts';
import { ImportPage } from './import-page.ts';
import { type ImportServer, ImportSession } from './import-session.ts';
import { PlannedDocuments } from './planned-documents.ts';
import { importedText } from './imported-text.ts';
import { ImportFault, readSource } from './read-source.ts';
import { type EditorDisk, writeRemembered } from './write-import.ts';

interface Planned {
  readonly session: ImportSession;
  readonly plan: PlannedImport;
}

const VIEW_TYPE = 'plumbline.import'; // l10n: an ID

export class Imports implements vscode.Disposable {
  readonly #server: ImportServer;
  readonly #extensionUri: vscode.Uri;
  readonly #documents = new PlannedDocuments();
  #page: ImportPage | undefined;

  constructor(server: ImportServer, extensionUri: vscode.Uri) {
    this.#server = server;
    this.#extensionUri = extensionUri;
  }

  /** Runs the command; its argument may say what is to be imported. Settled when the preview is open, or there is none. */
  async run(value: unknown): Promise<void> {
    const given = givenImport(value);
    const folder = await chooseFolder(given.folder);
    if (folder === undefined) return;
    const uri = given.source ?? (await chooseSource(folder));
    if (uri === undefined) return;
    try {
      const planned = await this.#planned(uri, folder);
      if (planned === undefined) return;
      if (planned.plan.refusal !== undefined && planned.plan.sheet === undefined) {
        planned.session.close();
        await this.#refuse(planned.session.source.name, planned.plan.refusal, value);
      } else this.#preview(planned);
    } catch (error) {
      if (!(error instanceof ImportFault)) throw error;
      await this.#refuse(undefined, error.message, value);
    }
  }

  dispose(): void {
    this.#page?.dispose();
    this.#documents.dispose();
  }

  /** Says why there is nothing to look at, and lets something else be chosen. */
  async #refuse(name: string | undefined, reason: string, value: unknown): Promise<void> {
    const sentence = name === undefined ? reason : `${name}: ${reason}`;
    const choose = vscode.l10n.t('Choose another…');
    const wasGiven = givenImport(value).source !== undefined;
    const shown = vscode.window.showErrorMessage(sentence, ...(wasGiven ? [] : [choose]));
    void shown.then((chosen) => (chosen === choose ? this.run(value) : undefined)).then(undefined, showFailure);
  }

  /** The plan of a source, with a word to whoever waits; undefined where it is called off. */
  #planned(uri: vscode.Uri, folder: vscode.WorkspaceFolder): Thenable<Planned | undefined> {
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Looking at what would be imported'),
      cancellable: true,
    };
    return vscode.window.withProgress(options, async (progress, token) => {
      const source = await readSource(uri, {
        fs: vscode.workspace.fs,
        open: (parameters) => this.#server.openImport(parameters),
        choose: chooseReading,
        say: (message) => progress.report({ message }),
        isCancelled: () => token.isCancellationRequested,
      });
      if (source === undefined) return undefined;
      const session = new ImportSession(this.#server, source, folder);
      const listener = { token, say: (one: ImportProgress) => progress.report({ message: progressText(one) }) };
      try {
        const plan = await session.plan(false, listener);
        if (plan.format !== undefined) return { session, plan };
        const format = await chooseFormat(plan.formats);
        if (format === undefined) {
          session.close();
          return undefined;
        }
        session.setFormat(format);
        return { session, plan: await session.plan(false, listener) };
      } catch (error) {
        session.close();
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    });
  }

  #preview({ session, plan }: Planned): void {
    // One at a time: what was only looked at is nothing that can be lost.
    this.#page?.dispose();
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, vscode.l10n.t('Import'), vscode.ViewColumn.Active);
    const disk = editorDisk();
    this.#page = new ImportPage(panel, this.#extensionUri, session, plan, {
      documents: this.#documents,
      disk,
      written: async (written, files) => {
        const fault =
          written.remember === undefined
            ? undefined
            : await writeRemembered(session.folder.uri, written.remember, disk);
        if (fault !== undefined) void vscode.window.showWarningMessage(fault);
        await say(written, files);
      },
    });
  }
}

function editorDisk(): EditorDisk {
  const boundary = new WorkspaceBoundary();
  return {
    fs: vscode.workspace.fs,
    applyEdit: (edit) => vscode.workspace.applyEdit(edit),
    admits: async (uri) => (await boundary.admitFile(uri.toString())) !== undefined,
  };
}

function progressText({ done, total }: ImportProgress): string {
  return done < total ? vscode.l10n.t('{0} of {1}', done, total) : String(done);
}

/** Opens the first register that was written, and says how much there was. */
async function say(plan: PlannedImport, files: readonly vscode.Uri[]): Promise<void> {
  const at = plan.files.findIndex(({ path }) => path.startsWith('controls/'));
  const first = files[Math.max(at, 0)];
  const showMatrix = vscode.l10n.t('Show matrix');
  void vscode.window
    .showInformationMessage(importedText(plan), showMatrix)
    .then((chosen) => (chosen === showMatrix ? vscode.commands.executeCommand('plumbline.showMatrixPage') : undefined));
  if (first !== undefined) await vscode.commands.executeCommand('vscode.open', first, { preview: false });
}
