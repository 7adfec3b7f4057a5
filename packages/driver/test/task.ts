import { defaultDriverOptions, dockerConfigSchema } from '@longshore/config'
import type { DriverSettings, readHostParts, TaskConfig } from '../src/index.ts'

export const settings: DriverSettings = {
  options: defaultDriverOptions(),
  host: {
    totalMhz: 4000,
    cores: [0, 1],
    cgroupVersion: 1,
    os: 'linux',
    runtimes: ['runc'],
    apiVersion: '1.41',
  },
  node: { id: 'n1', name: 'harbour' },
  ownerLabels: { 'dev.longshore.agent': 'a1' },
  untrustedDirs: ['/data/alloc'],
}

/** A host on which every path is itself, and a file and a device; of its processes nothing can be seen. */
export const host: Parameters<typeof readHostParts>[2] = {
  realpath: async (path) => path,
  lstat: async (path) => ({
    ...{ dev: 1n, ino: 1n, ...kinds },
    isBlockDevice: () => path.startsWith('/dev/loop'),
  }),
  stat: async () => ({ isFile: () => true, size: 100 }),
  readdir: async () => [],
  readFile: async (path) => {
    if (path.startsWith('/proc/')) throw new Error('no such process')
    return '{"defaultAction":"SCMP_ACT_ALLOW"}'
  },
}

const kinds = {
  isCharacterDevice: () => true,
  isDirectory: () => false,
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
    job: { id: 'job-1', name: 'job', namespace: 'default', group: 'group' },
    config: { ...dockerConfigSchema.parse({ image: 'busybox:1' }), ...config },
    env: {},
    resources: { cpuMhz: 100, cores: [], memoryMib: 64, memoryMaxMib: 0 },
    ports: { group: [], task: [] },
    directories: { allocation: '/data/alloc/alloc-1', task: '/data/alloc/alloc-1/web' },
    logs: { max_files: 10, max_file_size: 10, disabled: false },
    ...task,
  }
}
