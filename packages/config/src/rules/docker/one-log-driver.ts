import { warningAt } from '../../warning-at.ts'
import { configRule } from './config-rule.ts'

/** `driver` is the older name of `type`: with both, `type` counts. */
export const oneLogDriver = configRule(({ config, placeOf }) => {
  const { type, driver } = config.logging ?? {}
  if (!type || !driver || type === driver) return []
  const message = `"driver" has no effect beside type = ${JSON.stringify(type)}`
  return [warningAt(placeOf('logging', 'driver').key, message, 'take it out')]
})
