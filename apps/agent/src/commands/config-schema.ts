import { jsonSchemaOf, type SchemaName } from '@longshore/config'
import type { Io } from '../io.ts'

/** `longshore config schema`: the JSON Schema of what users write, for editors. */
export function configSchema(name: SchemaName, { stdout }: Pick<Io, 'stdout'>): void {
  stdout.write(`${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`)
}
