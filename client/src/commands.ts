/** The commands under “Plumbline:”, from the palette, the view's title and its rows. */
import * as vscode from 'vscode';

import { AUTHORING_COMMANDS } from '../../server/src/protocol/authoring-messages.ts';
import type { AuthoringCommand } from '../../server/src/protocol/authoring-messages.ts';
import {
  CREATE_CONFIGURATION_COMMAND,
  MATRIX_GROUPINGS,
  SHOW_LOCATIONS_COMMAND,
  VERIFY_EVIDENCE_COMMAND,
} from '../../server/src/protocol/messages.ts';
import type { MatrixNode, VerifyEvidenceResult } from '../../server/src/protocol/messages.ts';
import { answersIn, placeOfCursor, placeOfRow, runAuthoring } from './authoring/run-authoring.ts';
import type { Written } from './authoring/run-authoring.ts';
import { checkWorkspace } from './check/check-workspace.ts';
import { evidenceStates } from './check/evidence-states.ts';
import { runExport } from './export/run-export.ts';
import { verifyManifest } from './export/verify-manifest.ts';
import type { Imports } from './import/import-command.ts';
import { showLocations } from './show-locations.ts';
import { showAsOf } from './as-of/choose-day.ts';
import type { ShownDay } from './as-of/shown-day.ts';
import { askForFilter, chooseGrouping } from './matrix/choose.ts';
import type { MatrixView } from './matrix/matrix-view.ts';
import { openEvidence, openLocation, showReferences } from './matrix/open-target.ts';
import { readPageParameter } from './pages/webview-messages.ts';
import type { PagePanels } from './pages/page-panels.ts';
import type { LanguageServer } from './server/language-server.ts';

interface Surroundings {
  readonly server: LanguageServer;
  readonly matrix: MatrixView;
  readonly pages: PagePanels;
  readonly imports: Imports;
  readonly shown: ShownDay;
  readonly output: vscode.LogOutputChannel;
  /** A page of the extension's own, which is there without a network. */
  readonly documentation: vscode.Uri;
  readonly reportIssue: () => Promise<string>;
  /** The ID of the walkthrough, with that of the extension. */
  readonly walkthrough: string;
}

/** The commands that open a page. */
const PAGES = [
  ['showMatrixPage', 'matrix'],
  ['showTimelinePage', 'timeline'],
  ['showCalendarPage', 'calendar'],
  ['showOverviewPage', 'overview'],
] as const;

/** Registers every command. Each row command also works on the selected row, from the keyboard. */
export function registerCommands(surroundings: Surroundings): vscode.Disposable[] {
  const { server, matrix, pages, imports, shown, output, documentation, reportIssue, walkthrough } = surroundings;
  const register = (name: string, run: (...values: unknown[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`plumbline.${name}`, run); // l10n: the name of a command
  const onRow =
    (run: (node: MatrixNode) => unknown) =>
    (value: unknown): unknown => {
      const node = isNode(value) ? value : matrix.selected;
      return node === undefined ? undefined : run(node);
    };
  return [
    register('showMatrix', () => matrix.focus()),
    ...PAGES.map(([command, page]) => register(command, (value) => pages.show(page, readPageParameter(value)))),
    register('import', (value) => imports.run(value)),
    register('groupMatrix', () => chooseGrouping(matrix)),
    ...MATRIX_GROUPINGS.flatMap((grouping) => [
      register(`groupBy.${grouping}`, () => matrix.group(grouping)), // l10n: the name of a command
      // The one that is in force: the same entry with a tick before it.
      register(`groupedBy.${grouping}`, () => matrix.group(grouping)), // l10n: the name of a command
    ]),
    register('filterMatrix', () => askForFilter(matrix)),
    register('clearFilter', () => matrix.filterBy('')),
    register('refreshMatrix', () => matrix.refresh()),
    register('showAsOf', (day) => showAsOf(server, shown, day)),
    register('showToday', () => shown.show(undefined)),
    register(
      'openNode',
      onRow((node) => openLocation(node.location)),
    ),
    register('openEvidence', onRow(openEvidence)),
    register(
      'copyId',
      onRow((node) => vscode.env.clipboard.writeText(node.recordId ?? node.label)),
    ),
    register('showReferences', onRow(showReferences)),
    vscode.commands.registerCommand(SHOW_LOCATIONS_COMMAND, showLocations),
    ...AUTHORING_COMMANDS.map((command) => register(command, (value) => author(server, command, value))),
    register('checkWorkspace', () => checkWorkspace(server)),
    register('export', (value) => runExport(server, value)),
    register('verifyManifest', (value) => verifyManifest(server, value)),
    register('reportIssue', reportIssue),
    register('openWalkthrough', () => matrix.openWalkthrough(walkthrough)),
    register('createConfiguration', (value) => createConfiguration(server, readPageParameter(value)?.folder)),
    register('verifyEvidence', () => verifyEvidence(server)),
    register('openDocumentation', () => vscode.commands.executeCommand('markdown.showPreview', documentation)),
    register('restartServer', () => server.restart()),
    register('showOutput', () => output.show()),
  ];
}

function isNode(value: unknown): value is MatrixNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'label' in value;
}

/**
 * On a row, of the record that it shows; with answers as its argument, without asking for these. What is recorded of a
 * definition, of the one at the cursor, unless the answers name another.
 */
function author(server: LanguageServer, command: AuthoringCommand, value: unknown): Promise<Written | undefined> {
  if (isNode(value)) return runAuthoring(server, command, {}, placeOfRow(value));
  const answers = answersIn(value);
  const isOfRecord = command === 'recordReview' || command === 'recordApproval';
  const at = isOfRecord && !('record' in answers) ? placeOfCursor() : undefined;
  return runAuthoring(server, command, answers, at);
}

/** Has the server write a plumbline.yml that fits the folder, and shows it. */
async function createConfiguration(server: LanguageServer, wanted: string | undefined): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder with your policies first.'));
    return;
  }
  const named = folders.find(({ uri }) => uri.toString() === wanted);
  const folder = named ?? (folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0]);
  if (folder === undefined) return;
  const written: unknown = await server.executeCommand(CREATE_CONFIGURATION_COMMAND, [folder.uri.toString()]);
  if (typeof written !== 'string') {
    void vscode.window.showErrorMessage(vscode.l10n.t('plumbline.yml could not be written in {0}.', folder.name));
    return;
  }
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(written));
}

/** Has the server read all evidence anew, and says what came of it. */
async function verifyEvidence(server: LanguageServer): Promise<void> {
  const result: unknown = await server.executeCommand(VERIFY_EVIDENCE_COMMAND, []);
  if (!isVerified(result)) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The evidence could not be verified.'));
    return;
  }
  const { verified, differing, unverified } = result;
  if (verified + differing + unverified === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No record of evidence gives a SHA-256, so there is nothing to verify.'),
    );
    return;
  }
  const text = vscode.l10n.t('Evidence: {0}.', evidenceStates(result, 'all'));
  if (differing + unverified === 0) void vscode.window.showInformationMessage(text);
  else void vscode.window.showWarningMessage(text);
}

function isVerified(value: unknown): value is VerifyEvidenceResult {
  return typeof value === 'object' && value !== null && 'verified' in value && 'differing' in value;
}
