import { randomUUID } from 'node:crypto'
import * as cgroupFiles from 'node:fs'
import * as files from 'node:fs/promises'
import { join } from 'node:path'
import type { Agent, Job } from '@longshore/config'
import { createDriver, explainPortInUse } from '@longshore/driver'
import type { Engine } from '@longshore/engine'
import type { DriverFingerprinter } from '@longshore/fingerprint'
import { createPortAllocator, isHostPortFree, PortInUseError } from '@longshore/networking'
import {
  type Allocation,
  type DataDirectory,
  type JobResult,
  type Node,
  planJob,
  releaseUnclaimedPorts,
  runJob,
} from '@longshore/runner'
import { createAgentImages } from './create-agent-images.ts'
import { driverSettings, readEngineFacts } from './driver-settings.ts'
import { createHousekeeping } from './housekeeping.ts'
import { describeHousekeeping } from './housekeeping-event.ts'
import type { Io, StopSignals } from './io.ts'
import { portLimits } from './port-limits.ts'
import type { HostCompute } from './read-host-compute.ts'
import type { RunScreen } from './screen/run-screen.ts'
import { createTaskReporter } from './task-reporter.ts'

export interface PlacedJob {
  job: Job
  node: Node
  /** Allocations of it that run already. */
  kept: readonly Allocation[]
}

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

/** Plans what is not there yet, and runs all until it has ended for good or is stopped. */
export async function runOnNode(
  placed: PlacedJob,
  resources: RunResources,
  { stop, kill }: StopSignals,
): Promise<JobResult> {
  const { agent, compute, dataDirectory, engine, env, fingerprinter, screen } = resources
  const { path: dataDir, agentId, state } = dataDirectory
  const facts = await readEngineFacts(engine, stop)
  const { node } = placed
  const input = { driver: agent.driver, compute, node, agentId, dataDir }
  const settings = await driverSettings(input, facts)
  try {
    const allocations = await planOnHost(placed, resources, stop)
    const reporter = createTaskReporter(screen, allocations)
    const housekeeping = createHousekeeping({
      ...{ engine, fingerprinter, options: agent.driver, labels: settings.ownerLabels },
      imageStore: dataDirectory.images,
      isTracked: ({ id }) => driver.isTracked(id),
      // A Nomad client may run its tasks on the same engine.
      keepUnlabelled: true,
      onEvent(event) {
        const text = describeHousekeeping(event)
        if (text !== undefined) screen.heading(text)
      },
    })
    const { aroundPull } = housekeeping
    const driver = createDriver({
      ...{ engine, settings, host: files, cgroupFiles, now: Date.now },
      images: await createAgentImages(agent, engine, { env, aroundPull }),
      imageUsers: housekeeping,
      onEvent: reporter.onEvent,
    })
    try {
      await housekeeping.start(stop)
      // What runs already is stopped as a task is.
      if (placed.kept.length === 0) stop.throwIfAborted()
      const effects = { driver, state, now: Date.now, random: Math.random }
      const results = await runJob(allocations, { ...effects, listener: reporter, stop, kill })
      for (const { name, directory } of allocations)
        screen.heading(`Logs of ${name} stay in ${join(directory, 'alloc', 'logs')}`)
      return results
    } finally {
      await housekeeping.close(kill)
      await driver.close()
    }
  } finally {
    releaseUnclaimedPorts(dataDirectory)
  }
}

/** Ports are taken of this host; one that is in use is told with who uses it. */
async function planOnHost(
  { job, node, kept }: PlacedJob,
  { agent, dataDirectory: { path: dataDir, ports: store }, engine }: RunResources,
  signal: AbortSignal,
): Promise<Allocation[]> {
  const host = { ...portLimits(agent), isFree: isHostPortFree, random: Math.random, store }
  const portAllocator = createPortAllocator(host)
  const effects = { node, dataDir, portAllocator, newId: randomUUID, kept, signal }
  return planJob(job, effects).catch(async (error) => {
    const ports = error instanceof PortInUseError ? [error.port] : []
    throw await explainPortInUse(error, ports, engine)
  })
}
