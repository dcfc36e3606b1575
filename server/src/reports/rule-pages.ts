/** Links to the pages of rules in reports that leave the machine, which cannot link to a file on it. */

import type { RuleCode } from '../rules/rule-codes.ts';

/** The address of a rule's page, by that of the folder with the pages; undefined where it is not known where they are to be read. */
export function rulePage(pages: string | undefined, code: RuleCode): string | undefined {
  return pages === undefined ? undefined : `${pages}/${code}.md`;
}

/** The text of a page in which links to others, and to pages above, lead there from everywhere; without an address, to nowhere. */
export function withWholeLinks(page: string, pages: string | undefined): string {
  return page.replace(/\[([^\]]+)\]\((?![a-z]+:)([^)\s]+)\)/g, (_, label: string, path: string) =>
    pages === undefined ? label : `[${label}](${new URL(path, `${pages}/`).href})`,
  );
}

/** An address that somebody gave for the folder with the pages, without what would end a link; undefined where it is none. */
export function rulePagesAddress(written: string | undefined): string | undefined {
  if (written === undefined || !/^https?:\/\//.test(written) || !URL.canParse(written)) return undefined;
  return new URL(written).href.replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29')).replace(/\/+$/, '');
}
