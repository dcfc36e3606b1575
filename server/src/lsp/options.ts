/** Reads what a client sends about itself: initialization options, settings, and the edits that it takes. */

import { type ClientCapabilities, type InitializeParams, ResourceOperationKind } from 'vscode-languageserver';
import type { EditSupport } from '../features/code-actions.ts';
import type { InitializationOptions } from '../protocol/messages.ts';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && !Array.isArray(value) && Object.values(value).every((text) => typeof text === 'string');
}

/** The options that are of the right type; the others are left out. */
export function readInitializationOptions(value: unknown): InitializationOptions {
  if (!isRecord(value)) return {};
  const { asOf, rules, shownAsOf, rulePages, watchesFiles, listsHeadings, filesThroughClient, showsLocations } = value;
  const { translations } = value;
  return {
    ...(typeof asOf === 'string' ? { asOf } : {}),
    ...(isRecord(rules) ? { rules } : {}),
    ...(typeof shownAsOf === 'string' ? { shownAsOf } : {}),
    ...(typeof rulePages === 'string' ? { rulePages } : {}),
    ...(typeof watchesFiles === 'boolean' ? { watchesFiles } : {}),
    ...(typeof listsHeadings === 'boolean' ? { listsHeadings } : {}),
    ...(typeof showsLocations === 'boolean' ? { showsLocations } : {}),
    ...(typeof filesThroughClient === 'boolean' ? { filesThroughClient } : {}),
    ...(isTexts(translations) ? { translations } : {}),
  };
}

/** The folders that a client opens, as it spells them: none for a single file. The oldest clients know only one, some only its path. */
export function openedFolders({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (Array.isArray(workspaceFolders)) return workspaceFolders.map(({ uri }) => uri);
  const [root] = [rootUri, rootPath].filter((one) => typeof one === 'string' && one !== '');
  return typeof root === 'string' ? [root] : [];
}

/** `plumbline.asOf` in the settings of one scope, as it was written: whether that is a day is for others to say. */
export function asOfSetting(settings: unknown): unknown {
  return isRecord(settings) ? settings['asOf'] : undefined;
}

/** A setting by the names on the way to it, as it was written: `['codeLens', 'enabled']`. */
export function settingAt(settings: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), settings);
}

/** The settings of this section in what a client sends with its notice of a change. */
export function sentSettings(settings: unknown): unknown {
  return isRecord(settings) ? settings['plumbline'] : undefined;
}

/** The edits that a client takes, by what it says of itself. */
export function editSupport({ workspace }: ClientCapabilities): EditSupport {
  const edit = workspace?.workspaceEdit;
  return {
    documentChanges: edit?.documentChanges === true,
    createsFiles: edit?.resourceOperations?.includes(ResourceOperationKind.Create) === true,
    renamesFiles: edit?.resourceOperations?.includes(ResourceOperationKind.Rename) === true,
    snippets: edit?.documentChanges === true && edit.snippetEditSupport === true,
    annotations: edit?.documentChanges === true && edit.changeAnnotationSupport !== undefined,
  };
}
