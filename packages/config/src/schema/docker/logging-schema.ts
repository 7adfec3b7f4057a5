import { block } from '../hcl-shapes.ts'
import { mapOf } from '../map-of.ts'
import { text } from '../text.ts'
import { unsetIfEmpty } from '../unset-if-empty.ts'

/** `driver` is the older name of `type`, and comes out as that. */
export const loggingSchema = block(
  { block: 'logging', assignable: true },
  {
    type: unsetIfEmpty(text).describe("The engine's log driver"),
    driver: unsetIfEmpty(text).describe('The older name of type, which counts before it'),
    config: mapOf(text).describe("The log driver's options"),
  },
).transform(({ driver, ...logging }) => ({ ...logging, type: logging.type ?? driver }))
