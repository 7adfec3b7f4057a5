import type { Readable } from 'node:stream'
import type { Engine } from '@longshore/engine'

/**
 * A container's output from now on; undefined for one that does not run. Attached to it first and looked at it then: the
 * engine gives no end to the output of one that has ended.
 */
export async function attachRunning(
  engine: Pick<Engine, 'attachContainer' | 'inspectContainer'>,
  containerId: string,
  signal: AbortSignal,
): Promise<Readable | undefined> {
  const stream = await engine.attachContainer(containerId, signal)
  stream.on('error', () => {})
  let isTaken = false
  try {
    const { state } = await engine.inspectContainer(containerId, signal)
    isTaken = state.running
    return isTaken ? stream : undefined
  } finally {
    if (!isTaken) stream.destroy()
  }
}
