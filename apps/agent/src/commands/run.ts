import type { Agent } from '@longshore/config'
import { connectEngine, resolveEndpoint } from '@longshore/engine'
import { createDriverFingerprinter } from '@longshore/fingerprint'
import { type DataDirectory, lockDataDirectory } from '@longshore/runner'
import { dataDirectoryOf } from '../data-directory.ts'
import { findEngine } from '../find-engine.ts'
import type { Io } from '../io.ts'
import { loadAgent } from '../load-agent.ts'
import { type JobInputs, loadJob } from '../load-job.ts'
import { localNode } from '../local-node.ts'
import { readHostCompute } from '../read-host-compute.ts'
import { reportFailures } from '../report-failures.ts'
import { resultExitCode } from '../result-exit-code.ts'
import { runOnNode } from '../run-on-node.ts'
import { createRunScreen } from '../screen/create-run-screen.ts'
import type { RunScreen } from '../screen/run-screen.ts'

export interface RunOptions extends JobInputs {
  /** Agent files and folders. */
  config: string[]
  dataDir?: string
  hostIp?: string
  json: boolean
}

/**
 * `longshore run`: the job in one process, from the plan to the last cleaned-up container; also one that an earlier
 * process began and did not end.
 */
export async function run(file: string, options: RunOptions, io: Io): Promise<number> {
  const agent = await loadAgent(options.config, io)
  const job = await loadJob(file, io, options)
  const dataDir = dataDirectoryOf(job.id, options.dataDir ?? agent.data_dir, io.env)
  const { stop, kill } = io.takeSignals()
  const { env } = io
  const { endpoint: wanted, tls } = agent.driver
  const engine = connectEngine({ endpoint: wanted, tls, environment: env })
  for (const warning of endpointWarnings(agent, env)) io.stderr.write(`Warning: ${warning}\n`)
  const screen = createRunScreen(io.stdout, options.json)
  stop.addEventListener('abort', () => screen.heading('Stopping. Ctrl-C again kills.'))
  try {
    const fingerprinter = createDriverFingerprinter({
      engine,
      options: agent.driver,
      host: { platform: process.platform, isRoot: process.getuid?.() === 0 },
    })
    const { endpoint } = engine
    const { description, attributes } = await findEngine({ endpoint, ...fingerprinter }, stop)
    screen.heading(`Running job "${job.id}". ${description}`)

    const dataDirectory = await lockDataDirectory(dataDir)
    try {
      const compute = await readHostCompute(agent)
      const { hostIp } = options
      const id = dataDirectory.agentId
      const node = await localNode(agent, { id, compute, hostIp, attributes })
      const run = { agent, compute, dataDirectory, engine, env, fingerprinter, screen }
      const results = await runOnNode(job, node, { run, signals: { stop, kill } })
      reportFailures(results, io)
      const exitCode = resultExitCode(job, results)
      screen.result(results, exitCode)
      return exitCode
    } finally {
      tellWhatGoesOn(dataDirectory, screen)
      dataDirectory.release()
    }
  } finally {
    screen.close()
    engine.close()
  }
}

/** Of `tls` without `endpoint` the agent's files were told already. */
function endpointWarnings({ driver: { endpoint, tls } }: Agent, environment: Io['env']): string[] {
  return resolveEndpoint({ endpoint, tls: endpoint ? tls : undefined, environment }).warnings
}

/** An earlier run that was not come to, because of an error or of Ctrl-C. */
function tellWhatGoesOn({ state }: DataDirectory, screen: RunScreen): void {
  for (const { name } of state.all())
    screen.heading(`${name} of an earlier run was left as it is; run its job again to take it up.`)
}
