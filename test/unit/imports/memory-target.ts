/** A folder into which an import goes, in memory, and plans for it. */

import assert from 'node:assert/strict';

import { readCriteria, criteriaOfReading } from '../../../server/src/frameworks/reference.ts';
import { catalogueOf } from '../../../server/src/frameworks/catalogue.ts';
import type { ImportPlan, ImportTarget } from '../../../server/src/imports/import-plan.ts';
import type { ImportRequest, SourceFile } from '../../../server/src/imports/import-request.ts';
import { planImport } from '../../../server/src/imports/plan-import.ts';
import { REMEMBERED_FILE } from '../../../server/src/imports/remembered-columns.ts';

/** A folder with these files, in which these controls are defined. */
export function targetWith(
  files: Readonly<Record<string, string>> = {},
  controls: Readonly<Record<string, string>> = {},
): ImportTarget {
  const catalogue = catalogueOf([]);
  const remembered = files[REMEMBERED_FILE];
  return {
    controlAt: (id) => (Object.hasOwn(controls, id) ? controls[id] : undefined),
    fileAt: (path, content) => {
      const there = files[path];
      if (there === undefined) return 'nothing';
      return content !== undefined && new TextDecoder().decode(content) === there ? 'same' : 'other';
    },
    isCriteria: (text) => criteriaOfReading(readCriteria(catalogue, text)).length > 0,
    isRead: () => true,
    ...(remembered === undefined ? {} : { remembered }),
  };
}

/** Files of a source by their paths. */
export function sourceFiles(texts: Readonly<Record<string, string | Uint8Array>>): readonly SourceFile[] {
  return Object.entries(texts).map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
}

/** The plan for a source: its files by their paths. Nobody calls it off. */
export async function planFor(
  texts: Readonly<Record<string, string | Uint8Array>>,
  target: ImportTarget = targetWith(),
  request: Omit<ImportRequest, 'files'> = {},
): Promise<ImportPlan> {
  const plan = await planImport({ files: sourceFiles(texts), ...request }, target);
  assert.ok(plan !== undefined);
  return plan;
}

/** The files of a plan, as texts by path. */
export function textsOf({ files }: Pick<ImportPlan, 'files'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.map(({ path, content }) => [path, typeof content === 'string' ? content : new TextDecoder().decode(content)]),
  );
}
