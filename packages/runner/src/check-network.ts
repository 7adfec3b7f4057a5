import type { Group, Job } from '@longshore/config'
import { LongshoreError } from '@longshore/errors'

/**
 * Whether the group's network can have what the job asks of it: only a namespace of the group's own has a host name, and
 * only one that the engine wires has ports.
 *
 * @throws LongshoreError `PLACEMENT_FAILED`
 */
export function checkNetwork({ id }: Job, { name, network }: Group): void {
  const { mode = 'host', hostname, port } = network
  if (mode === 'host' && hostname !== undefined)
    throw refused(
      `Group "${name}" of job "${id}" asks for hostname "${hostname}", and its network is the host's.`,
      'Write mode = "bridge" in its network, or take hostname out.',
    )
  const [first] = port
  if (mode === 'none' && first !== undefined)
    throw refused(
      `Group "${name}" of job "${id}" asks for the port "${first.label}", and its network has mode = "none".`,
      'Write mode = "bridge" in its network, or take its ports out.',
    )
}

function refused(message: string, hint: string): LongshoreError {
  return new LongshoreError('PLACEMENT_FAILED', message, { hint })
}
