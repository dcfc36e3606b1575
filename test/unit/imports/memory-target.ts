/** A folder into which an import goes, in memory. */

import { readCriteria, criteriaOfReading } from '../../../server/src/frameworks/reference.ts';
import { catalogueOf } from '../../../server/src/frameworks/catalogue.ts';
import type { ImportPlan, ImportTarget } from '../../../server/src/imports/import-plan.ts';

/** A folder with these files, in which these controls are defined. */
export function targetWith(
  files: Readonly<Record<string, string>> = {},
  controls: Readonly<Record<string, string>> = {},
): ImportTarget {
  const catalogue = catalogueOf([]);
  return {
    controlAt: (id) => controls[id],
    fileAt: (path, content) => {
      const there = files[path];
      if (there === undefined) return 'nothing';
      return content !== undefined && new TextDecoder().decode(content) === there ? 'same' : 'other';
    },
    isCriteria: (text) => criteriaOfReading(readCriteria(catalogue, text)).length > 0,
  };
}

/** The files of a plan, as texts by path. */
export function textsOf({ files }: ImportPlan): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.map(({ path, content }) => [path, typeof content === 'string' ? content : new TextDecoder().decode(content)]),
  );
}
