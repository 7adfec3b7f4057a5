import type { Job } from '@longshore/config'
import { LongshoreError } from '@longshore/errors'
import type { Node } from './node.ts'

/**
 * Whether this node may run the job: its datacenter must match one of the job's globs.
 *
 * @throws LongshoreError `PLACEMENT_FAILED`
 */
export function checkPlacement(job: Job, node: Node): void {
  if (job.datacenters.some((glob) => matchesGlob(glob, node.datacenter))) return
  throw new LongshoreError(
    'PLACEMENT_FAILED',
    `Job "${job.id}" asks for the datacenters ${job.datacenters.join(', ')}; this node is in ${node.datacenter}.`,
    { hint: `Add "${node.datacenter}" to datacenters, or write datacenters = ["*"].` },
  )
}

/** `*` stands for any text, as in Nomad's `datacenters`. */
function matchesGlob(glob: string, text: string): boolean {
  const pattern = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${pattern}$`, 's').test(text)
}
