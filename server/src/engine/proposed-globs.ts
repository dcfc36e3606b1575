/** Where policies and registers lie in a folder that nobody has configured yet: globs for what the defaults miss. */

import { readDocument } from '../facts/read-document.ts';
import { frameworkFileName } from '../facts/read-framework.ts';
import { type Classifier, classifierOf, isMarkdown, USUAL_FRAMEWORKS } from '../workspace/classify.ts';
import { DEFAULT_CONFIGURATION } from '../workspace/configuration.ts';
import { compileGlobs } from '../workspace/globs.ts';
import type { RepositoryFile } from './repository-files.ts';

export interface ProposedGlobs {
  /** Undefined where the defaults find all there is. */
  readonly policies: readonly string[] | undefined;
  readonly registers: readonly string[] | undefined;
  readonly frameworks: readonly string[] | undefined;
}

/** What is known of a Markdown file. */
export interface MarkdownFile {
  readonly path: string;
  /** Whether it is read as a policy already, by its place or by its front-matter. */
  readonly isPolicy: boolean;
}

const POLICY_FOLDER = /^(?:policy|(?:.*[-_ ])?(?:policies|narratives|procedures|standards))$/i;
/** In these lie files that only look like policies and registers. */
const NOT_OURS = /^(?:fixtures?|tests?|testdata|__tests__|templates?|node_modules)$/i;
const POLICY_NAME = /(?:^|[-_ ])policy(?=[-_ .]|$)/i;
/** What a register's file says somewhere at the start of a line, so that others need not be parsed. */
const REGISTER_KEY = /^(?:kind|controls|evidence|risks|vendors|exceptions)[ \t]*:/m;
/** One record of these shows that a YAML file is a register; `systems` or `metrics` alone may be anybody's. */
const TELLING: ReadonlySet<string> = new Set(['control', 'evidence', 'risk', 'vendor', 'exception']);

/** Globs for the policies and registers of a folder. */
export function proposeGlobs(markdown: readonly MarkdownFile[], files: readonly RepositoryFile[]): ProposedGlobs {
  const classifier = classifierOf(DEFAULT_CONFIGURATION.files, true);
  return {
    policies: policyGlobs(markdown, classifier),
    registers: registerGlobs(files, classifier),
    frameworks: frameworkGlobs(files, classifier),
  };
}

function policyGlobs(files: readonly MarkdownFile[], classifier: Classifier): readonly string[] | undefined {
  const globs = new Set<string>();
  const named = new Map<string, string[]>();
  const paths = files.map(({ path }) => path);
  for (const { path, isPolicy } of files) {
    // Registers and files that the defaults find as policies need nothing.
    if (classifier.role(path)?.role !== 'markdown') continue;
    const folders = path.split('/').slice(0, -1);
    if (folders.some((folder) => NOT_OURS.test(folder))) continue;
    const at = folders.findIndex((folder) => POLICY_FOLDER.test(folder));
    if (at >= 0) {
      globs.add(`${folders.slice(0, at + 1).join('/')}/**/*.md`);
    } else if (!isPolicy && POLICY_NAME.test(path.slice(path.lastIndexOf('/') + 1))) {
      const folder = folders.join('/');
      named.set(folder, [...(named.get(folder) ?? []), path]);
    }
  }
  // One file called so may be anything, such as a web site's privacy policy; several are somebody's policies.
  for (const [folder, several] of named) {
    if (several.length > 1)
      globs.add(
        `${folder === '' ? '' : `${folder}/`}*${several[0]?.includes('Policy') === true ? 'Policy' : 'policy'}*.md`,
      );
  }
  if (globs.size === 0) return undefined;
  const defaults = DEFAULT_CONFIGURATION.files.policies.filter((glob) => {
    const compiled = compileGlobs([glob], { caseSensitive: true });
    return paths.some((path) => compiled.matches(path));
  });
  return [...defaults, ...[...globs].sort()];
}

function registerGlobs(files: readonly RepositoryFile[], classifier: Classifier): readonly string[] | undefined {
  const found = new Map<string, string[]>();
  const others = new Set<string>();
  for (const { path, text } of files) {
    if (
      isMarkdown(path) ||
      classifier.role(path) !== undefined ||
      path.split('/').some((name) => NOT_OURS.test(name))
    ) {
      continue;
    }
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    if (isRegister(text)) found.set(folder, [...(found.get(folder) ?? []), path]);
    else others.add(folder);
  }
  const globs: string[] = [];
  for (const [folder, paths] of found) {
    // A folder that holds nothing else is named whole, so that the next file in it is read too.
    const whole = folder !== '' && paths.length > 1 && !others.has(folder);
    if (whole) globs.push(`${folder}/*.${paths.every((path) => path.endsWith('.yml')) ? 'yml' : '{yml,yaml}'}`);
    else globs.push(...paths);
  }
  return globs.length === 0 ? undefined : [...DEFAULT_CONFIGURATION.files.registers, ...globs.sort()];
}

function isRegister(text: string): boolean {
  if (!REGISTER_KEY.test(text)) return false;
  const { records } = readDocument(text, false, { role: 'register', kind: undefined });
  return records.some(({ kind, id }) => TELLING.has(kind) && id !== undefined);
}

/** Folders in which criteria may be listed in Comply's shape, which by itself says little. */
const FRAMEWORK_FOLDER = /^(?:frameworks|standards|catalogs|catalogues)$/i;

function frameworkGlobs(files: readonly RepositoryFile[], classifier: Classifier): readonly string[] | undefined {
  const globs = new Set<string>();
  for (const { path, text } of files) {
    const folders = path.split('/').slice(0, -1);
    if (isMarkdown(path) || classifier.role(path) !== undefined || folders.some((name) => NOT_OURS.test(name)))
      continue;
    const isInFolder = FRAMEWORK_FOLDER.test(folders.at(-1) ?? '');
    if (!isInFolder && !/^criteria[ \t]*:/m.test(text)) continue;
    const role = { role: 'framework', name: frameworkFileName(path), isNamed: false } as const;
    const { framework } = readDocument(text, false, role);
    if (framework === undefined || framework.criteria.length === 0) continue;
    globs.add(isInFolder ? `${folders.join('/')}/*.{yml,yaml}` : path);
  }
  return globs.size === 0 ? undefined : [...USUAL_FRAMEWORKS, ...[...globs].sort()];
}
