import type { EngineEvent, EngineEventListener, Subscription } from './engine.ts'

export interface Subscribers {
  add(listener: EngineEventListener): Subscription
  tell(event: EngineEvent): void
  /** Ends every subscription. */
  clear(): void
}

export interface SubscribersOptions {
  /** Called when there is a first subscriber. */
  first(): void
  /** Called when there is none any more. */
  last(): void
}

/**
 * Those who listen to one source of engine events. A new one is told at once how the connection stands, if that is
 * known, and then every event. A listener is never called within `add`, never after its subscription is closed, and
 * one that throws keeps no event from the others.
 */
export function createSubscribers({ first, last }: SubscribersOptions): Subscribers {
  const members = new Set<{ listener: EngineEventListener; joined: boolean }>()
  let standing: EngineEvent | undefined

  function remove(member: { listener: EngineEventListener; joined: boolean }) {
    if (!members.delete(member) || members.size > 0) return
    standing = undefined
    last()
  }

  return {
    add(listener) {
      const member = { listener, joined: false }
      members.add(member)
      if (members.size === 1) first()
      queueMicrotask(() => {
        if (!members.has(member)) return
        member.joined = true
        if (standing) deliver(listener, standing)
      })
      return { close: () => remove(member) }
    },
    tell(event) {
      if (event.kind !== 'container') standing = event
      for (const member of [...members])
        if (member.joined && members.has(member)) deliver(member.listener, event)
    },
    clear() {
      for (const member of [...members]) remove(member)
    },
  }
}

/** An error of the listener is its owner's: it ends the process like any uncaught one, not the others' events. */
function deliver(listener: EngineEventListener, event: EngineEvent): void {
  try {
    listener(event)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}
