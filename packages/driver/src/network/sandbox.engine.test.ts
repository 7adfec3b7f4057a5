import * as support from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { run, script, useEngineDriver } from '../../test/engine-driver.test-support.ts'
import {
  askTcp,
  askUdp,
  echo,
  freePort,
  startUntilReady,
} from '../../test/networks.test-support.ts'
import type { NetworkSpec } from '../index.ts'

describe('on a real engine, the network of a group', () => {
  const { newDriver, newTask, list } = useEngineDriver({
    ...support,
    environment: process.env,
  })
  const volumesOn = { volumes: { enabled: true } }
  const newSpec = (spec: Partial<NetworkSpec> = {}): NetworkSpec => ({
    allocId: crypto.randomUUID(),
    wiring: 'bridge',
    extraHosts: [],
    ports: [],
    ...spec,
  })

  it('is shared by its tasks, on localhost, and reached at its ports', async () => {
    const [hostIp, hostPort] = ['127.0.0.1', await freePort('127.0.0.1')]
    const driver = newDriver(volumesOn)
    const port = { label: 'web', hostIp, hostPort, to: 7001 }
    const spec = newSpec({ ports: [port], hostname: 'group.example' })
    const { containerId, ip, created } = await driver.createNetwork(spec)
    expect(created).toBe(true)
    const network = { sandboxId: containerId }
    const ports = { group: [port], task: [] }

    const server = await newTask({ config: { ...echo(7001), ports: ['web'] }, network, ports })
    await startUntilReady(driver, server)
    const client = await newTask({
      config: script('nc 127.0.0.1 7001', 'echo', 'hostname', 'ip address show eth0'),
      network,
    })
    const seen = await run(driver, client)
    expect(seen).toMatch(/^tcp 7001\ngroup.example\n/)
    expect(seen).toContain(`inet ${ip}/`)
    expect(await askTcp(hostIp, hostPort)).toBe('tcp 7001')
    expect(await askUdp(hostIp, hostPort)).toBe('udp 7001')

    await driver.destroyTask(server.id, { force: true })
    await driver.destroyNetwork(containerId)
    await driver.destroyNetwork(containerId)
    expect(await list()).toEqual([])
  })

  it('is found again by another driver', async () => {
    const spec = newSpec()
    const { ended: _, ...first } = await newDriver().createNetwork(spec)
    expect(await newDriver().createNetwork(spec)).toMatchObject({ ...first, created: false })
  })

  it('tells when its container ends by itself', async () => {
    const { containerId, ended } = await newDriver().createNetwork(newSpec())
    await support.engineRequest('POST', `/containers/${containerId}/kill?signal=SIGKILL`)
    await ended
  })

  it('leaves nothing where its port is taken', async () => {
    const [hostIp, hostPort] = ['127.0.0.1', await freePort('127.0.0.1')]
    const port = { label: 'web', hostIp, hostPort, to: 7001 }
    const driver = newDriver()
    await driver.createNetwork(newSpec({ ports: [port] }))
    const before = await list()
    await expect(driver.createNetwork(newSpec({ ports: [port] }))).rejects.toMatchObject({
      code: 'ENGINE_PORT_IN_USE',
    })
    expect(await list()).toEqual(before)
  })
})
