import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import { defaultDriverOptions, type Job } from '@longshore/config'
import { createDriver } from '@longshore/driver'
import { connectEngine, type Engine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { createFingerprinter, type Fingerprint } from '@longshore/fingerprint'
import { createImages } from '@longshore/images'
import { createPortAllocator, dynamicPortRange, isHostPortFree } from '@longshore/networking'
import {
  type DataDirectory,
  lockDataDirectory,
  type Node,
  ownerLabels,
  planJob,
  runJob,
} from '@longshore/runner'
import { defaultDataDirectory } from '../data-directory.ts'
import type { Io } from '../io.ts'
import { loadJob } from '../load-job.ts'
import { localNode } from '../local-node.ts'
import { readCpu } from '../read-cpu.ts'
import { removeLeftovers } from '../remove-leftovers.ts'
import { reportFailures } from '../report-failures.ts'
import { resultExitCode } from '../result-exit-code.ts'
import { createRunScreen } from '../screen/create-run-screen.ts'
import type { RunScreen } from '../screen/run-screen.ts'
import { createTaskReporter } from '../task-reporter.ts'

export interface RunOptions {
  dataDir?: string
  hostIp: string
  json: boolean
}

/** `longshore run`: the job in one process, from the plan to the last cleaned-up container. */
export async function run(file: string, options: RunOptions, io: Io): Promise<number> {
  const job = await loadJob(file, io)
  const engine = connectEngine({ environment: io.env })
  const screen = createRunScreen(io.stdout, options.json)
  try {
    const fingerprint = await findEngine(engine, io.stop)
    screen.heading(`Running job "${job.id}". ${fingerprint.description}`)

    const path = resolve(options.dataDir ?? defaultDataDirectory(job.id, io.env))
    const dataDirectory = await lockDataDirectory(path)
    try {
      await removeLeftovers(engine, dataDirectory.agentId, screen)
      const { totalMhz } = await readCpu()
      const node = localNode(options.hostIp, { totalMhz, attributes: fingerprint.attributes })
      return await runOnNode(job, node, { engine, screen, dataDirectory }, io)
    } finally {
      dataDirectory.release()
    }
  } finally {
    screen.close()
    engine.close()
  }
}

/** @throws LongshoreError `ENGINE_UNREACHABLE` */
async function findEngine(engine: Engine, signal: AbortSignal): Promise<Fingerprint> {
  const fingerprint = await createFingerprinter(engine).check(signal)
  if (fingerprint.health === 'healthy') return fingerprint
  throw new LongshoreError('ENGINE_UNREACHABLE', fingerprint.description, {
    hint: 'Start Docker, or name its endpoint in DOCKER_HOST.',
  })
}

interface RunResources {
  engine: Engine
  screen: RunScreen
  dataDirectory: DataDirectory
}

async function runOnNode(
  job: Job,
  node: Node,
  { engine, screen, dataDirectory }: RunResources,
  io: Io,
): Promise<number> {
  const allocations = await planJob(job, {
    node,
    dataDir: dataDirectory.path,
    portAllocator: createPortAllocator({
      range: dynamicPortRange,
      isFree: isHostPortFree,
      random: Math.random,
    }),
    newId: randomUUID,
  })
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
  io.stop.addEventListener('abort', () => screen.heading('Stopping. Ctrl-C again kills.'))
  try {
    const results = await runJob(allocations, {
      driver,
      listener: reporter,
      ...{ stop: io.stop, kill: io.kill },
      ...{ now: Date.now, random: Math.random },
    })
    for (const { name, directory } of allocations)
      screen.heading(`Logs of ${name} stay in ${join(directory, 'alloc', 'logs')}`)
    reportFailures(results, io)
    return resultExitCode(job, results)
  } finally {
    driver.close()
  }
}
