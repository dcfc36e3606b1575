/** What remark makes of a document, in the terms of our outline: the oracle of the differential tests. */

import type { Nodes, Parents, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { scanMarkdown } from '../../../server/src/syntax/markdown-scan.ts';
import type { Range } from '../../../server/src/syntax/range.ts';

interface RemarkOutline {
  readonly headings: readonly string[];
  readonly links: readonly string[];
  readonly code: readonly Code[];
  /** Where text nodes stand: what counts as prose. */
  readonly prose: readonly Range[];
}

/** The rule for mentions, written again as an expression so that it is not compared with itself. */
const JOINING = String.raw`(?:(?![\u{2e80}-\u{10ffff}])[\p{L}\p{N}])`;
const MENTION = new RegExp(
  String.raw`(?<!(?:${JOINING}|[\-.@#/])_*)[A-Z][A-Z0-9]*(?:[\-._][A-Z0-9]+)*(?![\-._]*(?:${JOINING}|@))`,
  'gu',
);
const CRITERION = /^(?:TSC\.)?(?:CC|PI|A|C|P)[0-9]+\.[0-9]+$/;

function rangeOf(node: Nodes): Range | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}

function childrenOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? node.children : [];
}

function plainText(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'html') return '';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  return 'value' in node ? node.value : childrenOf(node).map(plainText).join('');
}

function fold(text: string): string {
  return text.replaceAll(/[\t\n\r ]+/g, ' ').replaceAll(/^ | $/g, '');
}

/** Reads with remark. Throws only if remark does. */
export function remarkOutline(text: string): RemarkOutline {
  const headings: string[] = [];
  const links: string[] = [];
  const code: Code[] = [];
  const prose: Range[] = [];

  function visit(node: Nodes, parent: Parents | undefined): void {
    const range = rangeOf(node);
    if (range !== undefined) {
      const opening = text[range.start];
      const at = `${range.start}-${range.end}`;
      if (node.type === 'heading') {
        // Where definitions stand right above an underlined heading, remark takes them into its range; we do not.
        const start = opening === '#' ? range.start : (node.children[0]?.position?.start.offset ?? range.start);
        headings.push(`${start}-${range.end} ${node.depth} ${fold(plainText(node))}`);
      } else if (node.type === 'definition') links.push(`${at} definition ${node.url}`);
      else if (node.type === 'image') links.push(`${at} image ${node.url}`);
      else if (node.type === 'inlineCode') code.push({ ...range, kind: 'span' });
      else if (node.type === 'code')
        code.push({ ...range, kind: opening === '`' || opening === '~' ? 'fence' : 'indented' });
      else if (node.type === 'link') {
        const bare = opening !== '[' && opening !== '<';
        // We do not link bare e-mail addresses: nothing in a policy can be broken about them.
        if (!bare || !node.url.startsWith('mailto:'))
          links.push(`${at} ${opening === '[' ? 'inline' : 'autolink'} ${node.url}`);
      } else if (node.type === 'text') {
        const container = parent === undefined ? undefined : rangeOf(parent);
        const autolink = parent?.type === 'link' && container !== undefined && text[container.start] !== '[';
        if (!autolink || parent.url.startsWith('mailto:')) prose.push(range);
      }
    }
    if ('children' in node) for (const child of node.children) visit(child, node);
  }

  // remark takes positions away where it splits text at bare addresses, so all but those is read before it does.
  const snapshot = {
    transforms: [(tree: Root): void => visit(tree, undefined)],
  };
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [snapshot, gfmFromMarkdown()] });
  return { headings, links, code, prose };
}

function holds(inner: Range): (outer: Range) => boolean {
  return (outer) => outer.start <= inner.start && inner.end <= outer.end;
}

function remarkMentions(text: string, prose: readonly Range[], addresses: readonly Range[]): string[] {
  const mentions: string[] = [];
  for (const match of text.matchAll(MENTION)) {
    const [token] = match;
    if (!token.includes('-') && !CRITERION.test(token)) continue;
    const range = { start: match.index, end: match.index + token.length };
    if (prose.some(holds(range)) && !addresses.some(holds(range)))
      mentions.push(`${range.start}-${range.end} ${token}`);
  }
  return mentions;
}

function compare(what: string, text: string, ours: readonly string[], theirs: readonly string[]): string[] {
  const unexpected = ours.filter((item) => !theirs.includes(item)).map((item) => `only ours: ${what} ${item}`);
  const missing = theirs.filter((item) => !ours.includes(item)).map((item) => `only remark: ${what} ${item}`);
  const differences = [...missing, ...unexpected];
  if (differences.length === 0 && ours.join('\n') !== theirs.join('\n')) differences.push(`${what}: order differs`);
  return differences.map((difference) => {
    const [start = 0, end = start] = /(\d+)-(\d+)/.exec(difference)?.slice(1).map(Number) ?? [];
    return `${difference} in ${JSON.stringify(text.slice(Math.max(0, start - 30), end + 30))}`;
  });
}

type Code = Range & { readonly kind: string };

/**
 * Code as it is compared: without white space and quote marks at the end. A fence that is not closed may reach to the start of
 * the next line in remark, or over an empty line of its quote; ours ends with its last line.
 */
function comparableCode(text: string, code: readonly Code[]): string[] {
  return code.map(({ kind, start, end }) => {
    return `${start}-${start + text.slice(start, end).replace(/[\s>]+$/, '').length} ${kind}`;
  });
}

/**
 * The constructs on which we and remark part on purpose. Generated documents that hold one are left out; no published
 * document that we know of does.
 */
const EXCEPTIONS: readonly { readonly construct: RegExp; readonly reason: string }[] = [
  {
    construct: /\[\^[^\]]*\]:\s*\[\^/,
    reason: 'remark takes one indent for two where a footnote definition starts inside a footnote definition',
  },
  {
    construct: /!\[[^]*(?:\\| {2})\r?\n/,
    reason:
      'remark joins the words around a hard line break in the description of an image; we put a space between them',
  },
  {
    construct: /_[\w+.-]*@|@[\w.-]*(?:_|http|www)/,
    reason:
      'remark makes links of bare e-mail addresses, and in those sees neither emphasis nor other addresses; we do not',
  },
  {
    construct: /([*_])[^\n]*~[^\n]*\1[^\n]*~|~[^\n]*([*_])[^\n]*~[^\n]*\2/,
    reason:
      'where emphasis and strikethrough cross, remark prefers the kind that came first, and we the pair that closes first',
  },
  {
    construct: /<[^>\n]*=[^\s"'>]*=/,
    reason: 'remark lets an equals sign stand in an unquoted attribute value, but only in blocks of HTML',
  },
  { construct: /\]\]\]>/, reason: 'remark does not see the end of a CDATA section behind three brackets' },
];

/** Whether the text holds a construct on which we differ from remark on purpose. */
export function isExcepted(text: string): boolean {
  return EXCEPTIONS.some(({ construct }) => construct.test(text));
}

/** Every difference between our scanner and remark on this text; none is what we want. */
export function differencesFromRemark(text: string): string[] {
  const ours = scanMarkdown(text, 0);
  const theirs = remarkOutline(text);
  const at = (range: Range): string => `${range.start}-${range.end}`;
  const linkText = ours.links.map((link) => `${at(link)} ${link.kind} ${link.destination}`);
  const placed = new Set(theirs.links);
  const late = ours.links.filter(
    (link, index) => link.kind === 'autolink' && link.start === link.target.start && !placed.has(linkText[index] ?? ''),
  );
  return [
    ...compare(
      'heading',
      text,
      ours.headings.map((heading) => `${at(heading)} ${heading.level} ${heading.text}`),
      theirs.headings,
    ),
    ...compare(
      'link',
      text,
      linkText.filter((_, index) => !late.some((link) => link === ours.links[index])),
      theirs.links,
    ),
    ...compare(
      'address outside of prose',
      text,
      late.filter((link) => !theirs.prose.some(holds({ start: link.start, end: link.start }))).map(at),
      [],
    ),
    ...compare('code', text, comparableCode(text, ours.code), comparableCode(text, theirs.code)),
    ...compare(
      'mention',
      text,
      ours.mentions.map((mention) => `${at(mention)} ${mention.text}`),
      remarkMentions(text, theirs.prose, late),
    ),
  ];
}
