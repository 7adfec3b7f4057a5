import { type Diagnostic, nearestName } from '@longshore/hcl'
import type { Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import { toConstraint } from '../normalize/to-constraint.ts'
import { constraintProblem, OPERATORS } from './constraint-problem.ts'
import { groupsOf, jobsOf, locate, tasksOf } from './parts.ts'
import type { ConstraintDraft, Located, Rule } from './rule.ts'

/** Constraints have a known operator, and what it needs (nomad/structs `Constraint.Validate`). */
export const validConstraints: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => {
    const tasks = tasksOf(job)
    const devices = tasks.flatMap(({ part, path }) =>
      locate(part.resources?.device, [...path, 'resources', 'device']),
    )
    const ofTasks = [...tasks, ...devices].flatMap(constraintsOf)
    return [
      ...[job, ...groupsOf(job)]
        .flatMap(constraintsOf)
        .flatMap((constraint) => check(constraint, places)),
      ...ofTasks.flatMap((constraint) => [
        ...check(constraint, places),
        ...checkDistinct(constraint, places),
      ]),
    ]
  })

function constraintsOf({ part, path }: Located<{ constraint?: ConstraintDraft[] }>) {
  return locate(part.constraint, [...path, 'constraint'])
}

function check({ part, path }: Located<ConstraintDraft>, places: Places): Diagnostic[] {
  const constraint = toConstraint(part)
  const { operator } = constraint
  const at = (...names: string[]) =>
    places.find(
      [...names.map((name) => [...path, name]), path].find((place) => places.has(place)) ?? path,
    ).value
  if (!OPERATORS.includes(operator)) {
    const nearest = nearestName(operator, OPERATORS)
    const hint = nearest ? `did you mean "${nearest}"?` : `write one of ${OPERATORS.join(' ')}`
    return [errorAt(at('operator'), `there is no operator ${JSON.stringify(operator)}`, hint)]
  }
  const problem = constraintProblem(constraint)
  if (!problem) return []
  return [errorAt(at(problem.option, operator), problem.message, problem.hint)]
}

/** Distinct hosts and properties are those of allocations, not of tasks and devices. */
function checkDistinct({ part, path }: Located<ConstraintDraft>, places: Places): Diagnostic[] {
  const { operator } = toConstraint(part)
  if (!operator.startsWith('distinct_')) return []
  const hint = "put the constraint into the task's group"
  return [errorAt(places.find(path).key, `${operator} is for jobs and groups`, hint)]
}
