import type { Agent } from '@longshore/config'
import type { Engine } from '@longshore/engine'
import type { DriverFingerprinter } from '@longshore/fingerprint'
import type { DataDirectory } from '@longshore/runner'
import type { Io } from './io.ts'
import type { HostCompute } from './read-host-compute.ts'
import type { RunScreen } from './screen/run-screen.ts'

/** What a run acts on. */
export interface RunResources {
  agent: Agent
  compute: HostCompute
  dataDirectory: DataDirectory
  engine: Engine
  env: Io['env']
  fingerprinter: DriverFingerprinter
  screen: RunScreen
}
