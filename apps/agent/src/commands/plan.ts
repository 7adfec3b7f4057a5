import {
  buildContainer,
  buildSandbox,
  type DriverSettings,
  type HostReader,
  readHostParts,
  type TaskConfig,
  toTaskNetwork,
} from '@longshore/driver'
import { LongshoreError, toLongshoreError } from '@longshore/errors'
import { createPortAllocator, type NetworkConnection } from '@longshore/networking'
import {
  type Allocation,
  joinNetwork,
  listUnjudgedConstraints,
  planJob,
  toNetworkSpec,
} from '@longshore/runner'
import { dataDirectoryOf } from '../data-directory.ts'
import { assumedEngineFacts, driverSettings } from '../driver-settings.ts'
import type { Io } from '../io.ts'
import { loadAgent } from '../load-agent.ts'
import { type JobInputs, loadJob } from '../load-job.ts'
import { localNode } from '../local-node.ts'
import { planReader } from '../plan-reader.ts'
import { portLimits } from '../port-limits.ts'
import { readHostCompute } from '../read-host-compute.ts'

export interface PlanOptions extends JobInputs {
  config: string[]
  dataDir?: string
  hostIp?: string
  json: boolean
}

/** `longshore job plan`: what the engine would be asked, for every task. Asks no engine and starts nothing. */
export async function plan(file: string, options: PlanOptions, io: Io): Promise<void> {
  const agent = await loadAgent(options.config, io)
  const job = await loadJob(file, io, options)
  const dataDir = dataDirectoryOf(job.id, options.dataDir ?? agent.data_dir, io.env)
  const nextId = placeholderIds()
  const agentId = nextId()
  const compute = await readHostCompute(agent)
  const { hostIp } = options
  const node = await localNode(agent, { id: agentId, compute, hostIp, attributes: {} })
  for (const constraint of listUnjudgedConstraints(job, node))
    io.stderr.write(`Not judged, as no engine is asked: ${constraint}\n`)
  const facts = assumedEngineFacts(agent)
  const settings = await driverSettings(
    { driver: agent.driver, compute, node, agentId, dataDir },
    facts,
  )
  const allocations = await planJob(job, {
    node,
    dataDir,
    portAllocator: createPortAllocator({
      ...portLimits(agent),
      isFree: async () => true,
      random: () => 0,
    }),
    newId: nextId,
  })
  const steps: PlanStep[] = []
  for (const allocation of allocations)
    steps.push(...(await planAllocation(allocation, settings, planReader(dataDir))))
  io.stdout.write(
    options.json ? `${JSON.stringify(steps, null, 2)}\n` : steps.map(toText).join('\n'),
  )
}

/** One container that would be made; `task` is missing for that of the group's own network. */
interface PlanStep {
  allocation: string
  task?: string
  container: string
  /** The body of `POST /containers/create`. */
  body: object
  /** Networks that it would be connected to after that. */
  networks?: NetworkConnection[]
}

async function planAllocation(
  allocation: Allocation,
  settings: DriverSettings,
  reader: HostReader,
): Promise<PlanStep[]> {
  const { name } = allocation
  const spec = toNetworkSpec(allocation)
  const steps: PlanStep[] = []
  const { infra_image = defaultPause } = settings.options
  const sandbox = spec && buildSandbox(spec, settings, infra_image)
  if (sandbox) {
    const { name: container, ...body } = sandbox
    steps.push({ allocation: name, container, body })
  }
  for (const task of allocation.tasks) {
    const joined = sandbox && { containerId: sandbox.name, ip: '', path: '', created: true }
    const { config } = joined ? joinNetwork(task, allocation, joined) : task
    try {
      steps.push({
        allocation: name,
        task: config.name,
        ...(await planTask(config, settings, reader)),
      })
    } catch (cause) {
      throw refused(`Task ${config.name} of ${name}`, cause)
    }
  }
  return steps
}

async function planTask(
  config: TaskConfig,
  settings: DriverSettings,
  reader: HostReader,
): Promise<Pick<PlanStep, 'container' | 'body' | 'networks'>> {
  const parts = await readHostParts(config, settings, reader)
  const { name: container, ...body } = buildContainer(config, settings, parts)
  const { connections: networks } = toTaskNetwork(config)
  return { container, body, ...(networks.length > 0 && { networks }) }
}

/** What a run would say of the task, with the task's name before it. */
function refused(task: string, cause: unknown): LongshoreError {
  const { code, message, hint } = toLongshoreError(cause)
  return new LongshoreError(code, `${task} would fail: ${message}`, { hint, cause })
}

/** For this machine's architecture, as Go names it. */
const defaultPause = `registry.k8s.io/pause-${process.arch === 'x64' ? 'amd64' : process.arch}:3.3`

function toText({ allocation, task, container, body, networks = [] }: PlanStep): string {
  const what = task === undefined ? 'network of the group' : `task ${task}`
  const calls = networks.map(
    ({ network, endpoint }) =>
      `POST /networks/${network}/connect\n${JSON.stringify(endpoint, null, 2)}\n`,
  )
  const create = `POST /containers/create?name=${container}\n${JSON.stringify(body, null, 2)}\n`
  return `Allocation ${allocation}, ${what}\n${create}${calls.join('')}`
}

/** In place of ids and ports that a run chooses at random, a plan has the first ones: two plans of a job are equal. */
function placeholderIds(): () => string {
  let next = 0
  return () => `00000000-0000-0000-0000-${String(next++).padStart(12, '0')}`
}
