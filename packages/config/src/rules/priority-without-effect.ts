import { jobsOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** Nothing else competes for the node: a warning, as for other options of many nodes. */
export const priorityWithoutEffect: Rule = (file, places) =>
  jobsOf(file)
    .filter(({ part: { priority = 50 } }) => priority !== 50)
    .map(({ path }) => ({
      severity: 'warning',
      message: '"priority" in job has no effect here',
      hint: 'a single node has no choice of where to run',
      range: places.find([...path, 'priority']).key,
    }))
