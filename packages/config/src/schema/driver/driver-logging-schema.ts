import { block } from '../hcl-shapes.ts'
import { blockMapOf } from '../map-of.ts'
import { text } from '../text.ts'

export const driverLoggingSchema = block(
  { block: 'logging', assignable: true },
  {
    type: text.default('json-file').describe("The engine's log driver"),
    config: blockMapOf(text).describe("The log driver's options"),
  },
)

/** What holds where the operator wrote no `logging` block; with one, only that counts. */
export function defaultLogging() {
  return {
    type: 'json-file',
    config: new Map([
      ['max-file', '2'],
      ['max-size', '2m'],
    ]),
  }
}
