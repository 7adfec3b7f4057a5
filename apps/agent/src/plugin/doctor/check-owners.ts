import { ownershipProblem } from '../install/ownership-problem.ts'
import { type Finding, warning } from './finding.ts'

/** What a launcher starts, which runs with all rights of the Nomad client. */
export async function checkOwners(paths: readonly string[]): Promise<Finding[]> {
  const reasons = await Promise.all(
    paths.map((path) => ownershipProblem(path, 0).catch(() => undefined)),
  )
  return reasons
    .filter((reason) => reason !== undefined)
    .map((reason) =>
      warning(
        'program',
        `${reason}, and a Nomad client that is root runs it.`,
        'Install it as root.',
      ),
    )
}
