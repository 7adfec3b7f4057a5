import { nearestName } from '@longshore/hcl'
import { errorAt } from '../../error-at.ts'
import { configRule } from './config-rule.ts'

/** `port_protocols` is about ports that the task publishes. */
export const knownPortProtocols = configRule(({ config, placeOf }) => {
  const published = [...(config.ports ?? []), ...(config.port_map?.keys() ?? [])]
  return [...(config.port_protocols?.keys() ?? [])].flatMap((label) => {
    if (published.includes(label)) return []
    const nearest = nearestName(label, published)
    const hint = nearest
      ? `did you mean "${nearest}"?`
      : `add it to ports = [${JSON.stringify(label)}]`
    const message = `port_protocols names ${JSON.stringify(label)}, which the task does not publish`
    return [errorAt(placeOf('port_protocols', label).key, message, hint)]
  })
})
