import * as support from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { run, script, useEngineDriver } from '../../test/engine-driver.test-support.ts'
import {
  askTcp,
  askUdp,
  echo,
  freePort,
  hasIpv6,
  newNetwork,
  startUntilReady,
} from '../../test/networks.test-support.ts'

const volumesOn = { volumes: { enabled: true } }

describe('on a real engine, a task', () => {
  const { newDriver, newTask } = useEngineDriver({
    ...support,
    environment: process.env,
  })

  it('has the addresses that it asks for, and a name that others find', async () => {
    const network = await newNetwork(support.engineRequest)
    const driver = newDriver()
    const server = await newTask({
      config: {
        ...script('ip address show eth0', 'echo ready', 'exec sleep 1000'),
        network_mode: network.name,
        network_aliases: ['database'],
        ipv4_address: network.ipv4(10),
        ipv6_address: network.ipv6(10),
        mac_address: '02:68:b3:29:da:98',
      },
    })
    const seen = await startUntilReady(driver, server)
    expect(seen).toContain(`inet ${network.ipv4(10)}/24`)
    expect(seen).toContain(`inet6 ${network.ipv6(10)}/64`)
    expect(seen).toContain('link/ether 02:68:b3:29:da:98')

    const client = await newTask({
      config: { ...script('ping -4 -c 1 database'), network_mode: network.name },
    })
    expect(await run(driver, client)).toContain(`PING database (${network.ipv4(10)})`)
    await driver.destroyTask(server.id, { force: true })
  })

  it('advertises its IPv6 address where it says so', async () => {
    const network = await newNetwork(support.engineRequest)
    const driver = newDriver()
    const task = await newTask({
      config: {
        ...script('exec sleep 1000'),
        network_mode: network.name,
        ipv6_address: network.ipv6(11),
        advertise_ipv6_address: true,
      },
    })
    const { address } = await driver.startTask(task)
    expect(address).toEqual({ ip: network.ipv6(11), advertise: true })
    await driver.destroyTask(task.id, { force: true })
  })

  it('is in two networks before it starts', async () => {
    const [front, back] = [
      await newNetwork(support.engineRequest),
      await newNetwork(support.engineRequest),
    ]
    const task = await newTask({
      config: {
        ...script('ip address'),
        networks: [
          { name: front.name, ipv4_address: front.ipv4(20) },
          { name: back.name, ipv4_address: back.ipv4(20), aliases: ['app'] },
        ],
      },
    })
    const seen = await run(newDriver(), task)
    expect(seen).toContain(`inet ${front.ipv4(20)}/24`)
    expect(seen).toContain(`inet ${back.ipv4(20)}/24`)
  })

  it('has nothing but the loopback with network_mode none', async () => {
    const task = await newTask({
      config: { ...script('cat /proc/net/dev'), network_mode: 'none' },
    })
    const devices = (await run(newDriver(), task)).matchAll(/^ *(\w+):/gm)
    expect([...devices].map(([, name]) => name)).not.toContain('eth0')
  })

  it("joins another container's network", async () => {
    const driver = newDriver()
    const owner = await newTask({ config: script('exec sleep 1000') })
    const { containerId, addresses } = await driver.startTask(owner)
    const task = await newTask({
      config: { ...script('ip address'), network_mode: `container:${containerId}` },
    })
    expect(await run(driver, task)).toContain(`inet ${addresses.bridge}/`)
    await driver.destroyTask(owner.id, { force: true })
  })

  const hostIps = [
    { family: 'IPv4', hostIp: '127.0.0.1' },
    ...(hasIpv6() ? [{ family: 'IPv6', hostIp: '::1' }] : []),
  ]
  it.each(hostIps)(
    'is reached at its ports from outside, by TCP and UDP, over $family',
    async ({ hostIp }) => {
      const [ofGroup, ofTask] = [await freePort(hostIp), await freePort(hostIp)]
      const driver = newDriver(volumesOn)
      const task = await newTask({
        config: { ...echo(7001, 7002), ports: ['web'], port_map: { db: 7002 } },
        ports: {
          group: [{ label: 'web', hostIp, hostPort: ofGroup, to: 7001 }],
          task: [{ label: 'db', hostIp, hostPort: ofTask }],
        },
      })
      await startUntilReady(driver, task)
      expect(await askTcp(hostIp, ofGroup)).toBe('tcp 7001')
      expect(await askTcp(hostIp, ofTask)).toBe('tcp 7002')
      expect(await askUdp(hostIp, ofGroup)).toBe('udp 7001')
      expect(await askUdp(hostIp, ofTask)).toBe('udp 7002')
      await driver.destroyTask(task.id, { force: true })
    },
  )

  it("listens on the host's own ports with network_mode host, and publishes none", async () => {
    const hostIp = '127.0.0.1'
    const hostPort = await freePort(hostIp)
    const driver = newDriver(volumesOn)
    const task = await newTask({
      config: { ...echo(hostPort), network_mode: 'host', ports: ['web'] },
      ports: { group: [{ label: 'web', hostIp, hostPort }], task: [] },
    })
    await startUntilReady(driver, task)
    expect(await askTcp(hostIp, hostPort)).toBe(`tcp ${hostPort}`)
    expect(await askUdp(hostIp, hostPort)).toBe(`udp ${hostPort}`)
    await driver.destroyTask(task.id, { force: true })
  })

  it('is reached by the protocol that port_protocols names, and no other', async () => {
    const hostIp = '127.0.0.1'
    const hostPort = await freePort(hostIp)
    const driver = newDriver(volumesOn)
    const task = await newTask({
      config: { ...echo(7001), ports: ['web'], port_protocols: { web: 'udp' } },
      ports: { group: [{ label: 'web', hostIp, hostPort, to: 7001 }], task: [] },
    })
    await startUntilReady(driver, task)
    expect(await askUdp(hostIp, hostPort)).toBe('udp 7001')
    await expect(askTcp(hostIp, hostPort)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await driver.destroyTask(task.id, { force: true })
  })
})
