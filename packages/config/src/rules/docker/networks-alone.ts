import { errorAt } from '../../error-at.ts'
import { findRepeats } from '../find-repeats.ts'
import { configRule } from './config-rule.ts'

/** A task is in each of its `networks` once, and in none where it has the host's namespace, another's, or no network. */
export const networksAlone = configRule(({ config, placeOf }) => {
  const { networks = [], network_mode: mode = '' } = config
  const named = networks.map(({ name }, index) => ({
    what: `network ${JSON.stringify(name ?? index)}`,
    range: placeOf('networks', index, 'name').key,
  }))
  const repeats = findRepeats(named)
  if (networks.length === 0 || !isWithoutNetworks(mode)) return repeats
  const message = `networks cannot be joined with network_mode = ${JSON.stringify(mode)}`
  return [...repeats, errorAt(placeOf('networks', 0).key, message, 'take network_mode out')]
})

function isWithoutNetworks(mode: string): boolean {
  return mode === 'host' || mode === 'none' || mode.startsWith('container:')
}
