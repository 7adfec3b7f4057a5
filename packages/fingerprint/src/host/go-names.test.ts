import { describe, expect, it } from 'vitest'
import { toGoArch, toGoOs } from './go-names.ts'

describe('Go’s names', () => {
  it.each([
    ['x64', 'LE', 'amd64'],
    ['arm64', 'LE', 'arm64'],
    ['ia32', 'LE', '386'],
    ['ppc64', 'LE', 'ppc64le'],
    ['ppc64', 'BE', 'ppc64'],
    ['s390x', 'BE', 's390x'],
    ['riscv64', 'LE', 'riscv64'],
  ] as const)('of %s %s is %s', (arch, endianness, name) => {
    expect(toGoArch(arch, endianness)).toBe(name)
  })

  it.each([
    ['linux', 'linux'],
    ['win32', 'windows'],
    ['darwin', 'darwin'],
  ])('of %s is %s', (platform, name) => {
    expect(toGoOs(platform)).toBe(name)
  })
})
