import { defaultDriverOptions } from '@longshore/config'
import type { DriverSettings, TaskConfig } from '../src/index.ts'

export const settings: DriverSettings = {
  options: defaultDriverOptions(),
  hostTotalMhz: 4000,
  ownerLabels: { 'dev.longshore.agent': 'a1' },
}

/** A task with nothing special about it. `config` is merged into the task's own. */
export function testTask({
  config,
  ...task
}: Partial<Omit<TaskConfig, 'config'>> & {
  config?: Partial<TaskConfig['config']>
} = {}): TaskConfig {
  return {
    id: 'alloc-1/web',
    name: 'web',
    allocId: 'alloc-1',
    config: {
      image: 'busybox:1',
      args: [],
      labels: {},
      ports: [],
      port_map: {},
      force_pull: false,
      cap_add: [],
      cap_drop: [],
      ...config,
    },
    env: {},
    resources: { cpuMhz: 100, memoryMib: 64 },
    ports: { group: [], task: [] },
    directories: { allocation: '/data/alloc/alloc-1', task: '/data/alloc/alloc-1/web' },
    logs: { max_files: 10, max_file_size: 10 },
    ...task,
  }
}
