import type { Diagnostic } from '@longshore/hcl'
import type { z } from 'zod'
import type { Decoded } from '../decode/decode.ts'
import { howToWrite } from '../decode/how-to-write.ts'
import { nameOf, type Path, type Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import { readExplanation } from '../schema/explanation.ts'
import { type HclType, toHclType } from '../schema/hcl-type.ts'
import { toPredicate } from './to-predicate.ts'

/**
 * The schema's output, or all that the schema has against a decoded file. What the decoder reported and left out does
 * not count as missing.
 */
export function validate<Schema extends z.ZodType>(
  { value, places }: Decoded<z.input<Schema>>,
  schema: Schema,
): { value: z.output<Schema> | undefined; diagnostics: Diagnostic[] } {
  const result = schema.safeParse(value, { error: toPredicate, reportInput: true })
  if (result.success) return { value: result.data, diagnostics: [] }

  const seen = new Set<string>()
  const diagnostics = result.error.issues.flatMap((issue): Diagnostic[] => {
    const path = issue.path as Path
    const key = JSON.stringify(path)
    const isMissing = issue.input === undefined
    if (seen.has(key) || (isMissing && places.has(path))) return []
    seen.add(key)
    return [isMissing ? missing(path, schema, places) : wrongValue(path, issue.message, places)]
  })
  return { value: undefined, diagnostics }
}

function wrongValue(path: Path, explanation: string, places: Places): Diagnostic {
  const { predicate, hint } = readExplanation(explanation)
  return errorAt(places.find(path).value, `${nameOf(path)} ${predicate}`, hint)
}

function missing(path: Path, schema: z.ZodType, places: Places): Diagnostic {
  const name = nameOf(path)
  const around = path.slice(0, -1).reduce<HclType | undefined>(partOf, toHclType(schema))
  const type = around && partOf(around, name)
  const where = around?.kind === 'block' ? ` in ${around.block}` : ''
  const hint = type && `add ${howToWrite(name, type)}`
  return errorAt(places.find(path).key, `"${name}" is missing${where}`, hint)
}

function partOf(type: HclType | undefined, step: string | number): HclType | undefined {
  if (type?.kind === 'block') return type.fields.get(String(step))
  return type?.kind === 'list' ? type.element : undefined
}
