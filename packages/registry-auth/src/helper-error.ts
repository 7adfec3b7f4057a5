import { LongshoreError } from '@longshore/errors'
import type { CommandOutcome, ExitedCommand } from './run-command.ts'

/** Says how `program` failed to tell the credentials for `server`. Nothing that it printed is in it. */
export function toHelperError(
  program: string,
  server: string,
  outcome: CommandOutcome,
): LongshoreError {
  const asked = `The credential helper ${program}, asked for ${server},`
  switch (outcome.kind) {
    case 'exited':
      return new LongshoreError('HELPER_FAILED', `${asked} ${describeExit(outcome)}.`, {
        hint: `Run it as the agent's user to see what it says: printf %s '${server}' | ${program} get`,
        recoverable: true,
      })
    case 'timed-out':
      return new LongshoreError(
        'HELPER_TIMED_OUT',
        `${asked} did not end within ${outcome.timeoutMs / 1000} s and was killed.`,
        {
          hint: 'Check that it waits for no input and that what it asks answers.',
          recoverable: true,
        },
      )
    case 'output-too-large':
      return new LongshoreError(
        'HELPER_OUTPUT_TOO_LARGE',
        `${asked} printed more than ${outcome.maxBytes} bytes and was killed.`,
        { hint: writeAnswer },
      )
    case 'not-started':
      return notStarted(program, asked, outcome.code)
  }
}

export function badOutput(program: string, server: string, problem: string): LongshoreError {
  return new LongshoreError(
    'HELPER_BAD_OUTPUT',
    `The credential helper ${program}, asked for ${server}, ${problem}.`,
    { hint: writeAnswer },
  )
}

const writeAnswer =
  'It must print { "ServerURL": …, "Username": …, "Secret": … } on stdout and nothing else.'

/** What the system lacks for a while. */
const transient = ['EAGAIN', 'EMFILE', 'ENFILE', 'ENOMEM']

function notStarted(program: string, asked: string, code: string): LongshoreError {
  if (transient.includes(code))
    return new LongshoreError('HELPER_FAILED', `${asked} cannot be started now: ${code}.`, {
      hint: "Raise the agent's limits of processes and open files (ulimit -u, ulimit -n).",
      recoverable: true,
    })
  if (code === 'ENOENT')
    return new LongshoreError('HELPER_NOT_FOUND', `${asked} is not on PATH.`, {
      hint: `Install ${program} where the agent's PATH finds it, or correct the helper's name. Of a script, check the first line too.`,
    })
  return new LongshoreError('HELPER_NOT_EXECUTABLE', `${asked} cannot be started: ${code}.`, {
    hint: `Make ${program} a program that the agent's user may execute (chmod +x).`,
  })
}

/** What the protocol has helpers say on stdout. Anything else that a failed helper prints may be a secret. */
const knownPhrases = ['no credentials server URL', 'no credentials username']

function describeExit({ exitCode, stdout }: ExitedCommand): string {
  if (exitCode === null) return 'was ended by a signal'
  const phrase = knownPhrases.find((known) => known === stdout.trim())
  return `failed with exit code ${exitCode}${phrase === undefined ? '' : `: ${phrase}`}`
}
