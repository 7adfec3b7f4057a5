import type { EngineConnection, OwnEngine } from '@longshore/test-support'
import type { NomadApi } from '../nomad/api.ts'
import type { RunNomad } from '../nomad/run-nomad.ts'
import type { DriverKind } from './driver-kind.ts'
import type { Mark } from './marked-processes.ts'
import type { NomadAgent } from './nomad-agent.ts'
import type { PrivateRegistry } from './private-registry.ts'

/** A Nomad cluster of one node, with an engine of its own. */
export interface Site {
  kind: DriverKind
  engine: OwnEngine
  /** Of {@link engine}. */
  connection: EngineConnection
  agent: NomadAgent
  api: NomadApi
  /** Nomad's command line, as its users have it. */
  nomad: RunNomad
  registry: PrivateRegistry
  /** What is put here goes with the site. */
  folder: string
  /** In the environment of Nomad and of all that it starts. */
  mark: Mark
  dispose(): Promise<void>
}
