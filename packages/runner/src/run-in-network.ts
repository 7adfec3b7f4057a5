import type { AllocationNetwork, NetworkSpec } from '@longshore/driver'
import { toLongshoreError } from '@longshore/errors'
import type { Allocation } from './allocation.ts'
import { joinNetwork } from './allocation-network.ts'
import { type Failure, runByPolicy } from './run-by-policy.ts'
import type { AllocationResult, RunAllocationOptions } from './run-options.ts'
import type { TaskResult } from './run-task.ts'
import { runTasks } from './run-tasks.ts'

/**
 * Runs the tasks of an allocation in a network of their own, which ends with them. If the network ends by itself, all
 * of the group is started anew by the group's restart policy.
 */
export async function runInNetwork(
  allocation: Allocation,
  spec: NetworkSpec,
  options: RunAllocationOptions,
): Promise<AllocationResult> {
  const { group, tasks } = allocation
  const result = await runByPolicy(() => runOnce(allocation, spec, options), {
    ...options,
    policy: group.restart,
    onRestart: (message) => {
      for (const task of tasks) options.listener.onRestart?.(task, message)
    },
  })
  if (result?.kind === 'ended') return result.tasks
  const all: TaskResult = result ?? { kind: 'stopped' }
  return new Map(tasks.map(({ spec }) => [spec.name, all]))
}

async function runOnce(
  allocation: Allocation,
  spec: NetworkSpec,
  options: RunAllocationOptions,
): Promise<{ kind: 'ended'; tasks: AllocationResult } | Failure> {
  const { driver, stop } = options
  let network: AllocationNetwork
  try {
    network = await driver.createNetwork(spec, { signal: stop })
  } catch (cause) {
    const error = toLongshoreError(cause)
    return { kind: 'failed', reason: error.message, exitCode: undefined, error }
  }

  const lost = new AbortController()
  void network.ended.then(() => lost.abort())
  try {
    const tasks = await runTasks(
      allocation,
      allocation.tasks.map((task) => joinNetwork(task, allocation, network)),
      { ...options, stop: AbortSignal.any([stop, lost.signal]) },
    )
    if (!lost.signal.aborted) return { kind: 'ended', tasks }
    return {
      kind: 'failed',
      reason: 'the network of the group has ended (its pause container exited)',
      exitCode: undefined,
    }
  } finally {
    await driver.destroyNetwork(network.containerId)
  }
}
