import type { Job, Task } from '@longshore/config'
import { LongshoreError } from '@longshore/errors'
import type { Allocation } from './allocation.ts'
import type { Node } from './node.ts'

export type CoreTaker = (task: Task) => number[]

/**
 * Hands out the node's cores to the tasks of a job that ask for some of their own: the lowest first, each once, and none
 * that a kept allocation has.
 *
 * @throws LongshoreError `PLACEMENT_FAILED`
 */
export function createCoreTaker(
  job: Job,
  { cores }: Pick<Node, 'cores'>,
  kept: readonly Allocation[],
): CoreTaker {
  const taken = kept.flatMap(({ tasks }) => tasks.flatMap(({ config }) => config.resources.cores))
  const free = cores.filter((core) => !taken.includes(core)).sort((a, b) => a - b)
  return ({ name, resources }) => {
    const wanted = resources.cores
    if (wanted <= free.length) return free.splice(0, wanted)
    throw new LongshoreError(
      'PLACEMENT_FAILED',
      `Task "${name}" of job "${job.id}" asks for ${wanted} cores of its own; ${free.length} of this node's ${cores.length} are left.`,
      { hint: 'Lower cores in its resources, or the count of its group; or ask for cpu in MHz.' },
    )
  }
}
