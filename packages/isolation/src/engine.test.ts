import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { engineRequest, requireEngine, services, useTestContainers } from '@longshore/test-support'
import { beforeAll, describe, expect, it } from 'vitest'
import { idleContainers } from './engine.test-support.ts'
import {
  detectCgroupVersion,
  locateCgroup,
  planCpusets,
  printCpuset,
  readCgroupCpu,
  readCgroupCpuset,
  readCgroupMemory,
  readCgroupPids,
  toCapabilities,
  toCpuQuota,
  toMemoryLimits,
  toNamespaceModes,
  toOomScore,
  toPidsLimit,
  toPlainOptions,
  toSecurityOpt,
  toSysctls,
  toUlimits,
} from './index.ts'

const readText = (path: string) => readFile(path, 'utf8')
const mib = 1024 * 1024
const containers = idleContainers(engineRequest, services.busyboxImage)

describe('on a real engine', () => {
  beforeAll(requireEngine)
  const { labels } = useTestContainers()

  it("the kernel has a container's limits, and tells what it used", async () => {
    const cgroupVersion = await detectCgroupVersion(readText)
    const { pid, id } = await containers.run(labels, {
      ...toMemoryLimits({ memoryMib: 16, memoryHardLimitMib: 24, cgroupVersion }),
      ...toPidsLimit({ pids_limit: 20 }, {}),
      ...toCpuQuota(
        { cpu_hard_limit: true },
        { cpuMhz: 500, hostTotalMhz: 2000, hostCores: availableParallelism() },
      ),
    })
    const location = await locateCgroup(pid, readText)
    expect(await readCgroupMemory(location, readText)).toMatchObject({
      limit: 24 * mib,
      reservation: 16 * mib,
      oomKills: 0,
      usage: expect.toSatisfy((bytes: number) => bytes > 0 && bytes <= 24 * mib),
    })
    expect(await readCgroupPids(location, readText)).toEqual({ current: 1, limit: 20 })
    expect(await readCgroupCpuset(location, readText)).toHaveLength(availableParallelism())

    await containers.shell(id, 'tail /dev/zero')
    expect((await readCgroupMemory(location, readText)).oomKills).toBeGreaterThan(0)
    const cpu = await readCgroupCpu(location, readText)
    expect(cpu.usage).toBeGreaterThan(0)
    expect(cpu.periods).toBeGreaterThan(0)
  })

  it('a task that takes a core gets it to itself, and others get it back after it', async () => {
    const allCores = [...Array(availableParallelism()).keys()]
    const other = await containers.run(labels, {})
    const coresOf = async (pid: number) =>
      readCgroupCpuset(await locateCgroup(pid, readText), readText)
    const apply = async (reserved: [string, number[]][], ids: string[]) => {
      const reservedByTask = new Map(reserved)
      const runningTasks = ids.map((id) => ({ id }))
      for (const { id, CpusetCpus } of planCpusets({ allCores, reservedByTask, runningTasks }))
        await engineRequest('POST', `/containers/${id}/update`, { CpusetCpus })
    }

    await apply([['new', [0]]], [other.id])
    const taken = await containers.run(labels, { CpusetCpus: printCpuset([0]) })
    expect(await coresOf(taken.pid)).toEqual([0])
    expect(await coresOf(other.pid)).toEqual(allCores.slice(1))

    await apply([], [other.id])
    expect(await coresOf(other.pid)).toEqual(allCores)
  })

  it('a container has what it asked for, and no more', async () => {
    const allowCaps = ['chown', 'kill', 'net_bind_service']
    const untrusted = { untrustedDirs: [] }
    const noFiles = { realpath: readText, stat: () => Promise.reject(), readFile: readText }
    const { id } = await containers.run(labels, {
      ...toCapabilities({ allowCaps, capDrop: ['kill'] }),
      ...(await toSecurityOpt({ security_opt: ['no-new-privileges:true'] }, untrusted, noFiles)),
      ...toUlimits({ ulimit: { msgqueue: '4096:8192' } }),
      ...toSysctls({ sysctl: { 'net.core.somaxconn': '77', 'kernel/shmmax': '1048576' } }),
      ...toOomScore({ oom_score_adj: 321 }, {}),
      ...toPlainOptions({
        readonly_rootfs: true,
        shm_size: 8 * mib,
        group_add: ['4242'],
        init: true,
      }),
      ...toNamespaceModes({ ipc_mode: 'private' }, { allowed_modes: { ipc: ['private'] } }),
    })
    const output = await containers.shell(
      id,
      `grep -E '^(CapBnd|NoNewPrivs):' /proc/1/status | tr '\\t' ' '
      grep msgqueue /proc/self/limits | tr -s ' '
      cat /proc/sys/net/core/somaxconn /proc/sys/kernel/shmmax /proc/1/oom_score_adj
      touch /file 2>&1 | grep -o 'Read-only.*'
      df -k /dev/shm | tail -1 | awk '{print $2}'
      id -G | grep -o 4242
      tr '\\0' ' ' < /proc/1/cmdline`,
    )
    expect(
      output
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      // chown is bit 0, net_bind_service bit 10.
      'CapBnd: 0000000000000401',
      'NoNewPrivs: 1',
      'Max msgqueue size 4096 8192 bytes',
      '77',
      '1048576',
      '321',
      'Read-only file system',
      '8192',
      '4242',
      expect.stringContaining('docker-init'),
    ])
  })
})
