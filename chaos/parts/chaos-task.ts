import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dockerConfigSchema } from '@longshore/config'
import type { TaskConfig } from '@longshore/driver'
import { services } from '@longshore/test-support'
import { type NumberedLines, numberedScript } from './numbered-lines.ts'

export interface ChaosTask extends NumberedLines {
  /** `web-3`; its id is that with the allocation's. */
  name: string
  allocId: string
  /** Under which it has its allocation's folders. */
  folder: string
  /** Gives its log folder a disk of its own of this size. */
  logDiskKib?: number
}

export const logDirectory = ({ folder, allocId }: ChaosTask) =>
  join(folder, allocId, 'alloc', 'logs')

export const taskId = ({ allocId, name }: ChaosTask) => `${allocId}/${name}`

/** A task that writes numbered lines, with its folders. */
export async function toTaskConfig(task: ChaosTask): Promise<TaskConfig> {
  const { name, allocId, folder } = task
  const allocation = join(folder, allocId)
  for (const path of ['alloc/logs', `${name}/local`, `${name}/secrets`])
    await mkdir(join(allocation, path), { recursive: true })
  return {
    id: taskId(task),
    name,
    allocId,
    job: { id: 'chaos', name: 'chaos', namespace: 'default', group: 'chaos' },
    config: dockerConfigSchema.parse({
      image: services.busyboxImage,
      command: 'sh',
      args: ['-c', numberedScript(task)],
      // Nothing of the engine's own log is lost to rotation, so that it can be compared with.
      logging: { type: 'json-file', config: new Map([['max-size', '200m']]) },
    }),
    env: {},
    resources: { cpuMhz: 100, cores: [], memoryMib: 64, memoryMaxMib: 0 },
    ports: { group: [], task: [] },
    directories: { allocation, task: join(allocation, name) },
    logs: { max_files: 10, max_file_size: 10, disabled: false },
  }
}
