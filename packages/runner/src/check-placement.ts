import type { Job } from '@longshore/config'
import { LongshoreError } from '@longshore/errors'
import { findUnmetConstraints } from './constraints-unmet.ts'
import type { Node } from './node.ts'

/**
 * Whether this node may and can run the job: its region must be the job's, its datacenter must match one of the job's
 * globs, it must meet all constraints, and all tasks together must fit into its memory and CPU. Constraints on the driver
 * count only for a node that knows its engine (`listUnjudgedConstraints`).
 *
 * @throws LongshoreError `PLACEMENT_FAILED`
 */
export async function checkPlacement(job: Job, node: Node): Promise<void> {
  if (job.region !== node.region)
    throw placementFailed(
      `Job "${job.id}" asks for the region ${job.region}; this node is in ${node.region}.`,
      `Write region = "${node.region}", or leave it out where that is "global".`,
    )
  if (!job.datacenters.some((glob) => matchesGlob(glob, node.datacenter)))
    throw placementFailed(
      `Job "${job.id}" asks for the datacenters ${job.datacenters.join(', ')}; this node is in ${node.datacenter}.`,
      `Add "${node.datacenter}" to datacenters, or write datacenters = ["*"].`,
    )

  const unmet = await findUnmetConstraints(job, node)
  if (unmet.length > 0)
    throw placementFailed(
      `This node does not meet what job "${job.id}" asks of it. ${unmet.join('; ')}.`,
      'Change the constraints, or run the job on a node that meets them.',
    )

  const { memory, cpu } = totals(job, node.coreMhz)
  if (memory > node.totalMemoryMib)
    throw placementFailed(
      `Job "${job.id}" asks for ${memory} MB of memory; this node has ${node.totalMemoryMib} MB.`,
      'Lower memory in the resources of its tasks, or the count of its groups.',
    )
  if (cpu > node.totalMhz)
    throw placementFailed(
      `Job "${job.id}" asks for ${cpu} MHz of CPU; this node has ${node.totalMhz} MHz.`,
      'Lower cpu in the resources of its tasks, or the count of its groups.',
    )
}

function placementFailed(message: string, hint: string): LongshoreError {
  return new LongshoreError('PLACEMENT_FAILED', message, { hint })
}

function totals(job: Job, coreMhz: number): { memory: number; cpu: number } {
  const sum = { memory: 0, cpu: 0 }
  for (const { count, task } of job.group)
    for (const { resources } of task) {
      sum.memory += count * resources.memory
      sum.cpu += count * (resources.cores > 0 ? resources.cores * coreMhz : resources.cpu)
    }
  return sum
}

/** `*` stands for any text, as in Nomad's `datacenters`. */
function matchesGlob(glob: string, text: string): boolean {
  const pattern = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${pattern}$`, 's').test(text)
}
