import { describe, expect, it } from 'vitest'
import type { EngineEvent } from './engine.ts'
import {
  createEventStream,
  type Delay,
  type EventStreamOptions,
  pingEvery,
} from './event-stream.ts'

const die: EngineEvent = { kind: 'container', action: 'die', id: 'a', attributes: {}, time: 1 }

/** An engine that is well, and not asked whether it is; without pauses. */
const calm: Omit<EventStreamOptions, 'createReader'> = {
  endpoint: 'tcp://engine:1',
  ping: async () => {},
  onLost() {},
  delay: (milliseconds) => (milliseconds === pingEvery ? forever() : Promise.resolve()),
}
const forever = () => new Promise<never>(() => {})

/** Connections that go as `script` says, one after another; then none is made any more. */
function follow(script: (() => AsyncIterable<EngineEvent>)[]) {
  const waits: number[] = []
  const told: EngineEvent[] = []
  const done = Promise.withResolvers<void>()
  const { add } = createEventStream({
    ...calm,
    createReader: () => async () => {
      const connect = script.shift()
      if (connect) return connect()
      done.resolve()
      return forever()
    },
    delay(milliseconds, signal) {
      if (milliseconds !== pingEvery) waits.push(milliseconds)
      return calm.delay(milliseconds, signal)
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
      ...calm,
      createReader: () => async () => {
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
      ...calm,
      createReader: () => async () =>
        new ReadableStream<EngineEvent>({
          start: (controller) => {
            controllers.push({ push: (event) => controller.enqueue(event) })
          },
        }) as unknown as AsyncIterable<EngineEvent>,
      delay: forever,
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

  describe('asks a silent engine for a sign of life', () => {
    /** A stream that says nothing until it is given up; each call of `tick` ends the wait for a ping. */
    function connect(ping: EventStreamOptions['ping']) {
      const told: EngineEvent[] = []
      const waiting: (() => void)[] = []
      let push: (event: EngineEvent) => void = () => {}
      let losses = 0
      const delay: Delay = (milliseconds, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
          if (milliseconds === pingEvery) waiting.push(() => resolve(undefined))
        })
      const { add } = createEventStream({
        ...calm,
        ping,
        delay,
        onLost() {
          losses += 1
        },
        createReader: () => async (signal) =>
          new ReadableStream<EngineEvent>({
            start(controller) {
              push = (event) => controller.enqueue(event)
              signal.addEventListener('abort', () => controller.error(signal.reason))
            },
          }) as unknown as AsyncIterable<EngineEvent>,
      })
      const subscription = add((event) => told.push(event))
      return {
        told,
        tick: () => waiting.shift()?.(),
        push: (event: EngineEvent) => push(event),
        losses: () => losses,
        close: () => subscription.close(),
      }
    }
    const settle = () => new Promise((resolve) => setImmediate(resolve))
    const silent = new Error('no sign of life')

    it('and goes on where it gives one', async () => {
      let pings = 0
      const { told, tick, push, close } = connect(async () => {
        pings += 1
      })
      for (let round = 0; round < 3; round += 1) {
        await settle()
        tick()
      }
      await settle()
      push(die)
      await settle()
      close()
      expect({ told, pings }).toEqual({ told: [{ kind: 'connected' }, die], pings: 3 })
    })

    it('and takes it for lost where it gives none', async () => {
      const { told, tick, losses } = connect(() => Promise.reject(silent))
      await settle()
      tick()
      await settle()
      expect(told).toEqual([{ kind: 'connected' }, { kind: 'disconnected', error: silent }])
      expect(losses()).toBe(1)
    })

    it('but takes an event that comes meanwhile for one', async () => {
      const answer = Promise.withResolvers<void>()
      const { told, tick, push } = connect(() => answer.promise)
      await settle()
      tick()
      await settle()
      push(die)
      await settle()
      answer.reject(silent)
      await settle()
      expect(told).toEqual([{ kind: 'connected' }, die])
    })

    it('only while there are subscribers', async () => {
      const pinged: AbortSignal[] = []
      const { tick, close, losses } = connect(async (signal) => {
        pinged.push(signal)
        return forever()
      })
      await settle()
      tick()
      await settle()
      close()
      expect(pinged.map(({ aborted }) => aborted)).toEqual([true])
      await settle()
      expect(losses()).toBe(0)
    })
  })
})
