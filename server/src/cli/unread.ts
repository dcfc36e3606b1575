/** What was not read of a folder, as a command says it: silence would look like a verdict. */

import { unreadText, unverifiedText } from '../reports/not-read.ts';
import { printableError } from './host.ts';
import type { LoadedFolder } from './loaded-folder.ts';

/** The folders of which nothing was read, a sentence for each: a program that reads the report is to hear of them too. */
export function unread({ engine, submodules }: Pick<LoadedFolder, 'engine' | 'submodules'>): readonly string[] {
  return unreadText(engine.workspace, submodules);
}

/** The files of evidence that nobody can say anything of, in a sentence. */
export function unverified({ engine }: Pick<LoadedFolder, 'engine'>): readonly string[] {
  return unverifiedText(engine.unverifiedEvidence()).map(printableError);
}
