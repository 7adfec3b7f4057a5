import type { CompletionEntry, CompletionWord } from './entries.ts'

/** A script for zsh, to be in `fpath` or to be sourced. */
export function toZsh(entries: CompletionEntry[]): string {
  const caseOf = (list: (entry: CompletionEntry) => CompletionWord[]) =>
    entries
      .map((entry) => `      ${entry.path}) names=(${list(entry).map(toName).join(' ')}) ;;`)
      .join('\n')
  const values = entries.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ name, choices }) => `      '${path} ${name}') names=(${choices.join(' ')}) ;;`),
  )
  return `#compdef longshore
_longshore() {
  local at=longshore word
  local -a names
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$at/$word" in
      ${entries.map(({ path }) => path).join('|')}) at="$at/$word" ;;
    esac
  done
  if [[ $words[CURRENT] == -* ]]; then
    case "$at" in
${caseOf(({ options }) => options)}
    esac
  else
    case "$at" in
${caseOf(({ words }) => words)}
    esac
    case "$at $words[CURRENT-1]" in
${values.join('\n')}
    esac
  fi
  if (( $#names )); then
    _describe longshore names
  else
    _files
  fi
}
if [[ $funcstack[1] == _longshore ]]; then
  _longshore
else
  compdef _longshore longshore
fi
`
}

function toName({ name, description }: CompletionWord): string {
  const text = description === '' ? name : `${name}:${description}`
  return `'${text.replaceAll("'", "'\\''")}'`
}
