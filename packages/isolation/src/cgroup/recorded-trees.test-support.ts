import type { ReadText } from './cgroup-files.ts'

const id = '07b23c110821074bcf7892b8c6ff04fec80937c6bcd9c256d3ea89bc6220815a'

/** Files by path. A process 4711 is in the container. */
export interface RecordedTree {
  why: string
  files: Record<string, string>
}

/** As Linux 6.18 and Docker 20.10 with the cgroupfs driver write them: `--memory 64m --pids-limit 20 --cpus 0.5`. */
export const version1: RecordedTree = {
  why: 'version 1',
  files: {
    '/proc/4711/cgroup': [
      `9:name=systemd:/docker/${id}`,
      `8:pids:/docker/${id}`,
      `6:freezer:/docker/${id}`,
      `4:memory:/docker/${id}`,
      `3:cpuset:/docker/${id}`,
      `2:cpu,cpuacct:/docker/${id}`,
      `0::/docker/${id}`,
      '',
    ].join('\n'),
    ...under(`/sys/fs/cgroup/memory/docker/${id}`, {
      'memory.usage_in_bytes': '2363392\n',
      'memory.max_usage_in_bytes': '4071424\n',
      'memory.limit_in_bytes': '67108864\n',
      'memory.soft_limit_in_bytes': '9223372036854771712\n',
      'memory.memsw.limit_in_bytes': '67108864\n',
      'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 2\n',
      'memory.stat': [
        'cache 1949696',
        'rss 49152',
        'swap 0',
        'hierarchical_memory_limit 67108864',
        'total_cache 1949696',
        'total_rss 53248',
        'total_swap 4096',
        '',
      ].join('\n'),
    }),
    ...under(`/sys/fs/cgroup/cpu/docker/${id}`, {
      'cpu.stat':
        'nr_periods 40\nnr_throttled 12\nthrottled_time 345678901\nnr_bursts 0\nburst_time 0\n',
    }),
    ...under(`/sys/fs/cgroup/cpuacct/docker/${id}`, {
      'cpuacct.usage': '50225232\n',
      'cpuacct.stat': 'user 3\nsystem 1\n',
    }),
    ...under(`/sys/fs/cgroup/cpuset/docker/${id}`, { 'cpuset.effective_cpus': '0-1\n' }),
    ...under(`/sys/fs/cgroup/pids/docker/${id}`, { 'pids.current': '1\n', 'pids.max': '20\n' }),
  },
}

/** As Linux 6.1 and Docker with the systemd driver write them: no limits but a reservation. */
export const version2: RecordedTree = {
  why: 'version 2',
  files: {
    '/proc/4711/cgroup': `0::/system.slice/docker-${id}.scope\n`,
    '/sys/fs/cgroup/cgroup.controllers': 'cpuset cpu io memory hugetlb pids rdma misc\n',
    ...under(`/sys/fs/cgroup/system.slice/docker-${id}.scope`, {
      'memory.current': '7225344\n',
      'memory.peak': '8495104\n',
      'memory.max': 'max\n',
      'memory.low': '33554432\n',
      'memory.swap.current': '0\n',
      'memory.swap.max': 'max\n',
      'memory.events': 'low 0\nhigh 0\nmax 7\noom 1\noom_kill 1\noom_group_kill 0\n',
      'memory.stat': 'anon 1232896\nfile 5406720\nkernel 462848\nfile_mapped 3244032\n',
      'cpu.stat': [
        'usage_usec 52341',
        'user_usec 31207',
        'system_usec 21134',
        'nr_periods 0',
        'nr_throttled 0',
        'throttled_usec 0',
        '',
      ].join('\n'),
      'cpuset.cpus.effective': '0-3,6\n',
      'pids.current': '5\n',
      'pids.max': 'max\n',
    }),
  },
}

/** Reads from the tree; what is not in it is missing as on a disk. */
export function readerOf({ files }: RecordedTree): ReadText {
  return async (path) => {
    if (Object.hasOwn(files, path)) return files[path] ?? ''
    throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
  }
}

function under(folder: string, files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]),
  )
}
