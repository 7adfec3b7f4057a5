import { randomUUID } from 'node:crypto'
import * as files from 'node:fs/promises'
import { join } from 'node:path'
import type { Agent, Job } from '@longshore/config'
import { createDriver, explainPortInUse } from '@longshore/driver'
import { connectEngine, type Engine } from '@longshore/engine'
import { createDriverFingerprinter } from '@longshore/fingerprint'
import { createPortAllocator, isHostPortFree, PortInUseError } from '@longshore/networking'
import {
  type DataDirectory,
  type JobResult,
  lockDataDirectory,
  type Node,
  planJob,
  runJob,
} from '@longshore/runner'
import { createAgentImages } from '../create-agent-images.ts'
import { dataDirectoryOf } from '../data-directory.ts'
import { driverSettings, readEngineFacts } from '../driver-settings.ts'
import { findEngine } from '../find-engine.ts'
import type { Io, StopSignals } from '../io.ts'
import { loadAgent } from '../load-agent.ts'
import { type JobInputs, loadJob } from '../load-job.ts'
import { localNode } from '../local-node.ts'
import { portLimits } from '../port-limits.ts'
import { type HostCompute, readHostCompute } from '../read-host-compute.ts'
import { removeLeftovers } from '../remove-leftovers.ts'
import { reportFailures } from '../report-failures.ts'
import { resultExitCode } from '../result-exit-code.ts'
import { createRunScreen } from '../screen/create-run-screen.ts'
import type { RunScreen } from '../screen/run-screen.ts'
import { createTaskReporter } from '../task-reporter.ts'
import { tellEngineHealth } from '../tell-engine-health.ts'

export interface RunOptions extends JobInputs {
  /** Agent files and folders. */
  config: string[]
  dataDir?: string
  hostIp?: string
  json: boolean
}

/** `longshore run`: the job in one process, from the plan to the last cleaned-up container. */
export async function run(file: string, options: RunOptions, io: Io): Promise<number> {
  const agent = await loadAgent(options.config, io)
  const job = await loadJob(file, io, options)
  const dataDir = dataDirectoryOf(job.id, options.dataDir ?? agent.data_dir, io.env)
  const { stop, kill } = io.takeSignals()
  const engine = connectEngine({ endpoint: agent.driver.endpoint, environment: io.env })
  const screen = createRunScreen(io.stdout, options.json)
  stop.addEventListener('abort', () => screen.heading('Stopping. Ctrl-C again kills.'))
  try {
    const fingerprinter = createDriverFingerprinter({
      engine,
      options: agent.driver,
      host: { platform: process.platform, isRoot: process.getuid?.() === 0 },
    })
    const { endpoint } = engine
    const fingerprint = await findEngine({ endpoint, ...fingerprinter }, stop)
    screen.heading(`Running job "${job.id}". ${fingerprint.description}`)

    const dataDirectory = await lockDataDirectory(dataDir)
    try {
      const { agentId, ports } = dataDirectory
      await removeLeftovers({ engine, agentId, screen }, stop)
      for (const { owner } of [...ports.all()]) ports.remove(owner)
      const { attributes } = fingerprint
      const compute = await readHostCompute(agent)
      const { hostIp } = options
      const node = await localNode(agent, { id: agentId, compute, hostIp, attributes })
      const resources = { agent, compute, engine, env: io.env, screen, dataDirectory, stop, kill }
      const results = await runOnNode(job, node, resources)
      reportFailures(results, io)
      const exitCode = resultExitCode(job, results)
      screen.result(results, exitCode)
      return exitCode
    } finally {
      dataDirectory.release()
    }
  } finally {
    screen.close()
    engine.close()
  }
}

interface RunResources extends StopSignals {
  agent: Agent
  compute: HostCompute
  env: Io['env']
  engine: Engine
  screen: RunScreen
  dataDirectory: DataDirectory
}

async function runOnNode(
  job: Job,
  node: Node,
  { agent, compute, engine, env, screen, dataDirectory, stop, kill }: RunResources,
): Promise<JobResult> {
  const { path: dataDir, agentId } = dataDirectory
  const facts = await readEngineFacts(engine, stop)
  const settings = await driverSettings({ agent, compute, node, agentId, dataDir }, facts)
  const images = await createAgentImages(agent, engine, env)
  const portAllocator = createPortAllocator({
    ...portLimits(agent),
    isFree: isHostPortFree,
    random: Math.random,
    store: dataDirectory.ports,
  })
  const plan = { node, dataDir, portAllocator, newId: randomUUID, signal: stop }
  const allocations = await planJob(job, plan).catch(async (error) => {
    const ports = error instanceof PortInUseError ? [error.port] : []
    throw await explainPortInUse(error, ports, engine)
  })
  const reporter = createTaskReporter(screen, allocations)
  const driver = createDriver({
    engine,
    images,
    settings,
    host: files,
    now: Date.now,
    onEvent: reporter.onEvent,
  })
  const health = tellEngineHealth(engine, screen)
  try {
    stop.throwIfAborted()
    const results = await runJob(allocations, {
      driver,
      listener: reporter,
      ...{ stop, kill },
      ...{ now: Date.now, random: Math.random },
    })
    for (const { name, directory } of allocations)
      screen.heading(`Logs of ${name} stay in ${join(directory, 'alloc', 'logs')}`)
    return results
  } finally {
    health.close()
    driver.close()
    for (const { id } of allocations) portAllocator.release(id)
  }
}
