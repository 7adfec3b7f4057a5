import { parseHcl } from '@longshore/hcl'
import { decode } from './decode/decode.ts'
import type { Problem } from './job.test-support.ts'
import { driverRules } from './rules/driver/driver-rules.ts'
import { driverOptionsSchema } from './schema/driver-options-schema.ts'
import { validate } from './validate/validate.ts'

/** What is wrong with the options of a driver, and what they are if nothing is. */
export function readDriverOptions(text: string) {
  const decoded = decode(parseHcl({ path: 'plugin.hcl', text }).body, driverOptionsSchema)
  const { value: options, diagnostics } = validate(decoded, driverOptionsSchema)
  const ofRules = driverRules.flatMap((rule) => rule(decoded.value, [], decoded.places))
  const problems = [...decoded.diagnostics, ...diagnostics, ...ofRules].map(
    ({ range, message, hint, severity }): Problem => ({
      at: text.slice(range.start.offset, range.end.offset),
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(severity === 'warning' ? { severity } : {}),
    }),
  )
  return { options, problems }
}
