/**
 * The completion for zsh.
 *
 * l10n: a script; the meanings in it are translated where they are made.
 */

import type { CommandWords, OptionWords, Place } from './completion-words.ts';

/** The script that `plumbline completion zsh` prints: for a file `_plumbline` on the `fpath`, or to be evaluated. */
export function zshScript(commands: readonly CommandWords[]): string {
  return `#compdef plumbline
# Completion of plumbline in zsh. In ~/.zshrc, after compinit: eval "$(plumbline completion zsh)"
_plumbline() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  _arguments -C '(-h --help)'{-h,--help}'[help]' '(-v --version)'{-v,--version}'[version]' '1: :_plumbline_commands' '*:: :->rest'
  [[ $state == rest ]] || return
  case $words[1] in
${commands.map(commandCase).join('\n')}
    help) _arguments '1: :_plumbline_commands' ;;
  esac
}
_plumbline_commands() {
  local -a commands=(
${commands.map(({ name, meaning }) => `    ${quoted(`${name}:${meaning}`)}`).join('\n')}
  )
  _describe command commands
}
_plumbline_refs() {
  local -a refs=(\${(f)"$(git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)"})
  compadd -a refs
}
_plumbline_today() {
  compadd -- "$(date +%Y-%m-%d)"
}
# Read from a file by compinit, it is called; evaluated, it is made known.
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _plumbline "$@"
else
  compdef _plumbline plumbline
fi
`;
}

function commandCase({ name, options, parameters, first }: CommandWords): string {
  const specs = options.map(optionSpec);
  if (first !== undefined) specs.push(quoted(`1: :${action(first)}`));
  if (parameters !== undefined) specs.push(quoted(`*: :${action(parameters)}`));
  return `    ${name})\n      _arguments ${specs.join(' \\\n        ')} ;;`;
}

function optionSpec({ name, short, meaning, value }: OptionWords): string {
  const text = meaning.replaceAll(/[[\]:\\]/g, '\\$&');
  const ending = value === undefined ? `[${text}]` : `[${text}]: :${action(value)}`;
  if (short !== undefined) return `'(-${short} --${name})'{-${short},--${name}}${quoted(ending)}`;
  return quoted(`--${name}${value === undefined ? '' : '='}${ending}`);
}

function action(place: Place): string {
  if (typeof place !== 'string') return `(${place.join(' ')})`;
  if (place === 'path') return '_files';
  if (place === 'ref') return '_plumbline_refs';
  return place === 'day' ? '_plumbline_today' : ' ';
}

function quoted(text: string): string {
  return `'${text.replaceAll(`'`, `'\\''`)}'`;
}
