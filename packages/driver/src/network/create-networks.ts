import { hasCode } from '@longshore/errors'
import type { ExitWatcher } from '../exit-watcher.ts'
import { removeForGood } from '../remove-for-good.ts'
import { createSandbox, type OwnedSandbox, type SandboxEffects } from './create-sandbox.ts'
import type { NetworkSpec, Sandbox } from './network-spec.ts'

/** The networks that allocations have of their own. Spec: driver.md §5.4. */
export interface Networks {
  /** Resolves when tasks can join it; one that runs already is found again. */
  createNetwork(spec: NetworkSpec, options?: { signal?: AbortSignal }): Promise<AllocationNetwork>
  /** Ends it, by its container; its tasks must have ended before. One that is gone is success. */
  destroyNetwork(idOrName: string): Promise<void>
  /** Whether this container owns one of these networks. */
  hasNetwork(containerId: string): boolean
}

export interface AllocationNetwork extends Sandbox {
  /** Settles when its container has ended by itself: the tasks in it are cut off then. Never rejects. */
  ended: Promise<void>
}

export function createNetworks(effects: SandboxEffects & { exits: ExitWatcher }): Networks {
  const { engine, exits, imageUsers } = effects
  const networks = new Map<string, Owner & { cancel: () => void }>()

  async function createNetwork(
    spec: NetworkSpec,
    signal: AbortSignal | undefined,
  ): Promise<AllocationNetwork> {
    const sandbox = await createSandbox(spec, effects, signal)
    const { containerId, containerName, imageId } = sandbox
    const watch = exits.watch(containerId)
    try {
      await imageUsers?.use(imageId, containerName)
      // It may have ended before it was watched.
      const { state } = await engine.inspectContainer(containerId, signal)
      const ended = state.running ? watch.exited.then(() => undefined) : Promise.resolve()
      networks.set(containerId, { ...sandbox, cancel: watch.cancel })
      const { ip, path, created } = sandbox
      return { containerId, ip, path, created, ended }
    } catch (error) {
      watch.cancel()
      if (sandbox.created) await remove(sandbox).catch(() => undefined)
      throw error
    }
  }

  /** Who owns the network, also one that an earlier process made; undefined for one that is gone. */
  async function findOwner(idOrName: string): Promise<Owner | undefined> {
    const known = networks.get(idOrName)
    if (known) return known
    try {
      const { id, name, imageId } = await engine.inspectContainer(idOrName)
      return { containerId: id, containerName: name, imageId }
    } catch (error) {
      if (hasCode(error, 'ENGINE_NOT_FOUND')) return undefined
      throw error
    }
  }

  async function remove({ containerId, containerName, imageId }: Owner): Promise<void> {
    await removeForGood(engine, containerId)
    await imageUsers?.release(imageId, containerName)
  }

  return {
    createNetwork: (spec, { signal } = {}) => createNetwork(spec, signal),
    async destroyNetwork(idOrName) {
      const owner = await findOwner(idOrName)
      if (!owner) return
      networks.get(owner.containerId)?.cancel()
      networks.delete(owner.containerId)
      await remove(owner)
    },
    hasNetwork: (containerId) => networks.has(containerId),
  }
}

type Owner = Pick<OwnedSandbox, 'containerId' | 'containerName' | 'imageId'>
