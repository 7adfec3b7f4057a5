import { arch, cpus, hostname, totalmem } from 'node:os'
import { parseAgentFiles } from '@longshore/config'
import { describe, expect, it } from 'vitest'
import { localNode } from './local-node.ts'
import { readHostCompute } from './read-host-compute.ts'

async function nodeBy(text: string, options: { hostIp?: string } = {}) {
  const { agent, diagnostics } = parseAgentFiles([{ path: 'agent.hcl', text }])
  if (!agent) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const attributes = { 'driver.docker.version': '20.10.24' }
  const compute = await readHostCompute(agent)
  return localNode(agent, { id: 'n1', compute, hostIp: undefined, attributes, ...options })
}

/** The host's, whatever an operator says. */
async function coresOnline(): Promise<number[]> {
  const { agent } = parseAgentFiles([])
  return agent ? (await readHostCompute(agent)).cores : []
}

const client = (options: string) => `client {\n  ${options}\n}\n`

describe('this machine as a node', () => {
  it('is what the operating system says of it, where the operator says nothing', async () => {
    const node = await nodeBy('')
    expect(node).toMatchObject({
      id: 'n1',
      name: hostname(),
      datacenter: 'dc1',
      region: 'global',
      address: '127.0.0.1',
      hostNetworks: {},
      totalMemoryMib: Math.floor(totalmem() / 2 ** 20),
      cores: await coresOnline(),
      meta: {},
    })
    expect(node.cores).toHaveLength(cpus().length)
    expect(node.totalMhz).toBeGreaterThan(0)
  })

  it('has the attributes of the host and of the engine', async () => {
    const { attributes } = await nodeBy('')
    expect(attributes).toMatchObject({
      'kernel.name': process.platform,
      'cpu.arch': arch() === 'x64' ? 'amd64' : arch(),
      'unique.hostname': hostname(),
      'memory.totalbytes': String(totalmem()),
      'driver.docker.version': '20.10.24',
    })
  })

  it.each([
    { text: 'name = "harbour"\n', expected: { name: 'harbour' } },
    { text: client('meta {\n rack = "r1"\n }'), expected: { meta: { rack: 'r1' } } },
    { text: client('network_interface = "lo"'), expected: { address: '127.0.0.1' } },
    {
      text: client('host_network "own" {\n cidr = "127.0.0.0/8"\n }'),
      expected: { hostNetworks: { own: '127.0.0.1' } },
    },
    {
      text: client('memory_total_mb = 1000\n reserved {\n memory = 400\n }'),
      expected: { totalMemoryMib: 600 },
    },
    {
      text: client('cpu_total_compute = 1000\n reserved {\n cpu = 400\n }'),
      expected: { totalMhz: 600 },
    },
    {
      why: 'what is reserved beyond all is all',
      text: client('cpu_total_compute = 1000\n reserved {\n cpu = 4000\n }'),
      expected: { totalMhz: 0 },
    },
    {
      why: 'cores that are not there are not reserved',
      text: client('cpu_total_compute = 1000\n reserved {\n cores = "9000"\n }'),
      expected: { totalMhz: 1000 },
    },
    { text: client('reservable_cores = "0"'), expected: { cores: [0] } },
    {
      text: client('reservable_cores = "0"\n reserved {\n cores = "0"\n }'),
      expected: { cores: [] },
    },
  ])('is what the operator says: $text', async ({ text, expected }) => {
    expect(await nodeBy(text)).toMatchObject(expected)
  })

  it('publishes where the command line says, before all', async () => {
    const text = client('network_interface = "lo"')
    expect(await nodeBy(text, { hostIp: '10.0.0.1' })).toMatchObject({ address: '10.0.0.1' })
  })
})
