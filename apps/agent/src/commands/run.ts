import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { defaultDriverOptions, type Job } from '@longshore/config'
import { createDriver } from '@longshore/driver'
import { connectEngine, type Engine } from '@longshore/engine'
import { createImages } from '@longshore/images'
import { createPortAllocator, dynamicPortRange, isHostPortFree } from '@longshore/networking'
import {
  type DataDirectory,
  type JobResult,
  lockDataDirectory,
  type Node,
  ownerLabels,
  planJob,
  runJob,
} from '@longshore/runner'
import { dataDirectoryOf } from '../data-directory.ts'
import { findEngine } from '../find-engine.ts'
import type { Io, StopSignals } from '../io.ts'
import { loadJob } from '../load-job.ts'
import { localNode } from '../local-node.ts'
import { removeLeftovers } from '../remove-leftovers.ts'
import { reportFailures } from '../report-failures.ts'
import { resultExitCode } from '../result-exit-code.ts'
import { createRunScreen } from '../screen/create-run-screen.ts'
import type { RunScreen } from '../screen/run-screen.ts'
import { createTaskReporter } from '../task-reporter.ts'
import { tellEngineHealth } from '../tell-engine-health.ts'

export interface RunOptions {
  dataDir?: string
  hostIp: string
  json: boolean
}

/** `longshore run`: the job in one process, from the plan to the last cleaned-up container. */
export async function run(file: string, options: RunOptions, io: Io): Promise<number> {
  const job = await loadJob(file, io)
  const dataDir = dataDirectoryOf(job.id, options.dataDir, io.env)
  const { stop, kill } = io.takeSignals()
  const engine = connectEngine({ environment: io.env })
  const screen = createRunScreen(io.stdout, options.json)
  stop.addEventListener('abort', () => screen.heading('Stopping. Ctrl-C again kills.'))
  try {
    const fingerprint = await findEngine(engine, stop)
    screen.heading(`Running job "${job.id}". ${fingerprint.description}`)

    const dataDirectory = await lockDataDirectory(dataDir)
    try {
      await removeLeftovers({ engine, agentId: dataDirectory.agentId, screen }, stop)
      const node = await localNode(options.hostIp, fingerprint.attributes)
      const resources = { engine, screen, dataDirectory, stop, kill }
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
  engine: Engine
  screen: RunScreen
  dataDirectory: DataDirectory
}

async function runOnNode(
  job: Job,
  node: Node,
  { engine, screen, dataDirectory, stop, kill }: RunResources,
): Promise<JobResult> {
  const allocations = await planJob(job, {
    node,
    dataDir: dataDirectory.path,
    portAllocator: createPortAllocator({
      range: dynamicPortRange,
      isFree: isHostPortFree,
      random: Math.random,
    }),
    newId: randomUUID,
    signal: stop,
  })
  stop.throwIfAborted()
  const reporter = createTaskReporter(screen, allocations)
  const driver = createDriver({
    engine,
    images: createImages({ engine }),
    settings: {
      options: defaultDriverOptions(),
      hostTotalMhz: node.totalMhz,
      ownerLabels: ownerLabels(dataDirectory.agentId),
    },
    now: Date.now,
    onEvent: reporter.onEvent,
  })
  const health = tellEngineHealth(engine, screen)
  try {
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
  }
}
