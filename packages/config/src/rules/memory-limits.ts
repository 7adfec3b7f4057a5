import { errorAt } from '../error-at.ts'
import { jobsOf, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** `memory_max` is not below `memory`, unless 0 or -1, and `secrets` not above (nomad/structs `Resources.Validate`). */
export const memoryLimits: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap(({ part, path }) => {
      const { memory = 300, memory_max: most = 0, secrets = 0 } = part.resources ?? {}
      const at = (name: string) => places.find([...path, 'resources', name]).value
      const diagnostics = []
      if (most > 0 && most < memory) {
        const message = `memory_max must be at least memory, ${memory} MB, and is ${most}`
        diagnostics.push(errorAt(at('memory_max'), message, 'write -1 for no limit'))
      }
      if (secrets > memory)
        diagnostics.push(
          errorAt(at('secrets'), `secrets must be at most memory, ${memory} MB, and is ${secrets}`),
        )
      return diagnostics
    })
