import { once } from 'node:events'
import { createServer } from 'node:net'
import { isHostPortFree } from '@longshore/networking'
import * as support from '@longshore/test-support'
import { describe, expect, it, onTestFinished } from 'vitest'
import { script, useEngineDriver } from '../test/engine-driver.test-support.ts'
import { freePort, newNetwork } from '../test/networks.test-support.ts'

describe('on a real engine, a task that is refused', () => {
  const { newDriver, newTask, list } = useEngineDriver({
    ...support,
    environment: process.env,
  })

  it.each([
    { why: 'an unknown network', config: { network_mode: 'nowhere' }, code: 'NETWORK_UNKNOWN' },
    { why: 'a capability', config: { cap_add: ['sys_admin'] }, code: 'CAPABILITY_NOT_ALLOWED' },
    { why: 'privileges', config: { privileged: true }, code: 'PRIVILEGED_NOT_ALLOWED' },
    { why: 'a namespace', config: { pid_mode: 'host' }, code: 'MODE_NOT_ALLOWED' },
    {
      why: 'the network of a container that is not there',
      config: { network_mode: 'container:nobody' },
      code: 'NETWORK_UNKNOWN',
    },
    { why: 'a long name', config: { hostname: 'a'.repeat(70) }, code: 'HOSTNAME_INVALID' },
    {
      why: 'a missing device',
      config: { devices: [{ host_path: '/dev/nothing' }] },
      code: 'DEVICE_MISSING',
    },
    {
      why: 'a missing seccomp profile',
      config: { security_opt: ['seccomp=/nothing.json'] },
      code: 'SECCOMP_PROFILE_INVALID',
    },
    { why: 'a volume', config: { volumes: ['/etc:/data'] }, code: 'VOLUME_NOT_ALLOWED' },
    {
      why: 'a setting of the host',
      config: { sysctl: { 'vm.swappiness': '1' } },
      code: 'SYSCTL_NOT_ALLOWED',
    },
    { why: 'cores that are not there', config: { cpuset_cpus: '99' }, code: 'CORE_UNKNOWN' },
    { why: 'a runtime', config: { runtime: 'kata' }, code: 'RUNTIME_NOT_ALLOWED' },
    { why: 'a relative work_dir', config: { work_dir: 'here' }, code: 'WORK_DIR_INVALID' },
    {
      why: 'a missing disk',
      config: { blkio: { device_read_bps: [{ path: '/dev/nothing', rate: 1 }] } },
      code: 'DEVICE_MISSING',
    },
    { why: 'an unknown group', config: { group_add: ['nobody-here'] }, code: 'ENGINE_BAD_REQUEST' },
  ])('for $why leaves no container', async ({ config, code }) => {
    const driver = newDriver()
    const task = await newTask({ config: { ...script('exec sleep 1000'), ...config } })
    await expect(driver.startTask(task)).rejects.toMatchObject({ code })
    expect(await list()).toEqual([])
  })

  it('for an address outside of the network leaves the network alone', async () => {
    const { name } = await newNetwork(support.engineRequest)
    const driver = newDriver()
    const task = await newTask({ config: { network_mode: name, ipv4_address: '192.0.2.1' } })
    await expect(driver.startTask(task)).rejects.toMatchObject({ code: 'ADDRESS_OUTSIDE_SUBNET' })
    expect(await list()).toEqual([])
  })

  it('for a port in use leaves the other port free', async () => {
    const hostIp = '127.0.0.1'
    const free = await freePort(hostIp)
    const taken = createServer().listen(0, hostIp)
    onTestFinished(() => void taken.close())
    await once(taken, 'listening')
    const address = taken.address()
    const used = typeof address === 'object' && address !== null ? address.port : 0
    const ports = [free, used].map((hostPort, index) => ({ label: `p${index}`, hostIp, hostPort }))
    const driver = newDriver()
    const task = await newTask({
      config: script('exec sleep 1000'),
      ports: { group: [], task: ports },
    })
    await expect(driver.startTask(task)).rejects.toMatchObject({
      code: 'ENGINE_PORT_IN_USE',
      message: expect.stringContaining(String(used)),
    })
    expect(await list()).toEqual([])
    expect(await isHostPortFree(hostIp, free)).toBe(true)
  })
})
