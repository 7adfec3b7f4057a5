import { errorAt } from '../error-at.ts'
import { jobsOf, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** A task asks for whole cores or for MHz (nomad/structs `Resources.Validate`). */
export const coresOrCpu: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap(({ part, path }) => {
      const { cpu = 0, cores = 0 } = part.resources ?? {}
      if (cpu === 0 || cores <= 0) return []
      const range = places.find([...path, 'resources', 'cpu']).key
      return [errorAt(range, 'cpu and cores exclude each other', 'leave cpu out: cores imply it')]
    })
