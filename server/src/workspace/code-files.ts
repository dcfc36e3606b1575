/** Which files are looked through for the controls that they implement: source code, by its name, or what the configuration says. */

import type { DocumentRole } from '../facts/document-facts.ts';
import { MAX_CODE_SIZE } from '../facts/read-code.ts';
import { MAX_SIZE } from '../syntax/guards.ts';
import { compileGlobs } from './globs.ts';

/** The marker that stands before the IDs, unless the configuration names others. */
export const CODE_MARKERS: readonly string[] = ['@control'];

/** Each is looked for in every file. */
export const MOST_MARKERS = 10;

/** Whether a text can be told from other text, so that it can be a marker. */
export function isMarker(text: string): boolean {
  return text.length >= 3 && text.length <= 50 && text === text.trim() && !/[\r\n]/.test(text);
}

/** Endings of source code and of configuration as code, where comments can stand. YAML counts where it holds no records. */
const EXTENSIONS = (
  'astro bash bat bicep c cc cfg cjs clj cljs cmake cmd conf cpp cs cts cue cxx dart dockerfile elm erl ex exs fs fsx go gql ' + // l10n: endings
  'gradle graphql groovy h hcl hh hpp hs htm html ini java jl js jsx kt kts lua m mjs mk ml mli mm mts nim nix php pl pm ' + // l10n: endings
  'properties proto ps1 psm1 py pyi r rb rego rs scala sh sol sql svelte swift tf tfvars toml ts tsx vb vue xml zig zsh'
) // l10n: endings
  .split(' ');
const NAMES = ['Containerfile', 'Dockerfile', 'Jenkinsfile', 'Makefile', 'Vagrantfile'];
const USUAL = new Set([...EXTENSIONS, 'yml', 'yaml']);
const USUAL_NAMES = new Set(NAMES.map((name) => name.toLowerCase()));

/**
 * Files that are looked through at most: on a disk some seconds' worth. Over a network, or through the editor's client, each
 * costs a message there and back.
 */
export const MOST_CODE_FILES = { disk: 50_000, remote: 1000 } as const;

/** A test of paths by the globs; undefined globs: by the usual endings. */
export function codeMatcher(
  globs: readonly string[] | undefined,
  options: { readonly caseSensitive: boolean },
): (path: string) => boolean {
  if (globs === undefined) return isUsual;
  if (globs.length === 0) return () => false;
  const compiled = compileGlobs(globs, options);
  return (path) => compiled.matches(path);
}

function isUsual(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  return dot < 0 ? USUAL_NAMES.has(name) : USUAL.has(name.slice(dot + 1));
}

/** The globs by which an editor is to be asked for such files; YAML is not named, which it shows to us anyway. */
export function codePatterns(globs: readonly string[] | undefined): readonly string[] {
  if (globs === undefined) return [`**/*.{${EXTENSIONS.join(',')}}`, `**/{${NAMES.join(',')}}`];
  // What a glob with `!` takes away is not answered for, which nobody notices.
  const wanted = globs.filter((glob) => !glob.startsWith('!'));
  return wanted.map((glob) => (glob.startsWith('**/') ? glob : `**/${glob.replace(/^(?:\.?\/+)+/, '')}`));
}

/** How large a file may be that is read as something, in bytes. */
export function largestAs(role: DocumentRole | undefined): number {
  return role?.role === 'code' ? MAX_CODE_SIZE : MAX_SIZE;
}
