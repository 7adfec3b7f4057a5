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
    { why: 'part of a second', options: { timeoutMs: 1200 }, exited: never, calls: ['stop c 2'] },
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

  it.each([
    { code: 'ENGINE_NOT_FOUND', resolves: true },
    { code: 'ENGINE_CONFLICT', resolves: true },
    { code: 'ENGINE_UNREACHABLE', resolves: false },
  ])('takes $code as success: $resolves', async ({ code, resolves }) => {
    const engine = recordingEngine(new LongshoreError(code, 'refused'))
    const stopped = stopTask(engine, { containerId: 'c', exited: never }, { timeoutMs: 1000 })
    if (resolves) await expect(stopped).resolves.toBeUndefined()
    else await expect(stopped).rejects.toMatchObject({ code })
  })
})
