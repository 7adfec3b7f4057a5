import type { CompletionEntry } from './entries.ts'

/** A script for bash. Names of commands and options need no quoting. */
export function toBash(entries: CompletionEntry[]): string {
  const names = (list: { name: string }[]) => list.map(({ name }) => name).join(' ')
  const cases = entries.map(
    ({ path, words, options }) =>
      `    ${path}) words='${names(words)}' options='${names(options)}' ;;`,
  )
  const values = entries.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ name, choices }) => `    '${path} ${name}') words='${choices.join(' ')}' ;;`),
  )
  return `_longshore() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  local at=longshore word words options
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$at/$word" in
      ${entries.map(({ path }) => path).join('|')}) at="$at/$word" ;;
    esac
  done
  case "$at" in
${cases.join('\n')}
  esac
  case "$at $prev" in
${values.join('\n')}
  esac
  [[ $cur == -* ]] && words=$options
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _longshore longshore
`
}
