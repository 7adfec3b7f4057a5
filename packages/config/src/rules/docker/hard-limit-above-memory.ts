import { errorAt } from '../../error-at.ts'
import { configRule } from './config-rule.ts'

/** What is kept for a task cannot be more than it may have (driver.md §4.2). The larger of both limits counts. */
export const hardLimitAboveMemory = configRule(({ config, task, placeOf }) => {
  const { memory = 300, memory_max: most = 0 } = task.part.resources ?? {}
  const { memory_hard_limit: limit = 0 } = config
  if (limit <= 0 || most === -1 || Math.max(limit, most) >= memory) return []
  const message = `memory_hard_limit must be at least resources.memory, ${memory} MB, and is ${limit}`
  const hint = `write memory_hard_limit = ${memory} or more, or less for resources.memory`
  return [errorAt(placeOf('memory_hard_limit').value, message, hint)]
})
