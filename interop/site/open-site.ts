import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { services, startOwnEngine } from '@longshore/test-support'
import { connectNomad } from '../nomad/api.ts'
import { createRunNomad } from '../nomad/run-nomad.ts'
import { pluginProcesses } from '../parts/plugin-processes.ts'
import { type AgentConfiguration, toAgentConfig } from './agent-config.ts'
import type { DriverKind } from './driver-kind.ts'
import { freePorts } from './free-ports.ts'
import { installPlugin } from './install-plugin.ts'
import { killMarked, type Mark } from './marked-processes.ts'
import { createNomadAgent } from './nomad-agent.ts'
import { startPrivateRegistry } from './private-registry.ts'
import { removeBridge } from './remove-bridge.ts'
import type { Site } from './site.ts'
import { markOf, removeAbandonedSites, removeSiteFolder, sitePrefix } from './site-folder.ts'

export interface SiteOptions {
  /** Nomad's executable. */
  program: string
  /** Further lines of the driver's `config` block. */
  driverConfig?: string
}

/** Starts an engine, a registry and Nomad with one of the drivers. */
export async function openSite(
  kind: DriverKind,
  { program, driverConfig = '' }: SiteOptions,
  signal: AbortSignal,
): Promise<Site> {
  await removeAbandonedSites()
  const folder = await mkdtemp(join(tmpdir(), `${sitePrefix}${process.pid}-`))
  const mark = markOf(folder)
  const bridge = { name: kind === 'longshore' ? 'lsi-ours' : 'lsi-theirs', subnet: subnets[kind] }
  const closing: (() => Promise<unknown>)[] = [
    () => removeSiteFolder(folder),
    () => removeBridge(bridge),
    () => killMarked(mark),
  ]
  async function dispose() {
    for (const close of closing.toReversed()) await close()
  }
  try {
    const engine = await startOwnEngine({
      liveRestore: true,
      images: [services.busyboxImage, services.pauseImage],
    })
    closing.splice(1, 0, () => engine.dispose())
    const registry = await startPrivateRegistry(join(folder, 'registry'))
    closing.push(() => registry.close())
    const [http = 0, rpc = 0, serf = 0] = await freePorts(3)
    const config = {
      ...{ folder, bridge, driverConfig, ports: { http, rpc, serf }, endpoint: engine.endpoint },
      dynamicPorts: dynamicPorts[kind],
      infraImage: services.pauseImage,
    }
    await mkdir(join(folder, 'no-plugins'))
    await installPlugin(folder, program)
    const configFile = (name: AgentConfiguration) => join(folder, `${name}.hcl`)
    for (const name of ['built-in', 'longshore', 'logmon'] as const)
      await writeFile(configFile(name), toAgentConfig(name, config))
    const address = `http://127.0.0.1:${http}`
    const api = connectNomad(address)
    const logFile = join(folder, 'agent.log')
    const agent = createNomadAgent(kind, { program, api, logFile, configFile, mark })
    await agent.start(signal)
    await expectDriver(kind, { mark, folder, log: agent.log })
    return {
      ...{ kind, engine, agent, api, registry, folder, mark, dispose },
      connection: { socketPath: engine.socketPath },
      nomad: createRunNomad(program, address),
    }
  } catch (error) {
    await dispose()
    throw error
  }
}

/** Nomad goes on with its own driver where it does not like a plugin: everything would then be measured of that. */
async function expectDriver(
  kind: DriverKind,
  { mark, folder, log }: { mark: Mark; folder: string; log: () => Promise<string> },
): Promise<void> {
  const isRunning = (await pluginProcesses({ mark, folder })).length > 0
  if (isRunning === (kind === 'longshore')) return
  const said = (await log()).split('\n').filter((line) => /plugin_loader.*docker/.test(line))
  throw new Error(`The node does not have the driver ${kind}. Nomad says:\n${said.join('\n')}`)
}

const subnets = { 'built-in': '10.188.0.0/20', longshore: '10.188.16.0/20' } as const
const dynamicPorts = { 'built-in': [26000, 26999], longshore: [27000, 27999] } as const
