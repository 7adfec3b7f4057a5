import type { Command, Option } from 'commander'

/** What can follow a command on the command line. */
export interface CompletionEntry {
  /** The command with those around it: `longshore/job/plan`. */
  path: string
  /** Commands in it, or what its argument can be; with none, file names follow. */
  words: CompletionWord[]
  options: CompletionOption[]
}

export interface CompletionWord {
  name: string
  description: string
}

export interface CompletionOption extends CompletionWord {
  takesValue: boolean
  /** What its value can be; with none, a file name. */
  choices: readonly string[]
}

/** All that can be completed, each command before those in it. */
export function toEntries(command: Command, path = command.name()): CompletionEntry[] {
  const help = command.createHelp()
  const commands = help.visibleCommands(command)
  const choices = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? [])
  const entry = {
    path,
    words: [
      ...commands.map((sub) => ({ name: sub.name(), description: sub.description() })),
      ...choices.map((name) => ({ name, description: '' })),
    ],
    options: help.visibleOptions(command).flatMap(toOption),
  }
  return [entry, ...commands.flatMap((sub) => toEntries(sub, `${path}/${sub.name()}`))]
}

function toOption({ long, description, required, argChoices }: Option): CompletionOption[] {
  if (!long) return []
  return [{ name: long, description, takesValue: required, choices: argChoices ?? [] }]
}
