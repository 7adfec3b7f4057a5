import type { Engine, EngineEvent } from './engine.ts'

type ContainerEvent = Extract<EngineEvent, { kind: 'container' }>

/** Writes down the events of the container with this id or name. */
export function recordEvents(engine: Engine, idOrName: string) {
  const all: ContainerEvent[] = []
  const connected = Promise.withResolvers<void>()
  const waiting = new Set<() => void>()
  const subscription = engine.subscribe((event) => {
    if (event.kind === 'connected') connected.resolve()
    if (event.kind !== 'container') return
    if (event.id === idOrName || event.attributes.name === idOrName) all.push(event)
    for (const check of waiting) check()
  })
  const actions = () => all.map(({ action }) => action)

  return {
    all,
    actions,
    connected: connected.promise,
    /** Resolves when `action` has happened `times`. */
    until(action: string, times = 1): Promise<void> {
      return new Promise((resolve) => {
        const check = () => {
          if (actions().filter((one) => one === action).length < times) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      })
    },
    close: () => subscription.close(),
  }
}
