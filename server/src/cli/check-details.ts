/** What some formats of `check` ask for besides the report: each is looked up when it is. */

import type { Diagnosis, Engine } from '../engine/engine.ts';
import { packageFile, packageVersion } from '../host/package-files.ts';
import { affectedCriteria } from '../reports/affected-criteria.ts';
import type { CheckDetails, CheckReport } from '../reports/check-report.ts';
import { rulePagesAddress } from '../reports/rule-pages.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { isInside } from '../workspace/uri.ts';
import type { Threshold } from './arguments.ts';
import type { LoadedFolder } from './loaded-folder.ts';

/** What else an engine has to say of a document. */
type Say<D extends Diagnosis> = (engine: Engine, uri: DocumentUri) => readonly D[];

export interface DetailsSource {
  readonly folders: readonly LoadedFolder[];
  readonly failOn: Threshold;
  /** Has something said of every document that is checked, with paths as in the report. */
  readonly ofAll: <D extends Diagnosis>(say: Say<D>) => readonly D[];
}

/** The details for a report on these folders. */
export function detailsOf({ diagnoses }: CheckReport, { folders, failOn, ofAll }: DetailsSource): CheckDetails {
  const folderOf = ({ uri }: Diagnosis): LoadedFolder | undefined =>
    folders.find(({ target }) => isInside(target.uri, uri));
  return {
    failOn,
    get version() {
      return packageVersion();
    },
    get silencedFindings() {
      return ofAll((engine, uri) => engine.silenced(uri));
    },
    get knownFindings() {
      return ofAll((engine, uri) => engine.inBaseline(uri));
    },
    get affected() {
      return folders.flatMap((folder) =>
        affectedCriteria(
          folder.engine,
          diagnoses.filter((one) => folderOf(one) === folder),
        ),
      );
    },
    rulePages: rulePagesAddress(process.env['PLUMBLINE_RULE_PAGES']),
    identityOf: (diagnosis) => folderOf(diagnosis)?.engine.identityOf(diagnosis) ?? diagnosis.code,
    pageOf: (code) => packageFile(`docs/rules/${code}.md`),
  };
}
