/** The check of links and paths: whether the file is there, whether the heading is, and whether it may be followed at all. */

import * as l10n from '@vscode/l10n';

import { nearest } from '../domain/nearest.ts';
import { unsafeScheme } from '../domain/unsafe-scheme.ts';
import type { FileReference } from '../facts/document-facts.ts';
import type { Range } from '../syntax/range.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { FileTarget } from '../workspace/file-target.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { didYouMean } from './did-you-mean.ts';
import type { RuleContext } from './rule.ts';

/** Reports the links and paths of a policy or register that lead nowhere. What evidence names has a rule of its own. */
export function checkLinks(context: RuleContext): void {
  const { document, part } = context;
  const { facts } = document;
  if (facts.kind !== 'policy' && facts.kind !== 'register') return;
  for (const file of part.files) {
    const record = file.record === undefined ? undefined : facts.records[file.record];
    if (file.source === 'field' && record?.kind === 'evidence') continue;
    const target = follow(context, file);
    const fault = targetFault(target, file);
    if (fault !== undefined) {
      // A document that was never saved is not on the disk, and links within it lead somewhere all the same.
      const isOwn = target.state === 'missing' && target.uri === document.uri;
      if (!isOwn) context.report('link-broken', file, fault);
    } else if (target.state === 'file' && target.fragment !== undefined) {
      checkAnchor(context, file, target.uri, target.fragment);
    }
  }
}

/** Where a path or link leads. A link may leave out the `.md`: editors and site generators follow it all the same. */
export function follow(
  { snapshot, document }: Pick<RuleContext, 'snapshot' | 'document'>,
  file: FileReference,
): FileTarget {
  const target = snapshot.target(document, file);
  if (target.state !== 'missing' || file.source !== 'link') return target;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(file.destination) ?? [];
  if (!/(?:^|\/)[^./]+$/.test(path)) return target;
  const completed = snapshot.target(document, { ...file, destination: `${path}.md${rest}` });
  return completed.state === 'file' ? completed : target;
}

/** What is wrong with where a path or link leads, in a sentence and what to do; undefined when nothing is. */
export function targetFault(target: FileTarget, file: FileReference): string | undefined {
  if (target.state === 'missing') {
    return target.nearest === undefined
      ? l10n.t('There is no file “{0}”. Correct the path, or add the file.', file.destination)
      : l10n.t(
          'There is no file “{0}”. Did you mean “{1}”? Upper and lower case count.',
          file.destination,
          target.nearest,
        );
  }
  if (target.state !== 'refused') return undefined;
  switch (target.reason) {
    case 'outside':
      return l10n.t(
        '“{0}” leads out of the workspace folder, so it was refused. Keep the file in the workspace.',
        file.destination,
      );
    case 'absolute':
      return l10n.t(
        '“{0}” names a place on one machine only, so it was refused. Write the path from the workspace folder.',
        file.destination,
      );
    case 'malformed':
      return file.destination.trim() === ''
        ? l10n.t('This link leads nowhere. Write where it leads to, or remove it.')
        : l10n.t('“{0}” is not a path. Correct it.', file.destination);
    case 'scheme':
      return schemeFault(file.destination);
    default:
      return undefined;
  }
}

const USUAL_SCHEMES = ['https', 'http', 'mailto'];

/** Telephone numbers, chat rooms and the like are harmless and cannot be looked up: nothing is said of them. */
function schemeFault(destination: string): string | undefined {
  const unsafe = unsafeScheme(destination);
  if (unsafe !== undefined) {
    if (/^data:image\//i.test(destination)) return undefined;
    return l10n.t(
      'Links that begin with “{0}:” are not followed. Link to a file of the workspace, or to an https: address.',
      unsafe,
    );
  }
  const near = schemeMeant(destination);
  if (near === undefined) return undefined;
  const fault = l10n.t('“{0}:” is not the beginning of an address.', schemeOf(destination));
  return `${fault} ${didYouMean(`${near}:`)}`;
}

function schemeOf(destination: string): string {
  return destination.slice(0, Math.max(0, destination.indexOf(':'))).toLowerCase();
}

/** The scheme of which that of a destination may be a slip of the pen; undefined where none is near. */
export function schemeMeant(destination: string): string | undefined {
  return nearest(schemeOf(destination), USUAL_SCHEMES);
}

/** The heading's anchor, of a document that was read, of which another may be a slip of the pen. */
export function anchorMeant(snapshot: Snapshot, uri: DocumentUri, anchor: string): string | undefined {
  return nearest(anchor.toLowerCase(), snapshot.anchors(uri)?.inOrder ?? []);
}

/** Reports an anchor that is neither a heading of the Markdown document to which a link leads, nor set in it. */
function checkAnchor(context: RuleContext, file: FileReference, uri: DocumentUri, anchor: string): void {
  const { snapshot, document, report } = context;
  if (isNoHeading(anchor)) return;
  const anchors = snapshot.anchors(uri);
  const target = snapshot.document(uri);
  // Only what was read can be said to lack a heading.
  if (anchors === undefined || target?.facts.markdown !== true) return;
  const wanted = anchor.toLowerCase();
  if (anchors.has(wanted)) return;
  const fault =
    uri === document.uri
      ? l10n.t('No heading of this document has the anchor “#{0}”.', anchor)
      : l10n.t('No heading of {0} has the anchor “#{1}”.', target.path, anchor);
  const near = anchorMeant(snapshot, uri, anchor);
  const remedy = near === undefined ? l10n.t('Correct the link, or the heading.') : didYouMean(`#${near}`);
  report('link-broken', anchorRange(file), `${fault} ${remedy}`);
}

/** The top of the page, a line number (`#L12`), and a stretch of text (`#:~:text=…`) are no headings. */
function isNoHeading(anchor: string): boolean {
  return anchor === '' || anchor === 'top' || /^L\d/.test(anchor) || anchor.includes(':~:');
}

/** The `#…` at the end of a destination, or all of it where escapes make the two differ in length. */
export function anchorRange(file: FileReference): Range {
  const hash = file.destination.indexOf('#');
  if (hash < 0 || file.end - file.start !== file.destination.length) return file;
  return { start: file.start + hash, end: file.end };
}
