/** What some formats of `check` ask for besides the report: each is looked up when it is. */

import { type Moves, movesBetween } from '../engine/comparison.ts';
import type { Diagnosis, Engine } from '../engine/engine.ts';
import { packageFile, packageVersion } from '../host/package-files.ts';
import { affectedCriteria } from '../reports/affected-criteria.ts';
import type { ChangeFigure, CheckDetails, CheckReport, FolderMove } from '../reports/check-report.ts';
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
  /** What a folder is called among several; undefined where it is the only one. */
  readonly nameOf: (folder: LoadedFolder) => string | undefined;
}

/** The details for a report on these folders. */
export function detailsOf(report: CheckReport, { folders, failOn, ofAll, nameOf }: DetailsSource): CheckDetails {
  const { diagnoses } = report;
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
    get change() {
      return changeFigure(report, folders, nameOf);
    },
    rulePages: rulePagesAddress(process.env['PLUMBLINE_RULE_PAGES']),
    identityOf: (diagnosis) => folderOf(diagnosis)?.engine.identityOf(diagnosis) ?? diagnosis.code,
    pageOf: (code) => packageFile(`docs/rules/${code}.md`),
  };
}

/** What moved on the ladder since changes began: the readiness of both states is reckoned for it. */
function changeFigure(
  { since }: CheckReport,
  folders: readonly LoadedFolder[],
  nameOf: DetailsSource['nameOf'],
): ChangeFigure | undefined {
  if (since === undefined) return undefined;
  const moved = folders.flatMap((folder) =>
    folder.since === undefined ? [] : [{ name: nameOf(folder), moves: movesBetween(folder.since.base, folder.engine) }],
  );
  const of = (kind: keyof Moves): readonly FolderMove[] =>
    moved.flatMap(({ name, moves }) => moves[kind].map((move) => ({ ...move, folder: name })));
  return { base: since.ref, gone: since.gone, criteria: of('criteria'), controls: of('controls') };
}
