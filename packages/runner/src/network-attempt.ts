import type { AllocationNetwork, NetworkSpec } from '@longshore/driver'
import { type LongshoreError, toLongshoreError } from '@longshore/errors'
import type { Allocation } from './allocation.ts'
import { joinNetwork } from './allocation-network.ts'
import type { AllocationRecord } from './allocation-record.ts'
import type { Attempt } from './run-by-policy.ts'
import type { AllocationResult, RunAllocationOptions } from './run-options.ts'
import { runTasks } from './run-tasks.ts'
import type { NetworkHandle, NetworkResult } from './stored-allocation.ts'
import { untilAnswered } from './until-answered.ts'

export interface NetworkRun {
  allocation: Allocation
  spec: NetworkSpec
  record: AllocationRecord
}

export interface NetworkAttemptOptions extends RunAllocationOptions {
  /** They have ended for good; the network is still there. */
  onTasksEnded(results: AllocationResult): void
}

/** One life of a group's network, with all tasks in it. It fails when the network ends before them. */
export function createNetworkAttempt(
  { allocation, spec, record }: NetworkRun,
  { onTasksEnded, ...options }: NetworkAttemptOptions,
): Attempt<NetworkHandle, NetworkResult> {
  const { driver, stop } = options
  let network: AllocationNetwork | undefined
  let failure: LongshoreError | undefined

  async function create(): Promise<NetworkHandle> {
    network = undefined
    failure = undefined
    network = await driver.createNetwork(spec, { signal: stop })
    return { containerId: network.containerId }
  }

  /** Whatever is found now, the tasks have to be seen to. */
  async function recover(): Promise<void> {
    failure = await untilAnswered(create, stop).then(() => undefined, toLongshoreError)
  }

  /** Ends this network, and the one that was made when this one was not found any more. */
  async function remove({ containerId }: NetworkHandle): Promise<void> {
    const ids = new Set([containerId, network?.containerId ?? containerId])
    for (const id of ids) await driver.destroyNetwork(id)
  }

  async function runIn({ containerId }: NetworkHandle): Promise<boolean> {
    const lost = new AbortController()
    if (network?.containerId === containerId) void network.ended.then(() => lost.abort())
    else lost.abort()
    const joined = network ?? { containerId, ip: '', path: '', created: false }
    const results = await runTasks(
      allocation.tasks.map((task) => joinNetwork(task, allocation, joined)),
      { job: allocation.job, record },
      { ...options, stop: AbortSignal.any([stop, lost.signal]) },
    )
    onTasksEnded(results)
    return !lost.signal.aborted
  }

  return {
    find: create,
    start: create,
    recover,
    async ended(handle) {
      try {
        if (await runIn(handle)) return { kind: 'ended' }
        const reason = 'the network of the group has ended (its pause container exited)'
        return { kind: 'failed', reason, exitCode: undefined, error: failure }
      } catch (error) {
        await remove(handle).catch(() => undefined)
        throw error
      }
    },
    remove,
  }
}
