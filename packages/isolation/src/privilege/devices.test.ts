import * as fs from 'node:fs/promises'
import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { type DeviceOptions, toDevices, toGpus } from '../index.ts'

type Device = NonNullable<DeviceOptions['devices']>[number]

function devicesOf(device: Device, policy = {}) {
  return toDevices({ devices: [device] }, policy, fs)
}

describe('toDevices', () => {
  it.each([
    {
      why: 'a path alone',
      device: { host_path: '/dev/null' },
      inside: '/dev/null',
      letters: 'rwm',
    },
    {
      why: 'all that there is',
      device: { host_path: '/dev/null', container_path: '/dev/n', cgroup_permissions: 'r' },
      inside: '/dev/n',
      letters: 'r',
    },
  ])('gives $why', async ({ device, inside, letters }) => {
    expect(await devicesOf(device)).toEqual({
      Devices: [{ PathOnHost: '/dev/null', PathInContainer: inside, CgroupPermissions: letters }],
    })
  })

  it('asks for the device that a symlink leads to, under its own name', async () => {
    const link = join(await temporaryDirectory(), 'link')
    await symlink('/dev/null', link)
    expect(await devicesOf({ host_path: link })).toMatchObject({
      Devices: [{ PathOnHost: '/dev/null', PathInContainer: link }],
    })
  })

  it('gives a folder of devices', async () => {
    expect(await devicesOf({ host_path: '/dev/pts' })).toMatchObject({
      Devices: [{ PathOnHost: '/dev/pts' }],
    })
  })

  it('gives all of /dev only where privileged containers are allowed', async () => {
    const device = { host_path: '/dev' }
    expect(await devicesOf(device, { allow_privileged: true })).toHaveProperty('Devices')
  })

  it.each([
    { device: {}, code: 'DEVICE_INVALID', text: 'no host_path' },
    { device: { host_path: 'null' }, code: 'PATH_INVALID', text: 'host_path = "null"' },
    { device: { host_path: '/dev/nil' }, code: 'DEVICE_MISSING', text: '"/dev/nil"' },
    {
      device: { host_path: '/dev/null', container_path: 'n' },
      code: 'PATH_INVALID',
      text: 'container_path = "n"',
    },
    ...['x', 'rwx', 'rr', 'RW', 'r w'].map((cgroup_permissions) => ({
      device: { host_path: '/dev/null', cgroup_permissions },
      code: 'DEVICE_INVALID',
      text: `cgroup_permissions = "${cgroup_permissions}"`,
    })),
  ])('refuses $device', async ({ device, code, text }) => {
    await expect(devicesOf(device)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(text),
    })
  })

  it('refuses a file', async () => {
    const file = join(await temporaryDirectory(), 'file')
    await writeFile(file, '')
    await expect(devicesOf({ host_path: file })).rejects.toMatchObject({ code: 'DEVICE_INVALID' })
  })
})

describe('toGpus', () => {
  const Capabilities = [['gpu']]
  it.each([
    { gpus: undefined, expected: {} },
    { gpus: 'all' as const, expected: { DeviceRequests: [{ Count: -1, Capabilities }] } },
    { gpus: 2, expected: { DeviceRequests: [{ Count: 2, Capabilities }] } },
    {
      gpus: ['0', 'GPU-3a23c669'],
      expected: { DeviceRequests: [{ DeviceIDs: ['0', 'GPU-3a23c669'], Capabilities }] },
    },
  ])('asks for $gpus', ({ gpus, expected }) => {
    expect(toGpus({ gpus })).toEqual(expected)
  })

  it.each([[0], [-1], [1.5], [[]], [['']], [['0,1']]])('refuses %j', (gpus) => {
    expect(() => toGpus({ gpus })).toThrowError(expect.objectContaining({ code: 'GPUS_INVALID' }))
  })
})
