import { describe, expect, it } from 'vitest'
import {
  detectCgroupVersion,
  locateCgroup,
  readCgroupCpu,
  readCgroupCpuset,
  readCgroupMemory,
  readCgroupPids,
} from '../index.ts'
import { type RecordedTree, readerOf, version1, version2 } from './recorded-trees.test-support.ts'

async function readAll(tree: RecordedTree) {
  const readText = readerOf(tree)
  const location = await locateCgroup(4711, readText)
  return {
    version: await detectCgroupVersion(readText),
    memory: await readCgroupMemory(location, readText),
    cpu: await readCgroupCpu(location, readText),
    pids: await readCgroupPids(location, readText),
    cores: await readCgroupCpuset(location, readText),
  }
}

function without(tree: RecordedTree, ...names: string[]): RecordedTree {
  const files = Object.entries(tree.files).filter(
    ([path]) => !names.some((name) => path.endsWith(name)),
  )
  return { ...tree, files: Object.fromEntries(files) }
}

describe('the control group of a container', () => {
  it('is read in version 1', async () => {
    expect(await readAll(version1)).toEqual({
      version: 1,
      memory: {
        usage: 2_363_392,
        maxUsage: 4_071_424,
        rss: 53_248,
        cache: 1_949_696,
        swap: 4096,
        limit: 67_108_864,
        reservation: undefined,
        swapLimit: 67_108_864,
        oomKills: 2,
      },
      cpu: {
        usage: 50_225_232,
        user: 30_000_000,
        system: 10_000_000,
        periods: 40,
        throttledPeriods: 12,
        throttledTime: 345_678_901,
      },
      pids: { current: 1, limit: 20 },
      cores: [0, 1],
    })
  })

  it('is read in version 2', async () => {
    expect(await readAll(version2)).toEqual({
      version: 2,
      memory: {
        usage: 7_225_344,
        maxUsage: 8_495_104,
        rss: 1_232_896,
        cache: 5_406_720,
        swap: 0,
        limit: undefined,
        reservation: 33_554_432,
        swapLimit: undefined,
        oomKills: 1,
      },
      cpu: {
        usage: 52_341_000,
        user: 31_207_000,
        system: 21_134_000,
        periods: 0,
        throttledPeriods: 0,
        throttledTime: 0,
      },
      pids: { current: 5, limit: undefined },
      cores: [0, 1, 2, 3, 6],
    })
  })

  it('is read on kernels without swap accounting or a peak', async () => {
    const noSwap = await readAll(without(version1, 'memsw.limit_in_bytes'))
    expect(noSwap.memory.swapLimit).toBeUndefined()
    const old = await readAll(without(version2, 'peak', 'swap.current', 'swap.max'))
    expect(old.memory).toMatchObject({ maxUsage: undefined, swap: 0, swapLimit: undefined })
  })

  it.each([
    { why: 'a process that is gone', tree: without(version1, '/cgroup') },
    { why: 'a group that is gone', tree: without(version1, 'memory.stat') },
    { why: 'a group that is gone, in version 2', tree: without(version2, 'cpu.stat') },
    {
      why: 'a group outside of what can be seen',
      tree: { why: '', files: { ...version2.files, '/proc/4711/cgroup': '0::/../other\n' } },
    },
    {
      why: 'a group without a memory controller',
      tree: { why: '', files: { ...version1.files, '/proc/4711/cgroup': '1:cpu:/\n' } },
    },
  ])('says so of $why', async ({ tree }) => {
    await expect(readAll(tree)).rejects.toMatchObject({ code: 'CGROUP_UNREADABLE' })
  })
})
