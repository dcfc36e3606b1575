/** Which role a file has, by its path and the configured globs: a policy, a register, the configuration, source code, or none of these. */

import { Remembered } from '../domain/remembered.ts';
import { LIST_KEYS, type RecordKind } from '../domain/kinds.ts';
import type { DocumentRole } from '../facts/document-facts.ts';
import { frameworkFileName } from '../facts/read-framework.ts';
import type { Configuration } from './configuration.ts';
import { codeMatcher } from './code-files.ts';
import { folded } from './glob-pattern.ts';
import { compileGlobs, type Globs } from './globs.ts';

export const CONFIGURATION_FILE = 'plumbline.yml';
export const LOCAL_FILE = 'plumbline.local.yml';

export interface Classifier {
  readonly exclude: Globs;
  /** The role of a file by its path from the folder (with `/`); undefined when it need not be read. */
  role(path: string): DocumentRole | undefined;
  /** Whether a file would be read as source code if it is nothing else, by its name alone. */
  isCode(path: string): boolean;
}

/** Where frameworks lie as a rule; the second is Comply's folder for them. */
export const USUAL_FRAMEWORKS = ['frameworks/*.{yml,yaml}', 'standards/*.{yml,yaml}'];

/** Whether a path names Markdown. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** The kind that a folder's name gives to a record without `kind:`: `controls/ac-02.md` is a control, and so is `ac-02.control.yml`. */
function kindByName(path: string): RecordKind | undefined {
  const folders = path.split('/').slice(0, -1);
  for (const folder of folders.toReversed()) {
    const kind = LIST_KEYS.get(folder.toLowerCase());
    if (kind !== undefined) return kind;
  }
  return /\.control\.ya?ml$/i.test(path) ? 'control' : undefined;
}

/** A classifier for a configuration. On a disk that disregards letter case, globs do too. */
export function classifierOf(files: Configuration['files'], caseSensitive: boolean): Classifier {
  const policies = compileGlobs(files.policies, { caseSensitive });
  const registers = compileGlobs(files.registers, { caseSensitive });
  const frameworks = compileGlobs(files.frameworks ?? USUAL_FRAMEWORKS, { caseSensitive });
  const exclude = compileGlobs(files.exclude, { caseSensitive });
  const isCode = codeMatcher(files.code, { caseSensitive });
  const code: DocumentRole = { role: 'code', markers: files.codeMarkers };
  const roles = new Remembered<string, { readonly role: DocumentRole | undefined }>(2000);
  return {
    exclude,
    isCode,
    role(path) {
      // Asked of each file when the folder is walked, and again when it is read.
      return roles.get(path, () => ({ role: roleOf(path) })).role;
    },
  };

  function roleOf(path: string): DocumentRole | undefined {
    const name = folded(path, caseSensitive);
    if (name === CONFIGURATION_FILE) return { role: 'configuration' };
    const markdown = isMarkdown(path);
    if (!markdown && !/\.ya?ml$/i.test(path)) return isCode(path) && !exclude.matches(path) ? code : undefined;
    if (name === LOCAL_FILE || exclude.matches(path)) return undefined;
    if (markdown && /(?:^|\/)readme\.(?:md|markdown)$/i.test(path)) return undefined;
    const framework = !markdown && frameworks.matches(path);
    const isNamed = files.frameworks !== undefined;
    const asFramework = { role: 'framework', name: frameworkFileName(path), isNamed } as const;
    if (framework && isNamed) return asFramework;
    if (registers.matches(path)) return { role: 'register', kind: kindByName(path) };
    if (framework) return asFramework;
    if (!markdown) return isCode(path) ? code : undefined;
    return policies.matches(path) ? { role: 'policy' } : { role: 'markdown' };
  }
}
