import type { Engine, EngineEvent } from '@longshore/engine'
import { hasCode } from '@longshore/errors'

/** How a container ended. `exitCode` is missing when it was removed before anyone could ask for it. */
export interface ContainerExit {
  exitCode: number | undefined
  oomKilled: boolean
  /** What the engine says went wrong; empty when nothing did. */
  error: string
}

export interface ExitWatcher {
  /** Begin before the container starts. One watch per container. */
  watch(containerId: string): ExitWatch
  close(): void
}

export interface ExitWatch {
  /** Settles once, also when the exit happened while the engine was away. Never rejects. */
  exited: Promise<ContainerExit>
  /** Stops watching; `exited` then never settles. */
  cancel(): void
}

/**
 * Sees exits through the engine's one event stream, and looks at every watched container after each reconnect
 * (design.md, *Exits*). An engine that is away is not an exit; where it cannot tell, it is asked again every `retryMs`.
 */
export function createExitWatcher(
  engine: Pick<Engine, 'subscribe' | 'inspectContainer'>,
  { retryMs = 1000 }: { retryMs?: number } = {},
): ExitWatcher {
  const watched = new Map<string, (exit: ContainerExit) => void>()
  const retries = new Map<string, NodeJS.Timeout>()
  const subscription = engine.subscribe(onEvent)

  function onEvent(event: EngineEvent): void {
    if (event.kind === 'connected') for (const id of watched.keys()) void look(id)
    if (event.kind === 'container' && event.action === 'die') void look(event.id, event.attributes)
    if (event.kind === 'container' && event.action === 'destroy') void look(event.id)
  }

  /** `died` holds the attributes of the event that told of the exit, if there was one. */
  async function look(id: string, died?: Record<string, string>): Promise<void> {
    if (!watched.has(id)) return
    try {
      const { state } = await engine.inspectContainer(id)
      const ended = state.status === 'exited' || state.status === 'dead'
      if (ended) settle(id, state)
      else if (died) settle(id, exitFromEvent(died))
    } catch (error) {
      if (died) settle(id, exitFromEvent(died))
      else if (hasCode(error, 'ENGINE_NOT_FOUND')) settle(id, removedUnseen)
      else lookAgain(id)
    }
  }

  /** An engine that is busy or away says nothing about the container. */
  function lookAgain(id: string): void {
    if (retries.has(id)) return
    const retry = setTimeout(() => {
      retries.delete(id)
      void look(id)
    }, retryMs)
    retries.set(id, retry)
  }

  function settle(id: string, { exitCode, oomKilled, error }: ContainerExit): void {
    watched.get(id)?.({ exitCode, oomKilled, error })
    watched.delete(id)
  }

  return {
    watch(id) {
      const exited = new Promise<ContainerExit>((resolve) => watched.set(id, resolve))
      return { exited, cancel: () => watched.delete(id) }
    },
    close() {
      subscription.close()
      for (const retry of retries.values()) clearTimeout(retry)
      retries.clear()
      watched.clear()
    },
  }
}

const removedUnseen: ContainerExit = {
  exitCode: undefined,
  oomKilled: false,
  error: 'the container was removed by someone else',
}

function exitFromEvent({ exitCode }: Record<string, string>): ContainerExit {
  const code = Number(exitCode)
  return { exitCode: Number.isInteger(code) ? code : undefined, oomKilled: false, error: '' }
}
