import { styleText } from 'node:util'
import { toLongshoreError } from '@longshore/errors'
import { exitCodeOf } from './exit-code.ts'
import type { Io } from './io.ts'
import { toDisplayable } from './screen/to-displayable.ts'

/** Says on stderr what went wrong and what to do, with the stack only on `--debug`; returns the exit code. */
export function reportError(thrown: unknown, { stderr, debug }: Io): number {
  const error = toLongshoreError(thrown)
  const title = styleText(['red', 'bold'], 'Error:', { stream: stderr })
  stderr.write(`${title} ${toDisplayable(error.message)}\n`)
  if (error.hint) stderr.write(`       ${toDisplayable(error.hint)}\n`)
  if (debug) stderr.write(`${stacks(error).join('\ncaused by: ')}\n`)
  return exitCodeOf(error)
}

function stacks(error: unknown): string[] {
  if (!(error instanceof Error)) return error === undefined ? [] : [String(error)]
  return [error.stack ?? error.message, ...stacks(error.cause)]
}
