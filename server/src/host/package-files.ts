/** The files that come with the program: its version and the rules' pages, in the repository and in a package alike. */

import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The text of a file of the package, by its path from the package's folder; undefined where it is not there. */
export function packageFile(path: string): string | undefined {
  const folder = packageFolder();
  if (folder === undefined) return undefined;
  try {
    return readFileSync(join(folder, path), 'utf8');
  } catch {
    return undefined;
  }
}

/** The version of the program. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(packageFile('package.json') ?? '{}');
  const version: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'version') : '';
  return typeof version === 'string' && version !== '' ? version : 'unknown';
}

/** The nearest folder above the program that was started which holds a manifest: where it runs from says where it lies. */
function packageFolder(): string | undefined {
  const program = process.argv[1];
  if (program === undefined) return undefined;
  try {
    // A package manager puts a link to the program on the path.
    let folder = dirname(realpathSync(program));
    for (let above = dirname(folder); above !== folder; folder = above, above = dirname(folder)) {
      if (isOurs(folder)) return folder;
    }
  } catch {
    return undefined;
  }
  return undefined;
}

function isOurs(folder: string): boolean {
  try {
    return readFileSync(join(folder, 'package.json'), 'utf8').includes('"plumbline"');
  } catch {
    return false;
  }
}
