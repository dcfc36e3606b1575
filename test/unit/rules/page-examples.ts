/** The examples of a rule's page as files: where each fenced block would stand in a workspace, and for which day. */

import assert from 'node:assert/strict';
import { LIST_KEYS } from '../../../server/src/domain/kinds.ts';
import type { FixtureFiles } from './rule-fixture.ts';

/** What the pages take for granted besides a workspace in which nothing is wrong: other records that they name. */
export const PAGE_CONTEXT: FixtureFiles = {
  'policies/password.md': `
    ---
    id: POL-PASSWORD
    status: retired
    ---
  `,
  'controls/others.yml': `
    controls:
      - {id: CM-01, status: operating}
      - {id: CM-02, status: operating}
      - {id: EP-01, status: operating}
  `,
  'evidence/2026/AC-02-2026-Q1-access-review.csv': 'user,kept\njane.doe,yes\n',
};

export interface Examples {
  readonly files: ReadonlyMap<string, string>;
  /** The day that the section speaks of, as in `as of 2026-09-15`. */
  readonly asOf: string;
}

/** The fenced blocks under one heading of a page. */
export function examplesOf(page: string, heading: string): Examples {
  const start = page.indexOf(`\n## ${heading}\n`);
  assert.ok(start >= 0, `the page has a section “${heading}”`);
  const rest = page.slice(start + 1);
  const end = rest.indexOf('\n## ', 1);
  const section = end < 0 ? rest : rest.slice(0, end);
  const files = new Map<string, string>();
  for (const [, language = '', text = ''] of section.matchAll(/^```(\w+)\n(.*?)^```$/gms)) {
    files.set(placeOf(language, text, files.size), text);
  }
  assert.ok(files.size > 0, `the section “${heading}” has an example`);
  return { files, asOf: /as of (\d{4}-\d{2}-\d{2})/.exec(page)?.[1] ?? '2026-09-15' };
}

function placeOf(language: string, text: string, index: number): string {
  if (language === 'markdown') return `policies/example-${index}.md`;
  assert.equal(language, 'yaml');
  const keys = text.match(/^\w+(?=:)/gm) ?? [];
  return keys.some((key) => LIST_KEYS.has(key)) ? `example-${index}.control.yml` : 'plumbline.yml';
}
