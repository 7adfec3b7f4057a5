import type { FileOpener } from './open-files.ts'

export const containerId = '07b23c110821074bcf7892b8c6ff04fec80937c6bcd9c256d3ea89bc6220815a'

/** A control group as a kernel writes it, by path; a process 4711 is in it. Tests change it in place. */
export type RecordedGroup = Record<string, string>

const v1 = (controller: string) => `/sys/fs/cgroup/${controller}/docker/${containerId}`
const v2 = `/sys/fs/cgroup/system.slice/docker-${containerId}.scope`

export const recordedVersion1 = (usage = 1_000_000_000): RecordedGroup => ({
  '/proc/4711/cgroup': ['memory', 'cpu,cpuacct', 'cpuset', 'pids']
    .map((names, n) => `${n + 2}:${names}:/docker/${containerId}\n`)
    .join(''),
  [`${v1('memory')}/memory.stat`]: 'cache 1\nrss 2\ntotal_cache 100\ntotal_rss 200\ntotal_swap 3\n',
  [`${v1('memory')}/memory.usage_in_bytes`]: '350\n',
  [`${v1('memory')}/memory.max_usage_in_bytes`]: '400\n',
  [`${v1('cpu')}/cpu.stat`]: 'nr_periods 40\nnr_throttled 12\nthrottled_time 345\n',
  [`${v1('cpuacct')}/cpuacct.usage`]: `${usage}\n`,
  [`${v1('cpuacct')}/cpuacct.stat`]: 'user 75\nsystem 25\n',
})

export const recordedVersion2 = (usage = 1_000_000_000): RecordedGroup => ({
  '/proc/4711/cgroup': `0::/system.slice/docker-${containerId}.scope\n`,
  '/sys/fs/cgroup/cgroup.controllers': 'cpuset cpu io memory pids\n',
  [`${v2}/memory.stat`]: 'anon 200\nfile 100\nkernel 5\n',
  [`${v2}/memory.current`]: '350\n',
  [`${v2}/memory.peak`]: '400\n',
  [`${v2}/memory.swap.current`]: '3\n',
  [`${v2}/cpu.stat`]: [
    `usage_usec ${usage / 1000}`,
    'user_usec 750000',
    'system_usec 250000',
    'nr_periods 40',
    'nr_throttled 12',
    'throttled_usec 1',
    '',
  ].join('\n'),
})

/** Opens the files of `group`; those that go out of it fail as the kernel's do. */
export function openerOf(group: RecordedGroup): FileOpener & { open: Set<number> } {
  const paths: string[] = []
  const open = new Set<number>()
  return {
    open,
    openSync(path) {
      if (!Object.hasOwn(group, path)) throw failure('ENOENT')
      open.add(paths.push(path) - 1)
      return paths.length - 1
    },
    readSync(descriptor, buffer) {
      const text = group[paths[descriptor] ?? '']
      if (text === undefined || !open.has(descriptor)) throw failure('ENODEV')
      return buffer.write(text)
    },
    closeSync: (descriptor) => void open.delete(descriptor),
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}
