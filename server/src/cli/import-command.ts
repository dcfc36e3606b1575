/** `plumbline import`: shows what would be written and what was not understood, and then writes new files. */

import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import * as l10n from '@vscode/l10n';

import { systemClock } from '../host/clock.ts';
import type { ImportPlan, ImportTarget } from '../imports/import-plan.ts';
import { importCsv, MOST_CSV_BYTES } from '../imports/import-csv.ts';
import { importOscal, MOST_OSCAL_BYTES } from '../imports/import-oscal.ts';
import { importComply } from '../imports/import-comply.ts';
import { criteriaOfReading, readCriteria } from '../frameworks/reference.ts';
import { isWanted } from './answer.ts';
import type { Invocation } from './arguments.ts';
import { EXIT_CLEAN, EXIT_USAGE, type ExitCode } from './exit-codes.ts';
import { isInputTerminal, printableError, writeError, writeOut } from './host.ts';
import { importText } from './import-text.ts';
import type { ImportRequest } from './import-request.ts';
import { readComply, readSource } from './import-source.ts';
import { loadFolder } from './loaded-folder.ts';
import { pathFrom, uriOf } from './targets.ts';
import { UsageError } from './usage-error.ts';
import { writeNewFiles } from './write-new.ts';

/** Runs the command. */
export async function importCommand(invocation: Invocation, current: string): Promise<ExitCode> {
  const { importing } = invocation;
  if (importing === undefined) throw new Error('import was asked for nothing'); // l10n: a mistake of ours
  const folder = resolve(current, importing.output);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new UsageError(l10n.t('{0} is no folder.', importing.output));
  const plan = planOf(importing, { folder, current, target: await targetOf(folder, invocation, current) });
  if (plan.refusal !== undefined) {
    writeError(
      `plumbline: ${printableError(`${importing.source}: ${plan.refusal}`)} ${l10n.t('Nothing was written.')}\n`,
    );
    return EXIT_USAGE;
  }
  const nameOf = (path: string): string => pathFrom(current, join(folder, path));
  writeOut(importText(plan, nameOf));
  if (plan.files.length === 0 || importing.isDry) {
    writeOut(`${l10n.t('Nothing was written.')}\n`);
    return EXIT_CLEAN;
  }
  if (!importing.isAgreed) {
    if (!isInputTerminal())
      throw new UsageError(l10n.t('Nothing was written. Nobody can be asked here: if that is right, add --yes.'));
    if (!(await isWanted())) {
      writeOut(`${l10n.t('Nothing was written.')}\n`);
      return EXIT_CLEAN;
    }
  }
  writeNewFiles(folder, plan.files);
  writeOut(
    plan.files.length === 1
      ? `${l10n.t('Wrote {0}.', printableError(nameOf(plan.files[0]?.path ?? '')))}\n`
      : `${l10n.t('Wrote {0} files.', plan.files.length)}\n`,
  );
  return EXIT_CLEAN;
}

interface Place {
  /** The target folder: an absolute path. */
  readonly folder: string;
  readonly current: string;
  readonly target: ImportTarget;
}

function planOf({ format, source, map }: ImportRequest, { folder, current, target }: Place): ImportPlan {
  switch (format) {
    case 'comply':
      return importComply(readComply(source, current), isSame(resolve(current, source), folder), target);
    case 'csv':
      return importCsv(readSource(source, current, MOST_CSV_BYTES), map, target);
    case 'oscal':
      return importOscal(readSource(source, current, MOST_OSCAL_BYTES), target);
    default:
      return format satisfies never;
  }
}

function isSame(one: string, other: string): boolean {
  return existsSync(other) && realpathSync(one) === realpathSync(other);
}

/** What an import may ask of the folder: it is read first, where it is there. */
async function targetOf(folder: string, invocation: Invocation, current: string): Promise<ImportTarget> {
  const fileAt: ImportTarget['fileAt'] = (path, content) => {
    const place = join(folder, path);
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats === undefined) return 'nothing';
    if (content === undefined || !stats.isFile() || stats.size !== content.length) return 'other';
    return readFileSync(place).equals(content) ? 'same' : 'other';
  };
  const target = { folder, uri: uriOf(folder), limits: undefined };
  const asOf = systemClock.today();
  const { engine } = await loadFolder({ target, asOf, config: invocation.config, current });
  const { snapshot } = engine;
  return {
    fileAt,
    controlAt: (id) => snapshot.definitions(id, 'control')[0]?.document.path,
    isCriteria: (text) => criteriaOfReading(readCriteria(snapshot.catalogue, text)).length > 0,
  };
}
