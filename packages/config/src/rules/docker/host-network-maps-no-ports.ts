import { warningAt } from '../../warning-at.ts'
import { configRule } from './config-rule.ts'

/** Nothing is published in the host's network, so no port can have another number inside (driver.md §5.3). */
export const hostNetworkMapsNoPorts = configRule(({ config, placeOf }) => {
  if (config.network_mode !== 'host') return []
  const options = ['port_map', 'port_protocols'] as const
  return options.flatMap((option) => {
    if (!config[option]?.size) return []
    const message = `"${option}" has no effect with network_mode = "host"`
    return [warningAt(placeOf(option).key, message, 'listen on the port of NOMAD_PORT_<label>')]
  })
})
