import type { OptionProblem, PlainResult } from '@longshore/config'
import { LongshoreError } from '@longshore/errors'

/** What an error says of options that are not valid. */
export interface OptionsError {
  code: string
  /** The block that they stand in: `config of task web`. */
  where: string
}

/** The options, or all that is wrong with them in one error. */
export function requireOptions<T>({ value, problems }: PlainResult<T>, error: OptionsError): T {
  if (value !== undefined) return value
  const errors = problems.filter(({ severity }) => severity === 'error')
  const message = `The ${error.where} is not valid: ${errors.map(describe).join('; ')}.`
  const hint = errors.flatMap((problem) => problem.hint ?? []).join('; ')
  throw new LongshoreError(error.code, message, { ...(hint && { hint: toSentence(hint) }) })
}

/** `mounts[0].readonly must be a bool`: messages begin with the option's own name, where they are about its value. */
function describe({ option, message }: OptionProblem): string {
  if (option === '') return message
  const [first = ''] = message.split(' ', 1)
  const around = option.endsWith(first) ? option.slice(0, -first.length) : `${option}: `
  return around + message
}

function toSentence(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1)
  return sentence.endsWith('?') ? sentence : `${sentence}.`
}
