/** A status item that sums the findings in staged files, as they would be committed, and the command that lists them. */
import * as vscode from 'vscode';

import { dayArguments } from '../check/check-task.ts';
import type { StagedFiles } from './git-extension.ts';
import { innermostFolder } from './innermost-folder.ts';
import { checkStaged } from './staged-check.ts';
import { foundText, stagedTexts } from './staged-report.ts';
import type { StagedFinding } from './staged-report.ts';

const COMMAND = 'plumbline.checkStaged';
/** Staging a hundred files is one change to who does it, and a hundred to who listens. */
const QUIET_MILLISECONDS = 400;

interface Found extends StagedFinding {
  readonly uri: vscode.Uri;
}

interface Row extends vscode.QuickPickItem {
  readonly finding?: Found;
}

export class StagedStatus implements vscode.Disposable {
  readonly #program: string;
  readonly #staged: StagedFiles;
  readonly #output: vscode.LogOutputChannel;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #isDisposed = false;

  /** `program`: the path of the built command line. */
  constructor(program: string, staged: StagedFiles, output: vscode.LogOutputChannel) {
    this.#program = program;
    this.#staged = staged;
    this.#output = output;
    this.#item = vscode.window.createStatusBarItem('plumbline.staged', vscode.StatusBarAlignment.Left, 9);
    this.#item.name = vscode.l10n.t('Plumbline: what is staged');
    this.#item.command = COMMAND;
    this.#subscriptions = [
      this.#item,
      staged.onDidChange(() => this.#soon()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('plumbline.asOf')) this.#soon();
      }),
      vscode.commands.registerCommand(COMMAND, () => this.#list()),
    ];
    staged.start((error) => output.warn(String(error)));
    this.#soon();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#running?.abort();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #soon(): void {
    if (this.#isDisposed) return;
    void vscode.commands.executeCommand('setContext', 'plumbline.hasGit', this.#staged.hasRepositories);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#sum(), QUIET_MILLISECONDS);
  }

  async #sum(): Promise<void> {
    this.#running?.abort();
    const files = this.#files();
    if (files.length === 0) {
      this.#item.hide();
      return;
    }
    this.#running = new AbortController();
    const found = await this.#check(this.#running.signal);
    if (found === undefined || this.#isDisposed) return;
    const { statusBar, tooltip } = stagedTexts(found, files.length);
    this.#item.text = `$(git-commit) ${statusBar}`;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: tooltip, role: 'button' };
    this.#item.show();
  }

  #files(): readonly vscode.Uri[] {
    return folders().flatMap((folder) => this.#filesOf(folder));
  }

  /** Those of a folder, but for what lies in another one of the window within it. */
  #filesOf({ uri: folder }: vscode.WorkspaceFolder): readonly vscode.Uri[] {
    const all = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
    return this.#staged.in(folder).filter((file) => innermostFolder(all, file.toString()) === folder.toString());
  }

  /** What is found in the staged files of all folders; undefined when it was called off, or failed. */
  async #check(signal?: AbortSignal): Promise<readonly Found[] | undefined> {
    const found: Found[] = [];
    for (const folder of folders()) {
      const files = new Set(this.#filesOf(folder).map(String));
      if (files.size === 0) continue;
      try {
        // oxlint-disable-next-line eslint/no-await-in-loop -- one program at a time: nobody waits for it
        const verdict = await checkStaged(this.#program, folder.uri, dayArguments(folder), signal);
        if (this.#isDisposed) return undefined;
        if ('fault' in verdict) {
          this.#output.warn(verdict.fault);
          this.#item.hide();
          return undefined;
        }
        for (const finding of verdict.findings) {
          const uri = vscode.Uri.joinPath(folder.uri, finding.file);
          if (files.has(uri.toString())) found.push({ ...finding, uri });
        }
      } catch {
        return undefined;
      }
    }
    return signal?.aborted === true ? undefined : found;
  }

  async #list(): Promise<void> {
    const files = this.#files().length;
    if (files === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is staged in the folders of this window.'));
      return;
    }
    const found = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: 'Plumbline' },
      // Not called off when something else is staged meanwhile: somebody waits for it.
      () => this.#check(),
    );
    if (found === undefined) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('What is staged could not be checked. The log of Plumbline says why.'),
      );
      return;
    }
    if (found.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is found in what is staged.'));
      return;
    }
    const row = await vscode.window.showQuickPick(rows(found), {
      title: vscode.l10n.t('What is staged: {0}', foundText(found)),
      placeHolder: vscode.l10n.t('Choose a finding to go to where it is'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (row?.finding === undefined) return;
    const { uri, line, character } = row.finding;
    const at = new vscode.Position(line, character);
    await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
  }
}

const ICONS = { error: '$(error)', warning: '$(warning)', information: '$(info)', hint: '$(lightbulb)' } as const;

const SEVERITY_WORDS = {
  error: () => vscode.l10n.t('error'),
  warning: () => vscode.l10n.t('warning'),
  information: () => vscode.l10n.t('information'),
  hint: () => vscode.l10n.t('hint'),
} as const;

/** The findings, the gravest first, each with its file and line. */
function rows(found: readonly Found[]): readonly Row[] {
  const order = Object.keys(ICONS);
  return [...found]
    .sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
    .map((finding) => ({
      label: `${ICONS[finding.severity]} ${finding.message}`,
      description: `${SEVERITY_WORDS[finding.severity]()} · ${finding.code}`,
      detail: vscode.l10n.t({
        message: '{0}, line {1}',
        args: [finding.file, finding.line + 1],
        comment: ['A file, and where in it'],
      }),
      finding,
    }));
}

/** The folders that the command line can read. */
function folders(): readonly vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}
