import type { Engine } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import { type CpusetTask, planCpusets } from '@longshore/isolation'

/**
 * Which cores tasks run on: those that a task has for itself, and for all others the rest, also while tasks come and
 * go. Containers that run are told by the engine, so it takes no root. Spec: driver.md §4.1.
 */
export interface Cpusets {
  /**
   * Takes a task in before its container is made, and moves others off its cores. The answer is its own `CpusetCpus`;
   * unset where no task has cores of its own and it has no wish.
   *
   * @throws LongshoreError `CPUSET_INVALID`, `CORE_UNKNOWN`, `CORE_TAKEN`, `CORES_EXHAUSTED`; nothing is changed then.
   */
  enter(task: CpusetWish): Promise<string | undefined>
  /** Its container was made, with the answer of `enter`; what has changed since then is made good. */
  created(taskId: string, containerId: string): Promise<void>
  /** Gives its cores to the others. One that is not there does no harm. */
  leave(taskId: string): Promise<void>
}

export interface CpusetWish {
  /** The task's. */
  id: string
  /** Cores of its own. */
  cores: readonly number[]
  /** Its `cpuset_cpus`. */
  wish?: string | undefined
}

interface Member extends CpusetTask {
  cores: readonly number[]
  containerId?: string
  /** What its container was made with, or was last told. */
  told?: string
}

export function createCpusets(
  engine: Pick<Engine, 'updateContainer'>,
  allCores: readonly number[],
): Cpusets {
  const members = new Map<string, Member>()
  let last: Promise<unknown> = Promise.resolve()

  /** One change after the other: each is planned on what the one before has done. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = last.then(change)
    last = turn.catch(() => undefined)
    return turn
  }

  async function apply(): Promise<void> {
    const all = [...members.values()]
    const isPinned = ({ cores, cpuset_cpus, current }: Member) =>
      cores.length > 0 || cpuset_cpus !== undefined || current !== undefined
    if (!all.some(isPinned)) return
    const updates = planCpusets({
      allCores,
      reservedByTask: new Map(all.map(({ id, cores }) => [id, cores])),
      runningTasks: all,
    })
    for (const { id, CpusetCpus } of updates) {
      const member = members.get(id)
      if (!member) continue
      member.current = CpusetCpus
      await tell(member)
    }
  }

  /** A container that has ended meanwhile runs on no core. */
  async function tell(member: Member): Promise<void> {
    const { containerId, current, told } = member
    if (containerId === undefined || current === told) return
    try {
      await engine.updateContainer(containerId, { CpusetCpus: current })
    } catch (error) {
      if (!hasCode(error, 'ENGINE_NOT_FOUND', 'ENGINE_CONFLICT')) throw error
    }
    member.told = current
  }

  return {
    enter: ({ id, cores, wish }) =>
      inTurn(async () => {
        members.set(id, { id, cores, cpuset_cpus: wish })
        try {
          await apply()
        } catch (error) {
          members.delete(id)
          await apply().catch(() => undefined)
          throw error
        }
        const member = members.get(id)
        if (member) member.told = member.current
        return member?.current
      }),
    created: (taskId, containerId) =>
      inTurn(async () => {
        const member = members.get(taskId)
        if (!member) return
        member.containerId = containerId
        await tell(member)
      }),
    leave: (taskId) =>
      inTurn(async () => {
        if (members.delete(taskId)) await apply()
      }),
  }
}
