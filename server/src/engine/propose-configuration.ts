/** Proposes a `plumbline.yml` for a folder that has none, from what lies there: what `init` and the editor's command write. */

import * as l10n from '@vscode/l10n';

import { CATEGORIES, type CategoryId } from '../domain/category.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import { wordList } from '../domain/word-list.ts';
import { readDocument } from '../facts/read-document.ts';
import { isBuiltInName } from '../frameworks/catalogue.ts';
import { criterionKey } from '../frameworks/framework.ts';
import { readCriteria } from '../frameworks/reference.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { USUAL_FRAMEWORKS } from '../workspace/classify.ts';
import { DEFAULT_CONFIGURATION } from '../workspace/configuration.ts';
import { compileGlobs } from '../workspace/globs.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Engine } from './engine.ts';
import { type MarkdownFile, proposeGlobs, type ProposedGlobs } from './proposed-globs.ts';
import { type FrontMatterStyle, type ProposedKey, proposeKeys, readFrontMatter } from './proposed-keys.ts';
import type { RepositoryFile } from './repository-files.ts';

export interface Proposal {
  /** The text of `plumbline.yml`. */
  readonly text: string;
  /** What was recognized, in sentences. */
  readonly recognized: readonly string[];
  /** What was decided for the author, who may decide otherwise, in sentences. */
  readonly decided: readonly string[];
}

const STYLES: Readonly<Record<FrontMatterStyle, (count: number) => string>> = {
  both: (count) => l10n.t('between two lines --- ({0})', count),
  'closing-only': (count) => l10n.t('without an opening line ---, as Comply writes it ({0})', count),
  none: (count) => l10n.t('missing ({0})', count),
};

/**
 * Proposes a configuration. `files` are the folder's Markdown and YAML files; without them, keys and registers that the
 * defaults miss are not looked for. The day the engine judges for decides on the year.
 */
export function proposeConfiguration(engine: Engine, files: readonly RepositoryFile[] = []): Proposal {
  const { snapshot } = engine;
  const markdown = markdownFiles(engine);
  const globs = proposeGlobs(markdown, files);
  const policies = policyFiles(markdown, globs, files);
  const keys = proposeKeys(policies, snapshot.catalogue);
  const unread = [...keys.flatMap(({ criteria }) => criteria), ...criteriaIn(addedRegisters(globs, files))];
  const categories = categoriesOf(snapshot, unread);
  const operates = snapshot.has('control') || snapshot.has('evidence') || globs.registers !== undefined;
  const organization = organizationOf(files);
  return {
    text: configurationText({ organization, today: snapshot.today, operates, categories, globs, keys }),
    recognized: [
      ...recognizedPolicies(markdown, globs, policies),
      ...recognizedFrameworks(snapshot, globs),
      ...recognizedKeys(keys),
    ],
    decided: [decidedEngagement(snapshot.today, operates), ...decidedCategories(categories)],
  };
}

function markdownFiles(engine: Engine): readonly MarkdownFile[] {
  const files: MarkdownFile[] = [];
  for (const { path, facts } of engine.snapshot.documents()) {
    if (facts.markdown) files.push({ path, isPolicy: facts.kind === 'policy' });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The policies as they will be read: those known already, and those that the proposed globs add. */
function policyFiles(
  markdown: readonly MarkdownFile[],
  globs: ProposedGlobs,
  files: readonly RepositoryFile[],
): readonly RepositoryFile[] {
  const known = new Set(markdown.filter(({ isPolicy }) => isPolicy).map(({ path }) => path));
  const added = compileGlobs(globs.policies ?? [], { caseSensitive: true });
  return files.filter(({ path }) => known.has(path) || (added.matches(path) && !/(?:^|\/)readme\.md$/i.test(path)));
}

/** The registers that the defaults miss and the proposed globs add. */
function addedRegisters({ registers }: ProposedGlobs, files: readonly RepositoryFile[]): readonly RepositoryFile[] {
  const defaults = DEFAULT_CONFIGURATION.files.registers;
  const added = (registers ?? []).filter((glob) => !defaults.includes(glob));
  if (added.length === 0) return [];
  const globs = compileGlobs(added, { caseSensitive: true });
  return files.filter(({ path }) => globs.matches(path));
}

/** What the records of registers name as criteria. */
function criteriaIn(registers: readonly RepositoryFile[]): readonly string[] {
  return registers.flatMap(({ text }) =>
    readDocument(text, false, { role: 'register', kind: undefined })
      .criteria.filter(({ source }) => source === 'field')
      .map((reference) => reference.text),
  );
}

/**
 * Security always; the others where a criterion of theirs is mapped: in what is read already, or in `unread`, criteria
 * that will be once the proposal is in force.
 */
function categoriesOf(snapshot: Snapshot, unread: readonly string[]): readonly CategoryId[] {
  const coming = new Set<CategoryId | undefined>();
  for (const text of unread) {
    const reading = readCriteria(snapshot.catalogue, text);
    if (reading.kind !== 'one' && reading.kind !== 'several') continue;
    for (const { category } of reading.criteria) coming.add(category);
  }
  const isMapped = (category: CategoryId): boolean =>
    snapshot.catalogue.builtIn.criteria.some(
      (criterion) =>
        criterion.category === category &&
        snapshot
          .criterionUses(criterionKey(snapshot.catalogue.builtIn, criterion))
          // What an own framework is mapped to is not mapped by anybody yet.
          .some(({ source, record }) => source === 'field' && record !== undefined),
    );
  return CATEGORIES.map(({ id }) => id).filter((id) => id === 'security' || coming.has(id) || isMapped(id));
}

/** Comply's own settings know the name. */
function organizationOf(files: readonly RepositoryFile[]): string | undefined {
  const comply = files.find(({ path }) => path === 'comply.yml' || path === 'comply.yaml');
  const root = comply === undefined ? undefined : parseYaml(comply.text).documents[0]?.root;
  if (root?.kind !== 'map') return undefined;
  const name = root.pairs.find(({ key }) => key.text === 'name')?.value;
  return name?.kind === 'scalar' && name.text.trim() !== '' ? name.text.trim() : undefined;
}

interface Parts {
  readonly organization: string | undefined;
  readonly today: CivilDate;
  /** Whether there are controls or evidence, so that operation over a period can be looked at. */
  readonly operates: boolean;
  readonly categories: readonly CategoryId[];
  readonly globs: ProposedGlobs;
  readonly keys: readonly ProposedKey[];
}

function configurationText({ organization, today, operates, categories, globs, keys }: Parts): string {
  const year = today.slice(0, 4);
  const period = `period: {start: ${year}-01-01, end: ${year}-12-31}`;
  const lines = [
    '# What Plumbline is to know about this folder. What is not said here keeps its default.', // l10n: stands in the file
    organization === undefined ? '# organization: Acme, Inc.' : `organization: ${quoted(organization)}`, // l10n: stands in the file
    'engagement:',
    ...(operates
      ? [
          '  # Type 2 looks at operation over a period: put in the one that your auditor examines.', // l10n: stands in the file
          '  type: 2',
          `  ${period}`,
        ]
      : [
          '  # Type 1 looks at the design as of a date. For Type 2, which needs controls and evidence:', // l10n: stands in the file
          '  # type: 2',
          `  # ${period}`,
          '  type: 1',
        ]),
    `  categories: [${categories.join(', ')}]`,
  ];
  const { policies, registers, frameworks } = globs;
  if (policies !== undefined || registers !== undefined)
    lines.push('# Which files are read. Naming some replaces the defaults.', 'files:'); // l10n: stands in the file
  if (policies !== undefined) lines.push('  policies:', ...policies.map((glob) => `    - ${quoted(glob)}`));
  if (registers !== undefined) lines.push('  registers:', ...registers.map((glob) => `    - ${quoted(glob)}`));
  if (frameworks !== undefined) {
    lines.push(
      '# Where criteria of your own are listed.', // l10n: stands in the file
      'frameworks:',
      ...frameworks.map((glob) => `  - ${quoted(glob)}`),
    );
  }
  if (keys.length > 0) lines.push('# Keys of your front-matter, and the fields that they mean.', 'keys:'); // l10n: stands in the file
  for (const { field, keys: own } of keys) lines.push(`  ${field.name}: [${own.map(plainOrQuoted).join(', ')}]`);
  return `${lines.join('\n')}\n`;
}

/** In double quotes, YAML and JSON escape alike. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function plainOrQuoted(text: string): string {
  return /^[A-Za-z][\w-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : quoted(text);
}

function recognizedPolicies(
  markdown: readonly MarkdownFile[],
  globs: ProposedGlobs,
  policies: readonly RepositoryFile[],
): readonly string[] {
  const lines: string[] = [];
  const folders = new Set(markdown.map(({ path }) => path.split('/')[0]));
  if (folders.has('narratives') && folders.has('procedures')) {
    lines.push(l10n.t('The layout is Comply’s: narratives, policies and procedures.'));
  }
  if (globs.policies !== undefined) lines.push(l10n.t('Policies lie in {0}.', globs.policies.join(', ')));
  const named = compileGlobs(globs.policies ?? DEFAULT_CONFIGURATION.files.policies, { caseSensitive: true });
  const elsewhere = markdown.filter(({ path, isPolicy }) => isPolicy && !named.matches(path)).length;
  if (elsewhere > 0) {
    lines.push(
      elsewhere === 1
        ? l10n.t('1 policy is known by the front-matter, wherever it lies.')
        : l10n.t('{0} policies are known by the front-matter, wherever they lie.', elsewhere),
    );
  }
  if (globs.registers !== undefined) {
    const own = globs.registers.filter((glob) => !DEFAULT_CONFIGURATION.files.registers.includes(glob));
    lines.push(l10n.t('Registers lie in {0} too.', own.join(', ')));
  }
  const styles = new Map<FrontMatterStyle, number>();
  for (const { text } of policies) {
    const style = readFrontMatter(text)?.style ?? 'none';
    styles.set(style, (styles.get(style) ?? 0) + 1);
  }
  const said = [...styles].map(([style, count]) => STYLES[style](count));
  if (said.length > 0) lines.push(l10n.t('Front-matter of the policies: {0}.', said.join('; ')));
  return lines;
}

function recognizedFrameworks(snapshot: Snapshot, { frameworks }: ProposedGlobs): readonly string[] {
  const lines = snapshot.frameworkDocuments.map(({ path, facts }) => {
    const id = facts.framework?.id.text ?? '';
    return isBuiltInName(id)
      ? l10n.t('The labels of the Trust Services Criteria are taken from {0}.', path)
      : l10n.t('{0} holds a framework of your own, {1}; its criteria are in scope.', path, id);
  });
  const own = (frameworks ?? []).filter((glob) => !USUAL_FRAMEWORKS.includes(glob));
  return own.length === 0 ? lines : [...lines, l10n.t('Frameworks of your own lie in {0} too.', own.join(', '))];
}

function recognizedKeys(keys: readonly ProposedKey[]): readonly string[] {
  return keys.map(({ field, keys: own }) => l10n.t('Your key {0} is taken for {1}.', own.join(', '), field.name));
}

function decidedEngagement(today: CivilDate, operates: boolean): string {
  const year = today.slice(0, 4);
  return operates
    ? l10n.t('The engagement is Type 2 over the calendar year {0}, a guess: put in your own period.', year)
    : l10n.t('The engagement is Type 1, since there are no controls and no evidence yet that could show operation.');
}

function decidedCategories(categories: readonly CategoryId[]): readonly string[] {
  if (categories.length === 1)
    return [l10n.t('Only the Security category is in scope: no criterion of another one is mapped.')];
  const names = CATEGORIES.filter(({ id }) => categories.includes(id)).map(({ name }) => name);
  return [l10n.t('In scope are {0}, since criteria of them are mapped.', wordList(names))];
}
