import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { stopTask } from './stop-task.ts'

/** An engine that writes down what it is asked; `refuse` makes every call fail. */
function recordingEngine(refuse?: LongshoreError) {
  const calls: string[] = []
  const record = async (call: string) => {
    calls.push(call)
    if (refuse) throw refuse
  }
  return {
    calls,
    stopContainer: (id: string, seconds: number) => record(`stop ${id} ${seconds}`),
    killContainer: (id: string, signal: string) => record(`kill ${id} ${signal}`),
  }
}

const never = new Promise<never>(() => {})
const ended = Promise.resolve()

describe('stopTask', () => {
  it.each([
    { why: 'no signal', options: { timeoutMs: 5000 }, exited: never, calls: ['stop c 5'] },
    { why: 'no time', options: { timeoutMs: 0 }, exited: never, calls: ['kill c SIGKILL'] },
    {
      why: 'a signal that is obeyed',
      options: { timeoutMs: 60_000, signalName: 'SIGINT' },
      exited: ended,
      calls: ['kill c SIGINT'],
    },
    {
      why: 'a signal that is ignored',
      options: { timeoutMs: 1, signalName: 'SIGINT' },
      exited: never,
      calls: ['kill c SIGINT', 'kill c SIGKILL'],
    },
  ])('with $why asks for $calls', async ({ options, exited, calls }) => {
    const engine = recordingEngine()
    await stopTask(engine, { containerId: 'c', exited }, options)
    expect(engine.calls).toEqual(calls)
  })

  it('kills after part of a second, though the engine counts whole ones', async () => {
    const engine = recordingEngine()
    const killed = Promise.withResolvers<void>()
    const slow = {
      stopContainer: (id: string, seconds: number) =>
        engine.stopContainer(id, seconds).then(() => killed.promise),
      killContainer: (id: string, signal: string) =>
        engine.killContainer(id, signal).then(() => killed.resolve()),
    }
    await stopTask(slow, { containerId: 'c', exited: never }, { timeoutMs: 20 })
    expect(engine.calls).toEqual(['stop c 1', 'kill c SIGKILL'])
  })

  it('asks again when the engine was away for a moment', async () => {
    const engine = recordingEngine()
    let failures = 2
    const restarting = {
      ...engine,
      stopContainer: async (id: string, seconds: number) => {
        if (failures-- > 0) throw new LongshoreError('ENGINE_UNREACHABLE', 'away')
        await engine.stopContainer(id, seconds)
      },
    }
    await stopTask(restarting, { containerId: 'c', exited: never }, { timeoutMs: 1000 })
    expect(engine.calls).toEqual(['stop c 1'])
  })

  it.each([
    { code: 'ENGINE_NOT_FOUND', resolves: true },
    { code: 'ENGINE_CONFLICT', resolves: true },
    { code: 'ENGINE_BAD_REQUEST', resolves: false },
  ])('takes $code as success: $resolves', async ({ code, resolves }) => {
    const engine = recordingEngine(new LongshoreError(code, 'refused'))
    const stopped = stopTask(engine, { containerId: 'c', exited: never }, { timeoutMs: 1000 })
    if (resolves) await expect(stopped).resolves.toBeUndefined()
    else await expect(stopped).rejects.toMatchObject({ code })
  })
})
