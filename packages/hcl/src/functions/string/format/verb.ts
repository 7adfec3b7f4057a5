import { FunctionProblem } from '../../function-problem.ts'

/** One `%…` of a format. */
export interface Verb {
  /** As written. */
  raw: string
  mode: string
  flags: { sharp: boolean; zero: boolean; minus: boolean; plus: boolean; space: boolean }
  width: number | undefined
  precision: number | undefined
  /** Which argument it asks for, from 0; undefined for the next one. */
  argument: number | undefined
}

const pattern = /%([0#\-+ ]*)([1-9]\d*)?(?:\.(\d*))?(?:\[([1-9]\d*)\])?([a-zA-Z])/y
/** What Go's `fmt` allows. */
const maxWidth = 1_000_000

/** The verb that begins at `offset`. Throws a `FunctionProblem` where there is none. */
export function parseVerb(format: string, offset: number): Verb {
  pattern.lastIndex = offset
  const [raw, flags = '', width, precision, argument, mode = ''] = pattern.exec(format) ?? []
  if (raw === undefined) {
    const shown = JSON.stringify(format.slice(offset, offset + 10))
    const message = `${shown} at offset ${offset} is no verb: write a letter after %, such as %s, or %% for a percent sign`
    throw new FunctionProblem(message, 0)
  }
  return {
    raw,
    mode,
    flags: {
      sharp: flags.includes('#'),
      zero: flags.includes('0'),
      minus: flags.includes('-'),
      plus: flags.includes('+'),
      space: flags.includes(' '),
    },
    width: width === undefined ? undefined : limited(width, raw),
    precision: precision === undefined ? undefined : limited(precision, raw),
    argument: argument === undefined ? undefined : Number(argument) - 1,
  }
}

function limited(digits: string, raw: string): number {
  const value = Number(digits)
  if (value <= maxWidth) return value
  const shown = raw.slice(0, 20)
  throw new FunctionProblem(`the width and precision of ${shown} must be at most ${maxWidth}`, 0)
}
