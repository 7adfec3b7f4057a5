import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHostCpu } from './host-cpu.ts'
import { trees } from './host-trees.test-support.ts'

function reading(tree: Record<string, string>) {
  return async (path: string) => {
    const text = tree[path]
    if (text === undefined) throw new Error(`ENOENT: ${path}`)
    return text
  }
}

describe('readHostCpu', () => {
  it.each([
    { why: 'base frequencies (intel_pstate)', tree: trees.intelPstate, cores: 4, totalMhz: 11_600 },
    {
      why: 'the nominal frequency (acpi-cpufreq)',
      tree: trees.acpiCpufreq,
      cores: 2,
      totalMhz: 4900,
    },
    {
      why: 'maximum frequencies where there is no base',
      tree: trees.armBigLittle,
      cores: 3,
      totalMhz: 6000,
    },
    {
      why: '/proc/cpuinfo in a virtual machine',
      tree: trees.virtualMachine,
      cores: 2,
      totalMhz: 4890,
    },
    { why: '/proc/cpuinfo where /sys is hidden', tree: trees.withoutSys, cores: 2, totalMhz: 4890 },
    {
      why: '1000 MHz a core on arm64 without speeds',
      tree: trees.armVirtualMachine,
      cores: 4,
      totalMhz: 4000,
    },
    { why: 'the mainframe’s dynamic speed', tree: trees.s390x, cores: 2, totalMhz: 10_400 },
    { why: 'online cores only', tree: trees.offlineCore, cores: 2, totalMhz: 7000 },
    {
      why: 'a guess for the one core that tells none',
      tree: trees.oneSilentCore,
      cores: 2,
      totalMhz: 5100,
    },
    { why: 'one core where nothing can be read', tree: {}, cores: 1, totalMhz: 1000 },
  ])('counts $why', async ({ tree, cores, totalMhz }) => {
    expect(await readHostCpu(reading(tree))).toEqual({ cores, totalMhz })
  })

  it('gives positive whole numbers whatever the files hold', async () => {
    const paths = [...new Set(Object.values(trees).flatMap((tree) => Object.keys(tree)))]
    const line = fc.constantFrom(
      'processor\t: 0\n',
      'cpu MHz\t: 0.000\n',
      'cpu MHz\t: -1\n',
      '0-1\n',
      '0\n',
    )
    const text = fc.oneof(
      line,
      fc.string(),
      fc.nat().map((number) => `${number}\n`),
    )
    const tree = fc.dictionary(fc.constantFrom(...paths), text)
    await fc.assert(
      fc.asyncProperty(tree, async (tree) => {
        const { cores, totalMhz } = await readHostCpu(reading(tree))
        expect(Number.isSafeInteger(cores) && cores > 0).toBe(true)
        expect(Number.isSafeInteger(totalMhz) && totalMhz > 0).toBe(true)
      }),
    )
  })

  it('counts this host', async () => {
    const { cores, totalMhz } = await readHostCpu((path) => readFile(path, 'utf8'))
    expect(cores).toBeGreaterThanOrEqual(availableParallelism())
    expect(totalMhz / cores).toBeGreaterThan(100)
  })
})
