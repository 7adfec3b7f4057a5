import { warningAt } from '../../warning-at.ts'
import type { DriverRule } from './driver-rule.ts'

/** With `disable_log_collection` nothing is collected, so it does not matter by whom or how. */
export const oneLogCollector: DriverRule = (options, path, places) => {
  if (!options.disable_log_collection) return []
  return (['log_collection', 'log_delivery'] as const).flatMap((option) => {
    if (options[option] === undefined) return []
    const range = places.find([...path, option]).key
    const message = `"${option}" has no effect with disable_log_collection = true`
    return [warningAt(range, message, 'take one of the two out')]
  })
}
