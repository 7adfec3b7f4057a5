import { parseAgentFiles } from '@longshore/config'
import { describe, expect, it } from 'vitest'
import { assumedEngineFacts, driverSettings, readEngineFacts } from './driver-settings.ts'
import { localNode } from './local-node.ts'
import { readHostCompute } from './read-host-compute.ts'

function agentOf(text: string) {
  const { agent, diagnostics } = parseAgentFiles([{ path: 'agent.hcl', text }])
  if (!agent) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return agent
}

/** An engine that says this of itself. */
function engineWith(info: { osType: string; runtimes: string[]; rootDirectory: string }) {
  const version = { version: '20.10.24', apiVersion: '1.41', os: 'linux', arch: 'amd64' }
  return {
    info: async () => ({ ...facts, ...info }),
    version: async () => version,
  } as unknown as Parameters<typeof readEngineFacts>[0]
}

const facts = { osType: 'linux', runtimes: ['runc'], rootDirectory: '/var/lib/docker' }

describe('the settings of the driver', () => {
  it('are the operator’s options, the host and the node; what tasks can write to is not trusted', async () => {
    const agent = agentOf(
      'name = "harbour"\nplugin "docker" {\n config {\n pids_limit = 7\n }\n}\n',
    )
    const compute = await readHostCompute(agent)
    const node = await localNode(agent, { id: 'n1', compute, hostIp: undefined, attributes: {} })
    const engine = await readEngineFacts(engineWith(facts), new AbortController().signal)
    const input = { driver: agent.driver, compute, node, agentId: 'a1', dataDir: '/data' }
    expect(await driverSettings(input, engine)).toMatchObject({
      options: { pids_limit: 7 },
      host: { os: 'linux', runtimes: ['runc'], apiVersion: '1.41', cores: node.cores },
      node: { id: 'n1', name: 'harbour' },
      ownerLabels: { 'dev.longshore.agent': 'a1' },
      untrustedDirs: ['/data/alloc', '/var/lib/docker'],
    })
  })

  it('have the whole CPU, also what is reserved, as shares are counted by it', async () => {
    const agent = agentOf('client {\n cpu_total_compute = 1000\n reserved {\n cpu = 400\n }\n}\n')
    const compute = await readHostCompute(agent)
    const node = await localNode(agent, { id: 'n1', compute, hostIp: undefined, attributes: {} })
    const input = { driver: agent.driver, compute, node, agentId: 'a1', dataDir: '/data' }
    const { host } = await driverSettings(input, assumedEngineFacts(agent))
    expect(host.totalMhz).toBe(1000)
  })

  it('know an engine of Windows containers', async () => {
    const engine = engineWith({ ...facts, osType: 'windows' })
    const { signal } = new AbortController()
    expect(await readEngineFacts(engine, signal)).toMatchObject({ os: 'windows' })
  })

  it('assume for a plan that the engine has what the operator allows', () => {
    const agent = agentOf('plugin "docker" {\n config {\n allow_runtimes = ["kata"]\n }\n}\n')
    expect(assumedEngineFacts(agent)).toMatchObject({ os: 'linux', runtimes: ['kata'] })
  })
})
