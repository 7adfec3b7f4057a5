import type { OptionProof } from './option-proof.ts'

/** A file of the container's control group: of version 1, or of version 2. */
const cgroup = (v1: string, v2: string) =>
  `cat /sys/fs/cgroup/${v1} 2>/dev/null || cat /sys/fs/cgroup/${v2}`

/** What it may use: driver.md §4.1, §4.2. */
export const limitProofs: OptionProof[] = [
  {
    option: 'cpu_hard_limit',
    fields: ['HostConfig.CpuQuota'],
    rule: 'The quota is the task’s share of the host × period × cores, at least 1000 µs',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { cpu_hard_limit: true },
      resources: { cpuMhz: 2000 },
      reads: cgroup('cpu/cpu.cfs_quota_us', 'cpu.max'),
      finds: /^50000( |$)/,
    },
  },
  {
    option: 'cpu_cfs_period',
    fields: ['HostConfig.CpuPeriod'],
    rule: 'The period of the hard limit in µs; 0 is 100000, and more than 1000000 is an error',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { cpu_hard_limit: true, cpu_cfs_period: 50_000 },
      resources: { cpuMhz: 2000 },
      reads: cgroup('cpu/cpu.cfs_period_us', 'cpu.max'),
      finds: /(^| )50000$/,
    },
  },
  {
    option: 'cpuset_cpus',
    fields: ['HostConfig.CpusetCpus'],
    rule: 'The task is kept on those of these cores that no task reserved',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { cpuset_cpus: '0' },
      reads: "awk '/^Cpus_allowed_list/ { print $2 }' /proc/self/status",
      finds: '0',
    },
  },
  {
    option: 'memory_hard_limit',
    fields: ['HostConfig.Memory', 'HostConfig.MemorySwap', 'HostConfig.MemoryReservation'],
    rule: 'The hard limit, with no swap; `resources.memory` becomes the reservation',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { memory_hard_limit: 128 },
      resources: { memoryMib: 64 },
      reads: [
        cgroup('memory/memory.limit_in_bytes', 'memory.max'),
        cgroup('memory/memory.soft_limit_in_bytes', 'memory.low'),
      ].join('; '),
      finds: '134217728\n67108864',
    },
  },
  {
    option: 'shm_size',
    fields: ['HostConfig.ShmSize'],
    rule: 'The size of /dev/shm in bytes; 0 is the engine’s own',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { shm_size: 16_777_216 },
      reads: "df -k /dev/shm | awk 'END { print $2 }'",
      finds: '16384',
    },
  },
  {
    option: 'pids_limit',
    fields: ['HostConfig.PidsLimit'],
    rule: 'The most processes; not above the operator’s `pids_limit`, which is also the default',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { pids_limit: 57 },
      reads: cgroup('pids/pids.max', 'pids.max'),
      finds: '57',
    },
  },
  {
    option: 'oom_score_adj',
    fields: ['HostConfig.OomScoreAdj'],
    rule: 'Of the task’s processes; below 0 only with `allow_privileged`',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { oom_score_adj: 321 },
      reads: 'cat /proc/1/oom_score_adj',
      finds: '321',
    },
  },
  {
    option: 'ulimit',
    fields: ['HostConfig.Ulimits'],
    rule: '`soft:hard`, or one number for both',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { ulimit: { nofile: '1024:2048', nproc: '512' } },
      reads: "awk '/^Max (open files|processes)/ { print $(NF-2), $(NF-1) }' /proc/1/limits",
      finds: '512 512\n1024 2048',
    },
  },
  {
    option: 'blkio',
    fields: [
      'HostConfig.BlkioDeviceReadBps',
      'HostConfig.BlkioDeviceWriteBps',
      'HostConfig.BlkioDeviceReadIOps',
      'HostConfig.BlkioDeviceWriteIOps',
    ],
    rule: 'Bytes and operations a second of a device of the host',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: {
        blkio: {
          device_read_bps: [{ path: '/dev/loop0', rate: '10MiB' }],
          device_write_bps: [{ path: '/dev/loop0', rate: '5MiB' }],
          device_read_iops: [{ path: '/dev/loop0', rate: 300 }],
          device_write_iops: [{ path: '/dev/loop0', rate: 200 }],
        },
      },
      reads:
        'cd /sys/fs/cgroup/blkio && cat blkio.throttle.read_bps_device blkio.throttle.write_bps_device blkio.throttle.read_iops_device blkio.throttle.write_iops_device || cat /sys/fs/cgroup/io.max',
      finds:
        /^7:0 (10485760\n7:0 5242880\n7:0 300\n7:0 200|rbps=10485760 wbps=5242880 riops=300 wiops=200)$/,
    },
  },
  {
    option: 'blkio',
    fields: ['HostConfig.BlkioWeight'],
    rule: '`weight`, 10 to 1000; an engine that leaves it out says so in a task event',
    proof: {
      kind: 'request',
      asks: { blkio: { weight: 300 } },
      finds: { HostConfig: { BlkioWeight: 300 } },
      because:
        'kernels without the BFQ scheduler’s `blkio.bfq.weight` have no weights, and the engine leaves it out',
    },
  },
]
