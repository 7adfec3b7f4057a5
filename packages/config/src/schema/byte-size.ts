import { explain } from './explanation.ts'
import { text } from './text.ts'
import { typeNames } from './type-names.ts'

const POWERS = 'bkmgt'

const sizeText = text
  .meta({ pattern: '^[0-9]+(\\.[0-9]+)? ?([bB]|[kKmMgGtT]([iI]?[bB])?)?$' })
  .register(typeNames, { typeName: 'size' })

/**
 * A number of bytes as Docker's options spell it: `"10MiB"`, `"10mb"`, `"10m"`, `"1.5g"`, or without a unit. A unit is
 * always of 1024, as in `docker run --device-read-bps`. A positive whole number once read.
 */
export const byteSize = sizeText.transform((value, context) => {
  const [, amount = '', unit = 'b'] =
    /^(\d+(?:\.\d+)?)\s*(?:([bkmgt])(?:i?b)?)?$/i.exec(value) ?? []
  const bytes = Math.floor(Number(amount) * 1024 ** POWERS.indexOf(unit.toLowerCase()))
  if (amount !== '' && bytes >= 1 && Number.isSafeInteger(bytes)) return bytes
  context.addIssue({
    code: 'custom',
    message: explain(
      `must be a number of bytes, and is ${JSON.stringify(value)}`,
      'write for example "10MiB" or 10485760',
    ),
  })
  return 0
})
