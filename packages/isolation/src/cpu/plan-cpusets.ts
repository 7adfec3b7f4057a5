import { LongshoreError } from '@longshore/errors'
import { parseCpuset, printCpuset } from './cpuset.ts'
import { parseCpusetWish } from './cpuset-wish.ts'

export interface CpusetRequest {
  /** The host's. */
  allCores: readonly number[]
  /** The exclusive cores of each task that has some (`resources.cores`), by the task's id. */
  reservedByTask: ReadonlyMap<string, readonly number[]>
  /** Every task that runs or is about to, with or without cores of its own. */
  runningTasks: readonly CpusetTask[]
}

export interface CpusetTask {
  id: string
  /** What its container has now, in any spelling; unset for one that is to be created. */
  current?: string
  /** The task's own wish: it is kept on those of them that nobody reserved. */
  cpuset_cpus?: string
}

/** For the engine's create or update call. */
export interface CpusetUpdate {
  id: string
  CpusetCpus: string
}

/**
 * Where each task runs: on the cores that it reserved, or on all that nobody did. Only the containers that have
 * something else now are in the answer. Updates that take cores away come first: apply them in this order, before the task
 * that takes the cores is started. Spec: driver.md §4.1.
 *
 * @throws LongshoreError `CPUSET_INVALID`, `CORE_UNKNOWN`, `CORE_TAKEN`, `CORES_EXHAUSTED`
 */
export function planCpusets(request: CpusetRequest): CpusetUpdate[] {
  const { allCores, reservedByTask, runningTasks } = request
  const owners = ownersOf(reservedByTask, new Set(allCores))
  const shared = allCores.filter((core) => !owners.has(core))

  const withoutCores: CpusetUpdate[] = []
  const withCores: CpusetUpdate[] = []
  for (const task of runningTasks) {
    const own = reservedByTask.get(task.id) ?? []
    const cores = own.length > 0 ? own : sharedFor(task, shared, allCores)
    const CpusetCpus = printCpuset(cores)
    if (task.current && printCpuset(parseCpuset(task.current)) === CpusetCpus) continue
    const updates = own.length > 0 ? withCores : withoutCores
    updates.push({ id: task.id, CpusetCpus })
  }
  return [...withoutCores, ...withCores]
}

function ownersOf(
  reservedByTask: CpusetRequest['reservedByTask'],
  allCores: ReadonlySet<number>,
): Map<number, string> {
  const owners = new Map<number, string>()
  for (const [id, cores] of reservedByTask) {
    for (const core of cores) {
      const owner = owners.get(core)
      if (owner !== undefined && owner !== id) {
        throw new LongshoreError(
          'CORE_TAKEN',
          `Core ${core} of task "${id}" is reserved by task "${owner}" already.`,
        )
      }
      if (!allCores.has(core)) throw unknownCore(id, core, allCores)
      owners.set(core, id)
    }
  }
  return owners
}

/** Never empty: the engine takes an empty set as "no limit". */
function sharedFor(
  { id, cpuset_cpus }: CpusetTask,
  shared: readonly number[],
  allCores: readonly number[],
): readonly number[] {
  if (shared.length === 0) {
    throw new LongshoreError(
      'CORES_EXHAUSTED',
      `Every core of this host is reserved, so none is left for task "${id}".`,
      { hint: 'Ask for fewer resources.cores, or give the task cores of its own.' },
    )
  }
  if (!cpuset_cpus) return shared
  const wanted = parseCpusetWish(cpuset_cpus, allCores)
  const left = shared.filter((core) => wanted.includes(core))
  if (left.length > 0) return left
  throw new LongshoreError(
    'CORES_EXHAUSTED',
    `cpuset_cpus = "${cpuset_cpus}" of task "${id}" names only cores that other tasks reserved.`,
    { hint: `Leave it out, or name some of ${printCpuset(shared)}.` },
  )
}

function unknownCore(id: string, core: number, allCores: Iterable<number>): LongshoreError {
  return new LongshoreError(
    'CORE_UNKNOWN',
    `Task "${id}" reserves core ${core}, which this host does not have.`,
    { hint: `It has ${printCpuset(allCores)}.` },
  )
}
