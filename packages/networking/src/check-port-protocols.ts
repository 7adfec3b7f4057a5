import { LongshoreError } from '@longshore/errors'
import type { PortProtocol } from './published-ports.ts'
import type { PortMapping } from './resolve-port-mappings.ts'

/**
 * Each label of `port_protocols` must be a port that the task publishes.
 *
 * @throws LongshoreError `NETWORK_PORT_UNKNOWN`
 */
export function checkPortProtocols(
  protocols: Readonly<Record<string, PortProtocol>>,
  mappings: readonly PortMapping[],
): void {
  const published = new Set(mappings.map(({ label }) => label))
  const unknown = Object.keys(protocols).find((label) => !published.has(label))
  if (unknown === undefined) return
  const labels = [...published].map((label) => `"${label}"`).join(', ')
  throw new LongshoreError(
    'NETWORK_PORT_UNKNOWN',
    `port_protocols names "${unknown}", which is no port that the task publishes.`,
    {
      hint: labels === '' ? `Add "${unknown}" to ports.` : `It publishes ${labels}.`,
    },
  )
}
