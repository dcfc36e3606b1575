/**
 * The script of the Git hook that `plumbline init --hook` writes, and what can be read from one.
 *
 * l10n: a file for everybody who works in the repository, whatever the language of whoever wrote it.
 */

export const HOOK = 'pre-commit';
/** What a hook that was there before is called from then on. */
export const HOOK_BEFORE = 'pre-commit.before-plumbline';

const FIRST_LINES = `#!/bin/sh
# Written by "plumbline init --hook"; "plumbline init --hook --remove" takes it away.
`;

/** The script for folders below the root of a repository, each with `/`; `.` is the root itself. */
export function hookScript(folders: readonly string[]): string {
  return `${FIRST_LINES}# It checks what is staged before each commit. To commit without: git commit --no-verify

# The hook that was here before comes first.
before="$(dirname "$0")/${HOOK_BEFORE}"
if [ -x "$before" ]; then
  "$before" "$@" || exit $?
fi

failed=0
check() {
  # Another branch may not have it.
  [ -d "$1" ] || return 0
  if [ -n "$PLUMBLINE" ]; then
    program=$PLUMBLINE
  elif [ -x "$1/node_modules/.bin/plumbline" ]; then
    program="$1/node_modules/.bin/plumbline"
  elif [ -x node_modules/.bin/plumbline ]; then
    program=node_modules/.bin/plumbline
  elif command -v plumbline >/dev/null 2>&1; then
    program=plumbline
  else
    echo 'plumbline: it is not installed here, so nothing was checked and nothing committed.' >&2
    echo 'Put it on the PATH, or set PLUMBLINE to where it is. To commit without: git commit --no-verify' >&2
    exit 1
  fi
  "$program" check --staged "$1" || failed=$?
}

${folders.map((folder) => `check ${quoted(folder)}\n`).join('')}exit $failed
`;
}

/** The folders of which a hook is; undefined where the text is not exactly what we write for any. */
export function foldersOfHook(text: string): readonly string[] | undefined {
  if (!text.startsWith(FIRST_LINES)) return undefined;
  const folders = [...text.matchAll(/^check '((?:[^']|'\\'')*)'$/gm)].map(([, folder = '']) =>
    folder.replaceAll(`'\\''`, `'`),
  );
  return hookScript(folders) === text ? folders : undefined;
}

/** Whether a hook is ours, though somebody may have changed it since. */
export function isOurHook(text: string): boolean {
  return text.startsWith(FIRST_LINES);
}

/** For a POSIX shell, which takes everything between two single quotation marks as it is. */
function quoted(text: string): string {
  return `'${text.replaceAll(`'`, `'\\''`)}'`;
}
