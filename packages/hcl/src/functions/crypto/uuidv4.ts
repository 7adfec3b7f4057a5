import type { EagerFunction } from '../hcl-function.ts'
import { stringValue } from '../results.ts'
import { formatUuid } from './format-uuid.ts'

/** A random UUID, another at each call. */
export function createUuidv4(randomBytes: (count: number) => Uint8Array): EagerFunction {
  return {
    kind: 'eager',
    parameters: [],
    call: (_args, range) => stringValue(formatUuid(randomBytes(16), 4), range),
  }
}
