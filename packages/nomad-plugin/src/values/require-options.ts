import type { OptionProblem, PlainResult } from '@longshore/config'
import { LongshoreError } from '@longshore/errors'

/** What an error says of options that are not valid. */
export interface OptionsError {
  code: string
  /** The block that they stand in: `config of task web`. */
  where: string
}

/** Options that can be used. */
export interface UsableOptions<T> {
  value: T
  /** What in them has no effect, a sentence each. */
  warnings: string[]
}

/** The options, or all that is wrong with them in one error. */
export function requireOptions<T>(
  { value, problems }: PlainResult<T>,
  { code, where }: OptionsError,
): UsableOptions<T> {
  if (value !== undefined)
    return { value, warnings: problems.map((problem) => toWarning(problem, where)) }
  const errors = problems.filter(({ severity }) => severity === 'error')
  const message = `The ${where} is not valid: ${errors.map(describe).join('; ')}.`
  const hint = errors.flatMap((problem) => problem.hint ?? []).join('; ')
  throw new LongshoreError(code, message, { ...(hint && { hint: toSentence(hint) }) })
}

function toWarning(problem: OptionProblem, where: string): string {
  const hint = problem.hint === undefined ? '' : ` ${toSentence(problem.hint)}`
  return `In the ${where}: ${describe(problem)}.${hint}`
}

/** `mounts[0].readonly must be a bool`: messages begin with the option's own name, where they are about its value. */
function describe({ option, message }: OptionProblem): string {
  if (option === '' || message.startsWith(`"${option}" `)) return message
  const [first = ''] = message.split(' ', 1)
  const around = option.endsWith(first) ? option.slice(0, -first.length) : `${option}: `
  return around + message
}

function toSentence(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1)
  return sentence.endsWith('?') ? sentence : `${sentence}.`
}
