/** Writes a report of an issue into an untitled document and onto the clipboard: nothing is sent, and no content is in it. */
import * as vscode from 'vscode';

import type { LanguageServer } from '../server/language-server.ts';
import { reportText } from './report-text.ts';

/** What only the extension's door knows. */
interface Surroundings {
  readonly server: LanguageServer;
  readonly extension: vscode.Extension<unknown>;
  readonly hasDisk: boolean;
  readonly workspaceReadAfter: () => number | undefined;
}

/** Gives the text of the report. */
export async function reportIssue({ server, extension, hasDisk, workspaceReadAfter }: Surroundings): Promise<string> {
  const manifest: unknown = extension.packageJSON;
  const { version } = inside(manifest);
  const folders = vscode.workspace.workspaceFolders ?? [];
  const place = vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop';
  const text = reportText({
    extension: typeof version === 'string' ? version : 'unknown',
    editor: vscode.version,
    host: `${place}, ${hasDisk ? 'Node' : 'web worker'}${remoteKind()}`, // l10n: as the report's table is
    server: server.state,
    isTrusted: vscode.workspace.isTrusted,
    schemes: [...new Set(folders.map(({ uri }) => uri.scheme))],
    tally: await server.tally(),
    settings: settingsWithoutContent(manifest),
    activation: workspaceReadAfter(),
  });
  await vscode.env.clipboard.writeText(text);
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: 'markdown', content: text }),
  );
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The report is here and on the clipboard: versions and numbers, nothing of what your workspace says. Nothing was sent.',
    ),
  );
  return text;
}

/** The ways in which an editor is used from elsewhere. Any other name may be that of somebody's machine. */
const REMOTES = ['ssh-remote', 'wsl', 'dev-container', 'attached-container', 'codespaces', 'tunnel'];

function remoteKind(): string {
  const { remoteName } = vscode.env;
  if (remoteName === undefined) return '';
  return `, ${REMOTES.find((name) => name === remoteName) ?? 'remote'}`;
}

/** Our settings as the manifest lists them: switches and choices by their values, and of any other only whether it is set. */
function settingsWithoutContent(manifest: unknown): Readonly<Record<string, string>> {
  const properties = inside(manifest, 'contributes', 'configuration', 'properties');
  const configuration = vscode.workspace.getConfiguration();
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const value: unknown = configuration.get(name);
      const choices = inside(schema, 'enum');
      const isChoice = Object.values(choices).includes(value);
      if (typeof value === 'boolean' || isChoice) return [name, String(value)];
      return [name, value === undefined || value === '' ? 'not set' : 'set']; // l10n: as the report's table is
    }),
  );
}

/** What lies that deep in an object that nobody has typed; nothing where it does not. */
function inside(value: unknown, ...keys: readonly string[]): Readonly<Record<string, unknown>> {
  let found = value;
  for (const key of keys) {
    found =
      typeof found === 'object' && found !== null ? Object.entries(found).find(([name]) => name === key)?.[1] : {};
  }
  return typeof found === 'object' && found !== null ? { ...found } : {};
}
