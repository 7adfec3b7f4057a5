import { removeTaskContainer } from '@longshore/gc'
import type { ExitWatcher } from '../exit-watcher.ts'
import { createSandbox, type SandboxEffects } from './create-sandbox.ts'
import type { NetworkSpec, Sandbox } from './network-spec.ts'

/** The networks that allocations have of their own. Spec: driver.md §5.4. */
export interface Networks {
  /** Resolves when tasks can join it; one that runs already is found again. */
  createNetwork(spec: NetworkSpec, options?: { signal?: AbortSignal }): Promise<AllocationNetwork>
  /** Ends it; its tasks must have ended before. One that is gone is success. */
  destroyNetwork(containerId: string): Promise<void>
}

export interface AllocationNetwork extends Sandbox {
  /** Settles when its container has ended by itself: the tasks in it are cut off then. Never rejects. */
  ended: Promise<void>
}

export function createNetworks(effects: SandboxEffects & { exits: ExitWatcher }): Networks {
  const { engine, exits } = effects
  const watches = new Map<string, () => void>()
  return {
    async createNetwork(spec, { signal } = {}) {
      const sandbox = await createSandbox(spec, effects, signal)
      const { containerId } = sandbox
      const watch = exits.watch(containerId)
      try {
        // It may have ended before it was watched.
        const { state } = await engine.inspectContainer(containerId, signal)
        const ended = state.running ? watch.exited.then(() => undefined) : Promise.resolve()
        watches.set(containerId, watch.cancel)
        return { ...sandbox, ended }
      } catch (error) {
        watch.cancel()
        if (sandbox.created) await removeTaskContainer(engine, containerId).catch(() => undefined)
        throw error
      }
    },
    async destroyNetwork(containerId) {
      watches.get(containerId)?.()
      watches.delete(containerId)
      await removeTaskContainer(engine, containerId)
    },
  }
}
