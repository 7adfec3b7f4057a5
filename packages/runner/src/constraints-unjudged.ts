import type { Job } from '@longshore/config'
import { constraintsOfJob, type JobConstraint } from './constraints-of-job.ts'
import type { Node } from './node.ts'

/**
 * The constraints that `planJob` takes no notice of, as they are about the driver and the node knows nothing of it: its
 * engine was not asked. For people: `job "web": ${attr.driver.docker.version} >= 20.10`.
 */
export function listUnjudgedConstraints(job: Job, node: Node): string[] {
  return constraintsOfJob(job)
    .filter((each) => isUnjudged(each, node))
    .map(({ constraint: { attribute, operator, value }, of }) =>
      `${of}: ${attribute} ${operator} ${value}`.trimEnd(),
    )
}

/** An engine that was asked has at least the attribute `driver.docker`. */
export function isUnjudged(
  { constraint: { attribute, value } }: Pick<JobConstraint, 'constraint'>,
  { attributes }: Node,
): boolean {
  const isOfDriver = (target: string) => target.startsWith('${attr.driver.')
  return !Object.hasOwn(attributes, 'driver.docker') && [attribute, value].some(isOfDriver)
}
