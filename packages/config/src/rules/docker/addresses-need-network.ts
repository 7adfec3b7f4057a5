import { errorAt } from '../../error-at.ts'
import { type ConfigDraft, configRule } from './config-rule.ts'

const OPTIONS = ['ipv4_address', 'ipv6_address', 'network_aliases', 'mac_address'] as const

/**
 * The engine gives addresses and aliases in networks of the user's own alone, and a MAC address in any network that is the
 * container's own.
 */
export const addressesNeedNetwork = configRule(({ config, placeOf }) => {
  const { network_mode: mode = '' } = config
  return OPTIONS.flatMap((option) => {
    if (!config[option]?.length || !isWithout(option, mode)) return []
    const message = `${option} cannot be given with network_mode = ${JSON.stringify(mode)}`
    const hint = 'set network_mode to the name of a network, or take this out'
    return [errorAt(placeOf(option).key, message, hint)]
  })
})

function isWithout(option: keyof ConfigDraft, mode: string): boolean {
  if (mode === 'host' || mode === 'none' || mode.startsWith('container:')) return true
  return option !== 'mac_address' && (mode === 'bridge' || mode === 'default')
}
