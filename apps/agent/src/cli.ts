import { CommanderError } from 'commander'
import { defineProgram } from './cli/define-program.ts'
import { exitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { reportError } from './report-error.ts'

/** Runs one command line (without node and script) and resolves with the exit code. */
export async function runCli(args: string[], io: Io): Promise<number> {
  let result: number = exitCode.success
  const program = defineProgram(io, (code) => {
    result = code
  })
  try {
    await program.parseAsync(fromNomad(args), { from: 'user' })
    return result
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCode.success : exitCode.badInput
    return reportError(error, io)
  }
}

/** Options as Nomad spells them, as ours; what stands after `--` is no option. */
function fromNomad(args: string[]): string[] {
  const end = args.indexOf('--')
  const options = end < 0 ? args : args.slice(0, end)
  return [...options.map((arg) => toSwitch(toDoubleDash(arg))), ...args.slice(options.length)]
}

/** Nomad spells flags with one dash (`-json`); ours have no short forms of more than one letter. */
export function toDoubleDash(arg: string): string {
  return /^-[a-z][a-z0-9-]+/.test(arg) ? `-${arg}` : arg
}

/** Go's `--write=false`, which Nomad's users know from `nomad fmt`. */
function toSwitch(arg: string): string {
  return arg
    .replace(/^--(check|list|recursive|write)=true$/, '--$1')
    .replace(/^--(list|write)=false$/, '--no-$1')
}
