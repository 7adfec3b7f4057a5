import { type DockerConfig, decodeTaskConfig as decode } from '@longshore/config'
import type { TaskConfig } from '../types/task-config.ts'
import { requireOptions, type UsableOptions } from './require-options.ts'

/**
 * A task's `config`, as Nomad sends it by `taskConfigSpec`: by the schema and the rules of job files.
 *
 * @throws LongshoreError `TASK_CONFIG_INVALID`, with each option that is wrong
 */
export function decodeTaskConfig({
  name,
  config,
  resources,
}: Pick<TaskConfig, 'name' | 'config' | 'resources'>): UsableOptions<DockerConfig> {
  const { memoryMb: memory, memoryMaxMb: memory_max } = resources
  return requireOptions(decode(config, { memory, memory_max }), {
    code: 'TASK_CONFIG_INVALID',
    where: `config of task ${name}`,
  })
}
