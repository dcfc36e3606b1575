/**
 * The completion for bash, from version 3.2 on, which is what macOS has; it needs nothing else.
 *
 * l10n: a script, not words for people.
 */

import type { CommandWords, Place } from './completion-words.ts';

/** The script that `plumbline completion bash` prints. */
export function bashScript(commands: readonly CommandWords[]): string {
  const names = commands.map(({ name }) => name);
  return `# Completion of plumbline in bash. In ~/.bashrc: eval "$(plumbline completion bash)"
_plumbline() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before='' command='' words='' one i
  [ "$COMP_CWORD" -gt 0 ] && before="\${COMP_WORDS[COMP_CWORD-1]}"
  # "--format=json" comes in three parts.
  if [ "$word" = '=' ]; then
    word=''
  elif [ "$before" = '=' ] && [ "$COMP_CWORD" -gt 1 ]; then
    before="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      ${names.join('|')}) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  COMPREPLY=()
  case "$command:$before" in
${commands.flatMap(valueCases).join('\n')}
${commands.flatMap(firstCase).join('\n')}
  esac
  case "$word" in
    -*)
      case "$command" in
${commands.map(({ name, options }) => `        ${name}) words='${options.map((one) => `--${one.name}`).join(' ')}' ;;`).join('\n')}
        *) words='--help --version' ;;
      esac ;;
    *)
      case "$command" in
        '') words='${[...names, 'help'].join(' ')}' ;;
${commands.flatMap(({ name, parameters }) => (parameters === undefined ? [] : [`        ${name}) ${taking(parameters)} ;;`])).join('\n')}
      esac ;;
  esac
  _plumbline_take "$word" "$words"
}
_plumbline_take() {
  local one
  while IFS= read -r one; do
    COMPREPLY+=("$one")
  done < <(compgen -W "$2" -- "$1")
}
_plumbline_refs() {
  git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null
}
# Where nothing of ours fits, bash offers files.
complete -o bashdefault -o default -F _plumbline plumbline
`;
}

function valueCases({ name, options }: CommandWords): readonly string[] {
  return options.flatMap(({ name: option, value }) =>
    value === undefined
      ? []
      : [
          `    ${name}:--${option}) ${value === 'path' ? 'return' : `${taking(value)}; _plumbline_take "$word" "$words"; return`} ;;`,
        ],
  );
}

/** Behind the command itself stands its first parameter, unless an option does. */
function firstCase({ name, first }: CommandWords): readonly string[] {
  if (first === undefined) return [];
  return [
    `    ${name}:${name}) if [ "\${word#-}" = "$word" ]; then words='${first.join(' ')}'; _plumbline_take "$word" "$words"; return; fi ;;`,
  ];
}

function taking(place: Place): string {
  if (typeof place !== 'string') return `words='${place.join(' ')}'`;
  if (place === 'ref') return 'words="$(_plumbline_refs)"';
  if (place === 'day') return 'words="$(date +%Y-%m-%d)"';
  return ':';
}
