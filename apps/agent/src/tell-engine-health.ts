import type { Engine, Subscription } from '@longshore/engine'
import type { RunScreen } from './screen/run-screen.ts'

/** Says when the engine goes away and when it is back. */
export function tellEngineHealth(
  engine: Pick<Engine, 'subscribe'>,
  screen: Pick<RunScreen, 'heading'>,
): Subscription {
  let away = false
  return engine.subscribe((event) => {
    if (event.kind === 'container') return
    if (event.kind === 'disconnected')
      screen.heading(`${event.error.message}. Tasks are left as they are until it is back.`)
    else if (away) screen.heading('The Docker Engine is back.')
    away = event.kind === 'disconnected'
  })
}
