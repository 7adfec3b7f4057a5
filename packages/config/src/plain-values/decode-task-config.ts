import type { Diagnostic } from '@longshore/hcl'
import type { Places } from '../decode/places.ts'
import type { DockerConfig } from '../normalize/job.ts'
import type { ConfigDraft } from '../rules/docker/config-rule.ts'
import { dockerRules } from '../rules/docker/docker-rules.ts'
import { knownCapabilities } from '../rules/known-capabilities.ts'
import type { JobFileDraft, Rule } from '../rules/rule.ts'
import { validImages } from '../rules/valid-images.ts'
import { dockerConfigSchema } from '../schema/docker-config-schema.ts'
import { decodePlain, type PlainResult } from './decode-plain.ts'

export interface TaskMemory {
  /** MB of the task's `resources`. */
  memory: number
  memory_max: number
}

/**
 * Reads a docker task's `config` from plain values, shaped by `taskConfigSpec`: maps may be a map or a list of maps, numbers
 * a text. The rules are a job file's, as far as they look at the config alone.
 */
export function decodeTaskConfig(value: unknown, resources: TaskMemory): PlainResult<DockerConfig> {
  return decodePlain(value, {
    schema: dockerConfigSchema,
    check: (decoded) => checkAsTask(decoded, resources),
  })
}

/** Of a job file's rules, those that look at nothing but a task's config and memory. */
const configRules: readonly Rule[] = [...dockerRules, knownCapabilities, validImages]

const configPath = ['job', 0, 'task', 0, 'config']

/** Rules look at job files, so that the config is put into one. */
function checkAsTask(
  { value: config, places }: { value: ConfigDraft; places: Places },
  resources: TaskMemory,
): Diagnostic[] {
  const file: JobFileDraft = { job: [{ task: [{ driver: 'docker', config, resources }] }] }
  const inFile: Places = {
    ...places,
    find: (path) => places.find(path.slice(configPath.length)),
    has: (path) => places.has(path.slice(configPath.length)),
  }
  return configRules.flatMap((rule) => rule(file, inFile))
}
