import { EventEmitter, on } from 'node:events'
import type { TaskEvent } from '../types/task-event.ts'

/** What the driver tells of its tasks, for a client that may not ask for it before it has them recovered. */
export interface TaskEvents {
  tell(event: TaskEvent): void
  /** Those that nobody has read yet, the newest 100, then each when it comes. */
  read(signal: AbortSignal): AsyncGenerator<TaskEvent>
}

const maxHeld = 100

export function createTaskEvents(): TaskEvents {
  const events = new EventEmitter()
  let held: TaskEvent[] = []
  return {
    tell(event) {
      if (!events.emit('event', event)) held = [...held, event].slice(-maxHeld)
    },
    async *read(signal) {
      const coming = on(events, 'event', { signal })
      const earlier = held
      held = []
      yield* earlier
      try {
        for await (const [event] of coming) yield event as TaskEvent
      } catch (error) {
        signal.throwIfAborted()
        throw error
      }
    },
  }
}
