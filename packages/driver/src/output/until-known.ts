import { setTimeout as delay } from 'node:timers/promises'
import { type ContainerInfo, type Engine, reconnectPause } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import type { EngineConnection } from '../engine-connection.ts'

/** The pause after so many failures, counted from 0: `reconnectPause`. Rejects with the signal's abort. */
export async function pauseAfter(failures: number, signal: AbortSignal): Promise<void> {
  await delay(reconnectPause(failures), undefined, { signal })
}

/** The container as it is, once the engine can tell; undefined when it is gone. Rejects only with the signal's reason. */
export async function untilKnown(
  containerId: string,
  {
    engine,
    connection,
  }: { engine: Pick<Engine, 'inspectContainer'>; connection: EngineConnection },
  signal: AbortSignal,
): Promise<ContainerInfo | undefined> {
  for (let failures = 0; ; failures++) {
    try {
      await connection.connected(signal)
      return await engine.inspectContainer(containerId, signal)
    } catch (error) {
      signal.throwIfAborted()
      if (hasCode(error, 'ENGINE_NOT_FOUND')) return undefined
      await pauseAfter(failures, signal)
    }
  }
}
