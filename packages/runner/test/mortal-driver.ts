import type { TaskConfig } from '@longshore/driver'
import type { RunAllocationOptions } from '../src/run-options.ts'
import type { StateStore } from '../src/state-store.ts'
import { exitOf, handleOf } from './fake-driver.ts'

/** The engine, which outlives processes: what it has, and what was ever done to it. */
export interface World {
  containers: Map<string, { id: string; exitCode: number }>
  /** Names, in the order of their starts. */
  starts: string[]
  /** How the starts of a task end, one after the other; the last holds for all that follow. */
  exitCodes: Record<string, number[]>
  /** `gc { container = false }`: what has ended is there until its name is taken. */
  keepsFinished: boolean
}

/** A process that dies at its `lifetime`-th step: nothing that it does has an effect from then on, or an end. */
export function createMortal(lifetime: number) {
  let steps = 0
  const { promise: died, resolve: die } = Promise.withResolvers<'died'>()
  const isDead = () => steps >= lifetime
  function step(): boolean {
    if (!isDead() && ++steps === lifetime) die('died')
    return isDead()
  }
  return { died, step }
}

type Mortal = ReturnType<typeof createMortal>

/** Dies before or after a write; not after the last, the removal, which ends the run. */
export function withMortalWrites(state: StateStore, { step }: Mortal): StateStore {
  function dieOr(act: () => void): void {
    if (step()) throw new Error('dead')
    act()
  }
  return {
    ...state,
    put(allocation) {
      dieOr(() => state.put(allocation))
      dieOr(() => {})
    },
    remove: (ids) => dieOr(() => state.remove(ids)),
  }
}

/** Dies before or after an act on the engine. Tasks end at once. */
export function createMortalDriver(world: World, mortal: Mortal): RunAllocationOptions['driver'] {
  const { containers, starts, exitCodes, keepsFinished } = world

  async function act<Result>(change: () => Result): Promise<Result> {
    if (mortal.step()) await new Promise(() => {})
    const result = change()
    if (mortal.step()) await new Promise(() => {})
    return result
  }

  function make(name: string, exitCode: number): string {
    starts.push(name)
    const id = `${name} ${starts.length}`
    containers.set(name, { id, exitCode })
    return id
  }

  const handle = (task: TaskConfig, containerId: string) => ({ ...handleOf(task), containerId })
  const nameOf = (taskId: string) => taskId.split('/')[1] ?? ''

  return {
    startTask: (task) =>
      act(() => {
        const codes = exitCodes[task.name] ?? []
        const made = starts.filter((name) => name === task.name).length
        return handle(task, make(task.name, codes[made] ?? codes.at(-1) ?? 0))
      }),
    findTask: (task) =>
      act(() => {
        const found = containers.get(task.name)
        return found && handle(task, found.id)
      }),
    recoverTask: () => act(() => {}),
    waitTask: (id) => act(() => exitOf(containers.get(nameOf(id))?.exitCode ?? 255)),
    stopTask: () => act(() => {}),
    destroyTask: (id) => act(() => void (keepsFinished || containers.delete(nameOf(id)))),
    createNetwork: () =>
      act(() => {
        const found = containers.get('pause')?.id
        const containerId = found ?? make('pause', 0)
        const ended = new Promise<void>(() => {})
        return { containerId, ip: '', path: '', created: !found, ended }
      }),
    destroyNetwork: () => act(() => void containers.delete('pause')),
  }
}
