import { randomUUID } from 'node:crypto'
import * as kernelFiles from 'node:fs'
import * as files from 'node:fs/promises'
import { join } from 'node:path'
import type { Job } from '@longshore/config'
import { createDriver, explainPortInUse } from '@longshore/driver'
import { createPortAllocator, isHostPortFree, PortInUseError } from '@longshore/networking'
import {
  type Allocation,
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
import type { StopSignals } from './io.ts'
import { portLimits } from './port-limits.ts'
import type { RunResources } from './run-resources.ts'
import { takeUpEarlierRun } from './take-up-earlier-run.ts'
import { createTaskReporter } from './task-reporter.ts'

/** Takes up what runs of it already, plans what is not there yet, and runs all until it has ended for good or is stopped. */
export async function runOnNode(
  job: Job,
  node: Node,
  { run, signals }: { run: RunResources; signals: StopSignals },
): Promise<JobResult> {
  const { agent, compute, dataDirectory, engine, env, fingerprinter, screen } = run
  const { stop, kill } = signals
  const { path: dataDir, agentId, state } = dataDirectory
  const facts = await readEngineFacts(engine, stop)
  const input = { driver: agent.driver, compute, node, agentId, dataDir }
  const settings = await driverSettings(input, facts)
  const kept = await takeUpEarlierRun(job, node, { run, settings, signals })
  // What was taken up is stopped as a task is: by then Ctrl-C no longer leaves all as it was.
  const signal = kept.length === 0 ? stop : undefined
  try {
    const allocations = await planOnHost({ job, node, kept }, run, signal)
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
      ...{ engine, settings, host: files, kernelFiles, now: Date.now },
      images: await createAgentImages(agent, engine, { env, aroundPull }),
      imageUsers: housekeeping,
      onEvent: reporter.onEvent,
    })
    try {
      await housekeeping.start(signal)
      signal?.throwIfAborted()
      const effects = { driver, state, now: Date.now, random: Math.random }
      const results = await runJob(allocations, { ...effects, listener: reporter, stop, kill })
      for (const { name, directory } of agent.driver.disable_log_collection ? [] : allocations)
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
  { job, node, kept }: { job: Job; node: Node; kept: readonly Allocation[] },
  { agent, dataDirectory: { path: dataDir, ports: store }, engine }: RunResources,
  signal: AbortSignal | undefined,
): Promise<Allocation[]> {
  const host = { ...portLimits(agent), isFree: isHostPortFree, random: Math.random, store }
  const portAllocator = createPortAllocator(host)
  const effects = { node, dataDir, portAllocator, newId: randomUUID, kept, signal }
  return planJob(job, effects).catch(async (error) => {
    const ports = error instanceof PortInUseError ? [error.port] : []
    throw await explainPortInUse(error, ports, engine)
  })
}
