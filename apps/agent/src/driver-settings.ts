import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Agent } from '@longshore/config'
import type { DriverSettings } from '@longshore/driver'
import type { Engine } from '@longshore/engine'
import { detectCgroupVersion } from '@longshore/isolation'
import { ownerLabels } from '@longshore/runner'
import type { HostCompute } from './read-host-compute.ts'

export interface SettingsInput
  extends Pick<Agent, 'driver'>,
    Pick<DriverSettings, 'ownsUnlabelled'> {
  compute: HostCompute
  node: DriverSettings['node']
  agentId: string
  /** Where allocations are; unset where somebody else makes them. */
  dataDir?: string
}

/**
 * What holds for every container that this agent makes, with what the engine says of itself: `facts` are read whenever
 * they are needed, as engines are updated under a plugin.
 */
export async function driverSettings(
  { driver, compute, node, agentId, dataDir, ownsUnlabelled }: SettingsInput,
  facts: EngineFacts,
): Promise<DriverSettings> {
  const readText = (path: string) => readFile(path, 'utf8')
  const ofAllocations = dataDir === undefined ? [] : [join(dataDir, 'alloc')]
  return {
    options: driver,
    host: {
      ...compute,
      cgroupVersion: await detectCgroupVersion(readText),
      get os() {
        return facts.os
      },
      get runtimes() {
        return facts.runtimes
      },
      get apiVersion() {
        return facts.apiVersion
      },
    },
    node: { id: node.id, name: node.name },
    ownerLabels: ownerLabels(agentId),
    ownsUnlabelled,
    get untrustedDirs() {
      return [...ofAllocations, ...facts.dataDirs]
    },
  }
}

/** The engine's part of the settings. */
export interface EngineFacts
  extends Pick<DriverSettings['host'], 'os' | 'runtimes' | 'apiVersion'> {
  /** Host folders of its own. */
  dataDirs: string[]
}

export async function readEngineFacts(
  engine: Pick<Engine, 'info' | 'version'>,
  signal: AbortSignal,
): Promise<EngineFacts> {
  const { osType, runtimes, rootDirectory } = await engine.info(signal)
  const { apiVersion } = await engine.version(signal)
  const os = osType === 'windows' ? 'windows' : 'linux'
  return { os, runtimes, apiVersion, dataDirs: [rootDirectory] }
}

/** In place of an engine that is not asked, for a plan: one that has what the operator allows. */
export function assumedEngineFacts({ driver }: Pick<Agent, 'driver'>): EngineFacts {
  return { os: 'linux', runtimes: driver.allow_runtimes, apiVersion: '1.41', dataDirs: [] }
}
