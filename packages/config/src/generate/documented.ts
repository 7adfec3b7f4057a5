import { agentFileSchema } from '../agent-file/agent-schema.ts'
import { dockerConfigSchema } from '../schema/docker-config-schema.ts'
import { driverOptionsSchema } from '../schema/driver-options-schema.ts'
import { jobFileSchema } from '../schema/job-schema.ts'
import { type JsonSchema, toJsonSchema } from './to-json-schema.ts'
import { toOptionTable } from './to-option-table.ts'

/** What users write, and how its documentation calls it. */
const DOCUMENTED = {
  job: { schema: jobFileSchema, title: 'Job file' },
  agent: { schema: agentFileSchema, title: 'Agent file' },
  task: { schema: dockerConfigSchema, title: 'Task options: `config { … }`' },
  driver: {
    schema: driverOptionsSchema,
    title: 'Driver options: `plugin "docker" { config { … } }`',
  },
}

export type SchemaName = keyof typeof DOCUMENTED

/**
 * The JSON Schema (draft 2020-12) of what users write, in HCL's JSON form: a job file, an agent file, the `config` of a
 * docker task, or the `config` of `plugin "docker"`.
 */
export function jsonSchemaOf(name: SchemaName): JsonSchema {
  const { schema, title } = DOCUMENTED[name]
  return toJsonSchema(schema, title.replaceAll('`', ''))
}

/** All options of what users write, as a page of Markdown. */
export function optionPageOf(name: SchemaName): string {
  const { schema, title } = DOCUMENTED[name]
  return toOptionTable(schema, title)
}
