import { LongshoreError } from '@longshore/errors'
import { networkModeKind } from './network-mode.ts'
import type { AllocatedPort } from './port.ts'
import type { PortMapping } from './resolve-port-mappings.ts'

export interface PublishableInput {
  /** Of the container, as {@link planNetwork} has it. */
  networkMode: string
  /** Whether that is the sandbox of the task's own group, which publishes the group's ports itself. */
  isSandbox: boolean
  mappings: readonly PortMapping[]
  /** The task's own ports, which are among the mappings. */
  taskPorts: readonly AllocatedPort[]
}

/**
 * The mappings that the task's container publishes itself: none on the host's network, where the task listens on the
 * host's ports. Spec: driver.md §5.3.
 *
 * @throws LongshoreError `NETWORK_PORTS_UNREACHABLE` where the container's network has no way to publish them.
 */
export function publishablePorts(input: PublishableInput): readonly PortMapping[] {
  const { networkMode, isSandbox, mappings, taskPorts } = input
  const kind = networkModeKind(networkMode)
  if (kind === 'host') return []
  if (kind !== 'none' && kind !== 'container') return mappings
  const [lost] = isSandbox ? taskPorts : mappings
  if (lost === undefined) return []
  const where = kind === 'none' ? 'a container without a network' : "another container's network"
  throw new LongshoreError(
    'NETWORK_PORTS_UNREACHABLE',
    `The port "${lost.label}" cannot be published from ${where} (network_mode = "${networkMode}").`,
    {
      hint: isSandbox
        ? `Move the port to the group: network { port "${lost.label}" { … } }, and name it in ports.`
        : 'Leave network_mode out, or take the port out of the task.',
    },
  )
}
