import { defaultDriverOptions } from '@longshore/config'
import { buildContainer } from '@longshore/driver'
import { createPortAllocator, dynamicPortRange } from '@longshore/networking'
import { ownerLabels, planJob } from '@longshore/runner'
import { dataDirectoryOf } from '../data-directory.ts'
import type { Io } from '../io.ts'
import { loadJob } from '../load-job.ts'
import { localNode } from '../local-node.ts'

export interface PlanOptions {
  dataDir?: string
  hostIp: string
  json: boolean
}

/** `longshore job plan`: what the engine would be asked, for every task. Asks no engine and starts nothing. */
export async function plan(file: string, options: PlanOptions, io: Io): Promise<void> {
  const job = await loadJob(file, io)
  const node = await localNode(options.hostIp, {})
  const nextId = placeholderIds()
  const settings = {
    options: defaultDriverOptions(),
    hostTotalMhz: node.totalMhz,
    ownerLabels: ownerLabels(nextId()),
  }
  const allocations = await planJob(job, {
    node,
    dataDir: dataDirectoryOf(job.id, options.dataDir, io.env),
    portAllocator: createPortAllocator({
      range: dynamicPortRange,
      isFree: async () => true,
      random: () => 0,
    }),
    newId: nextId,
  })
  const tasks = allocations.flatMap(({ name, tasks }) =>
    tasks.map(({ spec, config }): TaskPlan => {
      const { name: container, ...body } = buildContainer(config, settings)
      return { allocation: name, task: spec.name, container, body }
    }),
  )
  io.stdout.write(
    options.json ? `${JSON.stringify(tasks, null, 2)}\n` : tasks.map(toText).join('\n'),
  )
}

interface TaskPlan {
  allocation: string
  task: string
  container: string
  /** The body of `POST /containers/create`. */
  body: object
}

function toText({ allocation, task, container, body }: TaskPlan): string {
  const call = `POST /containers/create?name=${container}`
  return `Allocation ${allocation}, task ${task}\n${call}\n${JSON.stringify(body, null, 2)}\n`
}

/** In place of ids and ports that a run chooses at random, a plan has the first ones: two plans of a job are equal. */
function placeholderIds(): () => string {
  let next = 0
  return () => `00000000-0000-0000-0000-${String(next++).padStart(12, '0')}`
}
