import { describe, expect, it } from 'vitest'
import type { EngineEvent } from './engine.ts'
import { createEventStream } from './event-stream.ts'

const die: EngineEvent = { kind: 'container', action: 'die', id: 'a', attributes: {}, time: 1 }

/** Connections that go as `script` says, one after another; then none is made any more. */
function follow(script: (() => AsyncIterable<EngineEvent>)[]) {
  const waits: number[] = []
  const told: EngineEvent[] = []
  const done = Promise.withResolvers<void>()
  const { add } = createEventStream({
    endpoint: 'tcp://engine:1',
    async open() {
      const connect = script.shift()
      if (connect) return connect()
      done.resolve()
      return new Promise(() => {})
    },
    async delay(milliseconds) {
      waits.push(milliseconds)
    },
  })
  const subscription = add((event) => told.push(event))
  return { waits, told, done: done.promise, subscription }
}

async function* events(...list: EngineEvent[]) {
  yield* list
}

function refuse(): never {
  throw new Error('refused')
}

describe('createEventStream', () => {
  it('tells each loss once, and connects again', async () => {
    const { told, done } = follow([() => events(die), refuse, refuse, () => events()])
    await done
    expect(told).toMatchObject([
      { kind: 'connected' },
      die,
      { kind: 'disconnected', error: { code: 'ENGINE_UNREACHABLE' } },
      { kind: 'connected' },
      { kind: 'disconnected' },
    ])
  })

  it('tells that it cannot connect at first', async () => {
    const { told, done } = follow([refuse, refuse])
    await done
    expect(told).toMatchObject([{ kind: 'disconnected', error: { message: 'refused' } }])
  })

  it('waits longer from one failure to the next, up to 5 s, and anew after a success', async () => {
    const { waits, done } = follow([...Array.from({ length: 8 }, () => refuse), () => events()])
    await done
    expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000, 100])
  })

  it('opens nothing after the last subscription is closed', async () => {
    const waiting = Promise.withResolvers<AbortSignal>()
    let opened = 0
    const { add } = createEventStream({
      endpoint: 'tcp://engine:1',
      async open() {
        opened += 1
        return refuse()
      },
      delay(_, signal) {
        waiting.resolve(signal)
        return new Promise((_, reject) => signal.addEventListener('abort', reject))
      },
    })
    const subscription = add(() => {})
    const signal = await waiting.promise
    subscription.close()
    expect(signal.aborted).toBe(true)
    await Promise.resolve()
    expect(opened).toBe(1)
  })

  it('tells a new generation of subscribers nothing of the old connection', async () => {
    const controllers: { push(event: EngineEvent): void }[] = []
    const { add } = createEventStream({
      endpoint: 'tcp://engine:1',
      open: async () =>
        new ReadableStream<EngineEvent>({
          start: (controller) => {
            controllers.push({ push: (event) => controller.enqueue(event) })
          },
        }) as unknown as AsyncIterable<EngineEvent>,
      delay: () => new Promise(() => {}),
    })
    add(() => {}).close()
    const told: EngineEvent[] = []
    const arrived = Promise.withResolvers<void>()
    add((event) => {
      told.push(event)
      if (event.kind === 'container') arrived.resolve()
    })
    controllers[0]?.push({ ...die, id: 'old' })
    controllers[1]?.push(die)
    await arrived.promise
    expect(told).toEqual([{ kind: 'connected' }, die])
  })
})
