/** Fixes of links and paths that lead nowhere: the file, the heading or the scheme that was meant. */

import * as l10n from '@vscode/l10n';
import type { FileReference } from '../facts/document-facts.ts';
import { anchorMeant, anchorRange, follow, schemeMeant, targetFault } from '../rules/links.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { FileTarget } from '../workspace/file-target.ts';
import { joinUri } from '../workspace/uri.ts';
import { type Fix, type FixContext, fixHere, type TextChange } from './fix.ts';
import { destinationOf, withoutRest, written } from './destinations.ts';
import { yamlOf } from './yaml-source.ts';

/** `link-broken` and `evidence-file-missing`: what was meant by a path or link; none where nothing is near. */
export function correctLink(context: FixContext): readonly Fix[] {
  const { document, finding } = context;
  for (const file of document.facts.files) {
    if (file.start > finding.start || file.end < finding.end) continue;
    const target = follow(context, file);
    if (targetFault(target, file) !== undefined)
      return file.start === finding.start ? nearestFile(context, file, target) : [];
    if (target.state === 'file' && target.fragment !== undefined) return nearestAnchor(context, file, target.uri);
  }
  return [];
}

function nearestFile(context: FixContext, file: FileReference, target: FileTarget): readonly Fix[] {
  const { snapshot } = context;
  if (target.state === 'refused' && target.reason === 'scheme') return nearestScheme(context, file);
  if (target.state !== 'missing' && target.state !== 'refused') return [];
  const near = target.state === 'missing' ? nearestOf(context, file, target) : undefined;
  if (near !== undefined) return leadTo(context, file, joinUri(snapshot.folder, near), true);
  const moved = movedTo(context, file);
  return moved === undefined ? [] : leadTo(context, file, moved, false);
}

/** The same path in other letter case, with the `.md` that a link may leave out. */
function nearestOf(
  context: FixContext,
  file: FileReference,
  target: FileTarget & { state: 'missing' },
): string | undefined {
  const { snapshot, document } = context;
  if (target.nearest !== undefined || file.source !== 'link') return target.nearest;
  const completed = snapshot.target(document, { ...file, destination: `${withoutRest(file)}.md` });
  return completed.state === 'missing' ? completed.nearest : undefined;
}

/** The one file of the workspace that has the name with which a path ends. */
function movedTo({ engine }: FixContext, file: FileReference): DocumentUri | undefined {
  const { files } = engine.workspace;
  const path = withoutRest(file);
  const name = decoded(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1), file);
  if (name === '') return undefined;
  return files.onlyNamed(name) ?? (file.source === 'link' ? files.onlyNamed(`${name}.md`) : undefined);
}

function decoded(name: string, { source }: FileReference): string {
  if (source === 'field') return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function leadTo(context: FixContext, file: FileReference, uri: DocumentUri, isPreferred: boolean): readonly Fix[] {
  const destination = destinationOf(context, file, uri);
  if (destination === undefined) return [];
  const edit = written(yamlOf(context), context.text, file, destination);
  return fixHere(context, l10n.t('Change to “{0}”', destination), [edit], { isPreferred });
}

function nearestScheme(context: FixContext, file: FileReference): readonly Fix[] {
  const near = schemeMeant(file.destination);
  const colon = context.text.indexOf(':', file.start);
  if (near === undefined || colon < 0 || colon >= file.end) return [];
  const start = colon - file.destination.indexOf(':');
  if (start < file.start) return [];
  return fixHere(context, l10n.t('Change to “{0}”', `${near}:`), [{ start, end: colon, newText: near }], {
    isPreferred: true,
  });
}

function nearestAnchor(context: FixContext, file: FileReference, uri: DocumentUri): readonly Fix[] {
  const target = follow(context, file);
  const anchor = target.state === 'file' ? target.fragment : undefined;
  const near = anchor === undefined ? undefined : anchorMeant(context.snapshot, uri, anchor);
  if (near === undefined) return [];
  const { start, end } = anchorRange(file);
  // Where escapes make it unclear which part is the anchor, all of it is written anew.
  const path = start === file.start && !file.destination.startsWith('#') ? withoutAnchor(file.destination) : '';
  const edit: TextChange = { start, end, newText: `${path}#${near}` };
  return fixHere(context, l10n.t('Change to “{0}”', `#${near}`), [edit], { isPreferred: true });
}

function withoutAnchor(destination: string): string {
  return destination.slice(0, Math.max(0, destination.indexOf('#')));
}
