import { roundNumber } from '../../value/round-number.ts'
import { textAt, valueAt, wholeAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { anyParameter, numberParameter } from '../parameters.ts'
import { numberValue } from '../results.ts'

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** As many as a number of HCL may have: more than its 512 bits tell anything. */
const maxDigits = 2_000

/** A whole number of base 2 to 62. Up to base 36 case does not matter; beyond, capitals are the digits from 36 on. */
export const parseint: EagerFunction = {
  kind: 'eager',
  parameters: [anyParameter('number'), numberParameter('base')],
  call(args, range) {
    if (valueAt(args, 0).type !== 'string') {
      throw new FunctionProblem('the number must be given as a string, such as "ff"', 0)
    }
    const text = textAt(args, 0)
    const base = wholeAt(args, 1)
    if (base < 2 || base > 62) throw new FunctionProblem('the base must be between 2 and 62', 1)
    const value = parseDigits(text, base)
    const number = value === undefined ? undefined : roundNumber(value, 0)
    if (number !== undefined) return numberValue(number, range)
    const shown = text.length > 64 ? `${text.slice(0, 64)}…` : text
    throw new FunctionProblem(`${JSON.stringify(shown)} is not a whole number of base ${base}`, 0)
  },
}

function parseDigits(text: string, base: number): bigint | undefined {
  const unsigned = text.replace(/^[+-]/, '')
  if (unsigned === '') return undefined
  if (unsigned.length > maxDigits) {
    throw new FunctionProblem(`the number has more than ${maxDigits} digits`, 0)
  }
  let value = 0n
  for (const character of base <= 36 ? unsigned.toLowerCase() : unsigned) {
    const digit = digits.indexOf(character)
    if (digit < 0 || digit >= base) return undefined
    value = value * BigInt(base) + BigInt(digit)
  }
  return text.startsWith('-') ? -value : value
}
