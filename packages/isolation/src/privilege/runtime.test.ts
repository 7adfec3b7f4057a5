import { describe, expect, it } from 'vitest'
import { checkWindowsUser, toIsolation, toPrivileged, toRuntime } from '../index.ts'

const policy = { allow_runtimes: ['runc', 'nvidia'], nvidia_runtime: 'nvidia' }
const gpu = { deviceEnv: { NVIDIA_VISIBLE_DEVICES: '0' }, engineRuntimes: ['runc', 'nvidia'] }
const noGpu = { deviceEnv: {}, engineRuntimes: ['runc'] }

describe('toRuntime', () => {
  it.each([
    { runtime: undefined, facts: noGpu, expected: {} },
    { runtime: '', facts: noGpu, expected: {} },
    { runtime: 'runc', facts: noGpu, expected: { Runtime: 'runc' } },
    { runtime: undefined, facts: gpu, expected: { Runtime: 'nvidia' } },
    { runtime: 'nvidia', facts: gpu, expected: { Runtime: 'nvidia' } },
  ])('gives $expected for $runtime', ({ runtime, facts, expected }) => {
    expect(toRuntime({ runtime }, policy, facts)).toEqual(expected)
  })

  it.each([
    { why: 'one not allowed', runtime: 'kata', facts: noGpu, policy, code: 'RUNTIME_NOT_ALLOWED' },
    { why: 'another with a GPU', runtime: 'runc', facts: gpu, policy, code: 'RUNTIME_CONFLICT' },
    {
      why: 'a GPU on an engine that cannot',
      runtime: undefined,
      facts: { ...gpu, engineRuntimes: ['runc'] },
      policy,
      code: 'RUNTIME_MISSING',
    },
    {
      why: 'a GPU whose runtime is not allowed',
      runtime: undefined,
      facts: gpu,
      policy: { ...policy, allow_runtimes: ['runc'] },
      code: 'RUNTIME_NOT_ALLOWED',
    },
  ])('refuses $why', ({ runtime, facts, policy, code }) => {
    expect(() => toRuntime({ runtime }, policy, facts)).toThrowError(
      expect.objectContaining({ code }),
    )
  })
})

describe('toPrivileged', () => {
  it('is for the operator to allow', () => {
    expect(toPrivileged({}, {})).toEqual({})
    expect(toPrivileged({ privileged: false }, { allow_privileged: true })).toEqual({})
    expect(toPrivileged({ privileged: true }, { allow_privileged: true })).toEqual({
      Privileged: true,
    })
    expect(() => toPrivileged({ privileged: true }, {})).toThrowError(
      expect.objectContaining({
        code: 'PRIVILEGED_NOT_ALLOWED',
        hint: expect.stringContaining('allow_privileged = true'),
      }),
    )
  })
})

describe('on Windows', () => {
  it.each([
    { isolation: undefined, os: 'windows' as const, expected: { Isolation: 'hyperv' } },
    { isolation: 'process', os: 'windows' as const, expected: { Isolation: 'process' } },
    { isolation: undefined, os: 'linux' as const, expected: {} },
  ])('isolation is $expected for $isolation on $os', ({ isolation, os, expected }) => {
    expect(toIsolation({ isolation }, os)).toEqual(expected)
  })

  it.each([
    { isolation: 'process', os: 'linux' as const },
    { isolation: 'Process', os: 'windows' as const },
  ])('refuses $isolation on $os', ({ isolation, os }) => {
    expect(() => toIsolation({ isolation }, os)).toThrowError(
      expect.objectContaining({ code: 'ISOLATION_INVALID' }),
    )
  })

  it.each([
    { user: 'ContainerUser', imageUser: 'ContainerAdministrator' },
    { imageUser: undefined },
    { user: 'ContainerAdmin', isolation: 'hyperv' },
    { user: 'ContainerAdmin', privileged: true },
  ])('takes %j', (user) => {
    expect(() => checkWindowsUser(user, {})).not.toThrow()
  })

  it.each([
    { user: 'ContainerAdmin' },
    { user: 'containeradministrator ' },
    { imageUser: 'ContainerAdmin', isolation: 'process' },
    { user: 'User Manager\\ContainerAdministrator' },
  ])('refuses %j, unless the operator allows it', (user) => {
    expect(() => checkWindowsUser(user, {})).toThrowError(
      expect.objectContaining({ code: 'CONTAINER_ADMIN_NOT_ALLOWED' }),
    )
    const allowed = { windows_allow_insecure_container_admin: true }
    expect(() => checkWindowsUser(user, allowed)).not.toThrow()
  })
})
