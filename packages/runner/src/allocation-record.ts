import { type TaskHandle, toTaskOutline } from '@longshore/driver'
import type { Allocation } from './allocation.ts'
import { listPorts } from './allocation-ports.ts'
import { definitionOf } from './definition-of.ts'
import type { StateStore } from './state-store.ts'
import type { NetworkHandle, NetworkResult, StoredAllocation } from './stored-allocation.ts'
import type { LifeStore } from './stored-life.ts'
import type { TaskResult } from './task-result.ts'
import { toStopOptions } from './to-stop-options.ts'

/** What is stored of one allocation that is run. */
export interface AllocationRecord {
  /** Whether nothing of it was started yet, or meant to be. */
  isUntouched(): boolean
  task(name: string): LifeStore<TaskHandle, TaskResult>
  /** With each new network the tasks begin anew, too: nothing stays stored of how those before them went. */
  network: LifeStore<NetworkHandle, NetworkResult>
  /** Its run was told to end, now. */
  stop(now: number): void
}

/** Goes on with what is stored of the allocation; stores it where nothing is. */
export function openAllocationRecord(
  allocation: Allocation,
  state: StateStore,
  stored?: StoredAllocation,
): AllocationRecord {
  let record = stored ?? toRecord(allocation, state)
  if (!stored) state.put(record)

  function update(change: Partial<StoredAllocation>): void {
    record = { ...record, ...change }
    state.put(record)
  }

  return {
    isUntouched: () => record.network === undefined && Object.keys(record.tasks).length === 0,
    task: (name) => ({
      get: () => (Object.hasOwn(record.tasks, name) ? record.tasks[name] : undefined),
      put: (life) => update({ tasks: { ...record.tasks, [name]: withoutError(life) } }),
    }),
    network: {
      get: () => record.network,
      put(life) {
        const isNew = life.handle === undefined && life.verdict === undefined
        update({ network: withoutError(life), ...(isNew && { tasks: {} }) })
      },
    },
    stop: (now) => update({ stoppingSince: now }),
  }
}

function toRecord(allocation: Allocation, state: StateStore): StoredAllocation {
  const { id, name, tasks } = allocation
  return {
    id,
    name,
    definition: state.digest(definitionOf(allocation)),
    ports: listPorts(allocation).map(({ hostPort }) => hostPort),
    cores: tasks.map(({ config }) => [...config.resources.cores]),
    stops: Object.fromEntries(tasks.map(({ spec }) => [spec.name, toStopOptions(spec)])),
    outlines: Object.fromEntries(
      tasks.map(({ spec, config }) => [spec.name, toTaskOutline(config)]),
    ),
    tasks: {},
  }
}

/** An error is of no use to a later process. */
function withoutError<Life extends { verdict?: object }>(life: Life): Life {
  if (life.verdict === undefined || !('error' in life.verdict)) return life
  const { error: _, ...verdict } = life.verdict
  return { ...life, verdict }
}
