import type { ContainerSummary, Engine, EngineEvent } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import {
  type ContainerEvent,
  type ContainerExit,
  exitFromEvent,
  removedUnseen,
  toExit,
} from './container-exit.ts'

export interface ExitWatcher {
  /** Begin before the container starts, or `look` then. One watch per container. */
  watch(containerId: string): ExitWatch
  close(): void
}

export interface ExitWatch {
  /** Settles once, also when the exit happened while the engine was away. Never rejects. */
  exited: Promise<ContainerExit>
  /**
   * For one that may have ended before it was watched: resolves when the engine has told that it goes on, and not at all
   * when it has ended. All that are asked for at once cost one call.
   */
  look(): Promise<void>
  /** Stops watching; `exited` then never settles. */
  cancel(): void
}

interface Watched {
  settle(exit: ContainerExit): void
  /** Unix time in milliseconds. */
  since: number
  /** Called when it was seen to go on. */
  found?: () => void
  /** The engine has told that something in it was killed for lack of memory. */
  sawOom: boolean
}

/**
 * Sees exits through the engine's one event stream, and lists the containers after each reconnect (design.md,
 * *Exits*). An engine that is away is not an exit; where it cannot tell, it is asked again every `retryMs`.
 */
export function createExitWatcher(
  engine: Pick<Engine, 'subscribe' | 'inspectContainer' | 'listContainers'>,
  { retryMs = 1000, now = Date.now }: { retryMs?: number; now?: () => number } = {},
): ExitWatcher {
  const watched = new Map<string, Watched>()
  /** Watched since before the next listing begins. */
  const toList = new Set<string>()
  const timers = new Set<NodeJS.Timeout>()
  /** Containers that ended and were not watched, the latest last: the engine's list may still call them running. */
  const ended = new Set<string>()
  let isListing = false
  const subscription = engine.subscribe(onEvent)

  function onEvent(event: EngineEvent): void {
    if (event.kind === 'connected') for (const id of watched.keys()) listSoon(id)
    if (event.kind !== 'container') return
    const container = watched.get(event.id)
    if (!container) noteUnwatched(event)
    else onWatched(event, container)
  }

  function onWatched(event: ContainerEvent, container: Watched): void {
    if (event.action === 'oom') container.sawOom = true
    if (event.action === 'die') onDie(event, container)
    if (event.action === 'destroy') void look(event.id)
  }

  function noteUnwatched({ action, id }: ContainerEvent): void {
    if (action === 'start' || action === 'destroy') ended.delete(id)
    if (action !== 'die') return
    ended.add(id)
    const [oldest] = ended
    if (oldest !== undefined && ended.size > mostEnded) ended.delete(oldest)
  }

  /** The event says all but why something was killed: for that the engine is asked, which takes it a while at this moment. */
  function onDie(event: ContainerEvent, { sawOom, since }: Watched): void {
    // One of before, which comes late, may be of a run that somebody has ended and begun anew.
    const isLate = event.time < since
    const exit = exitFromEvent(event)
    const isTold = exit.exitCode !== undefined && (exit.exitCode !== killed || sawOom)
    if (isTold && !isLate) settle(event.id, exit)
    else void look(event.id, isLate ? undefined : event)
  }

  function listSoon(id: string): void {
    toList.add(id)
    if (isListing) return
    isListing = true
    queueMicrotask(() => void list())
  }

  async function list(): Promise<void> {
    const ids = [...toList].filter((id) => watched.has(id))
    toList.clear()
    try {
      const found = ids.length > 0 ? await engine.listContainers() : []
      const byId = new Map(found.map((container) => [container.id, container]))
      for (const id of ids)
        if (goesOn(byId.get(id))) watched.get(id)?.found?.()
        else void look(id)
    } catch {
      for (const id of ids) lookAgain(() => listSoon(id))
    }
    isListing = false
    for (const id of toList) listSoon(id)
  }

  /** `died` is the event that told of the exit, if there was one. */
  async function look(id: string, died?: ContainerEvent): Promise<void> {
    if (!watched.has(id)) return
    try {
      const { state } = await engine.inspectContainer(id)
      const ended = state.status === 'exited' || state.status === 'dead'
      if (ended) settle(id, toExit(state))
      else if (died) settle(id, exitFromEvent(died))
      else watched.get(id)?.found?.()
    } catch (error) {
      if (died) settle(id, exitFromEvent(died))
      else if (hasCode(error, 'ENGINE_NOT_FOUND')) settle(id, removedUnseen(now()))
      else lookAgain(() => void look(id))
    }
  }

  /** An engine that is busy or away says nothing about the container. */
  function lookAgain(act: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, retryMs)
    timers.add(timer)
  }

  function settle(id: string, exit: ContainerExit): void {
    const container = watched.get(id)
    if (!container) return
    watched.delete(id)
    // On cgroup v2 older engines tell of it by this event alone.
    container.settle({
      ...exit,
      oomKilled: exit.oomKilled || (container.sawOom && exit.exitCode !== 0),
    })
  }

  return {
    watch(id) {
      const { promise: exited, resolve } = Promise.withResolvers<ContainerExit>()
      const container: Watched = { settle: resolve, since: now(), sawOom: false }
      watched.set(id, container)
      const lookFor = () =>
        new Promise<void>((found) => {
          container.found = found
          if (ended.delete(id)) void look(id)
          else listSoon(id)
        })
      return { exited, look: lookFor, cancel: () => watched.delete(id) }
    },
    close() {
      subscription.close()
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      watched.clear()
    },
  }
}

/** How many are kept in mind: more than the engine has events of. */
const mostEnded = 1000
/** The exit code of what SIGKILL has ended. */
const killed = 137

function goesOn(container: ContainerSummary | undefined): boolean {
  return container?.running === true || container?.status === 'created'
}
