import { errorAt } from '../error-at.ts'
import { groupsOf, jobsOf, locate } from './parts.ts'
import type { Rule } from './rule.ts'

/** A group has at most one leader (nomad/structs `TaskGroup.Validate`). */
export const oneLeader: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(groupsOf)
    .flatMap(({ part, path }) => {
      const leaders = locate(part.task, [...path, 'task']).filter((task) => task.part.leader)
      const [first, ...others] = leaders.map((task) => places.find([...task.path, 'leader']).key)
      const hint = first && `the first is on line ${first.start.line}`
      return others.map((range) => errorAt(range, 'a group may have only one leader', hint))
    })
