import type { CompletionEntry, CompletionOption, CompletionWord } from './entries.ts'

/** A script for fish. */
export function toFish(entries: CompletionEntry[]): string {
  const lines = entries.flatMap(({ path, words, options }) => [
    ...words.map((word) => toLine(path, `-f -a ${word.name}`, word)),
    ...options.map((option) => toLine(path, toFlags(option), option)),
  ])
  return `function __longshore_at
  set -l at longshore
  for word in (commandline -opc)[2..]
    switch "$at/$word"
      case ${entries.map(({ path }) => path).join(' ')}
        set at "$at/$word"
    end
  end
  echo $at
end
${lines.join('\n')}
`
}

function toLine(path: string, flags: string, { description }: CompletionWord): string {
  const text = description.replace(/['\\]/g, '\\$&')
  return `complete -c longshore -n 'test (__longshore_at) = ${path}' ${flags} -d '${text}'`
}

function toFlags({ name, takesValue, choices }: CompletionOption): string {
  const value = choices.length > 0 ? ` -x -a '${choices.join(' ')}'` : takesValue ? ' -r' : ''
  return `-l ${name.slice(2)}${value}`
}
