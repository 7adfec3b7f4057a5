import { z } from 'zod'
import { explain } from '../explanation.ts'
import { text } from '../text.ts'

const HINT = 'write "all", a count such as 2, or ids such as ["GPU-1a2b"]'

/** `"all"`, how many, or which: a device request of the engine. */
export const gpus = z
  .union([text, z.number(), z.array(text).min(1)])
  .transform((value, context) => {
    if (value === 'all' || typeof value === 'object') return value
    const count = Number(value)
    if (Number.isInteger(count) && count >= 1) return count
    const message = explain(
      `must be "all", a count or a list of ids, and is ${JSON.stringify(value)}`,
      HINT,
    )
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
