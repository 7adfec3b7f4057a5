import type { Diagnostic } from '@longshore/hcl'
import type { z } from 'zod'
import { type Decoded, decode } from '../decode/decode.ts'
import type { Path } from '../decode/places.ts'
import { validate } from '../validate/validate.ts'
import { toBody } from './to-body.ts'

/** The options, unless a problem is an error. */
export interface PlainResult<T> {
  value: T | undefined
  problems: OptionProblem[]
}

export interface OptionProblem {
  severity: Diagnostic['severity']
  /** `mounts[0].source`; empty for all of the options. */
  option: string
  message: string
  hint?: string
}

interface PlainOptions<Schema extends z.ZodType> {
  schema: Schema
  /** What else must hold between the options. */
  check: (decoded: Decoded<z.input<Schema>>) => Diagnostic[]
}

/** Reads options that come as plain values, not as a file; what is null counts as not there. */
export function decodePlain<Schema extends z.ZodType>(
  value: unknown,
  { schema, check }: PlainOptions<Schema>,
): PlainResult<z.output<Schema>> {
  const { body, diagnostics, pathOf } = toBody(value)
  const toProblem = ({ severity, message, hint, range }: Diagnostic): OptionProblem => {
    const option = toText(pathOf(range))
    return { severity, option, message, ...(hint !== undefined && { hint }) }
  }
  if (diagnostics.length > 0) return { value: undefined, problems: diagnostics.map(toProblem) }

  const decoded = decode(body, schema)
  const validated = validate(decoded, schema)
  const ofMeaning = [...decoded.diagnostics, ...validated.diagnostics, ...check(decoded)]
  const problems = ofMeaning.map(toProblem)
  const isUsable = problems.every(({ severity }) => severity === 'warning')
  return { value: isUsable ? validated.value : undefined, problems }
}

function toText(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index ? `.${step}` : step))
    .join('')
}
