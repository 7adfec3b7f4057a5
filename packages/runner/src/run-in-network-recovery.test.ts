import { LongshoreError } from '@longshore/errors'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { handleOf } from '../test/fake-driver.ts'
import {
  networkMade as made,
  type NetworkScript,
  runInScriptedNetwork,
} from '../test/run-in-scripted-network.ts'

async function run(fates: NetworkScript['fates'], earlier: NetworkScript['earlier']) {
  return runInScriptedNetwork({ directory: await temporaryDirectory(), fates, earlier })
}

describe('a group whose network an earlier process made', () => {
  const history = { intervalStart: 0, restarts: 0 }
  const complete = { history, verdict: { kind: 'complete' as const } }
  const running = (name: string) => ({
    history,
    handle: handleOf({ id: name, name, allocId: 'a' }),
  })
  const tasks = { web: running('web'), side: running('side') }
  const network = { history, handle: { containerId: 'pause 1' } }
  const allComplete = { web: { kind: 'complete' }, side: { kind: 'complete' } }

  it('goes on in it', async () => {
    const { result, calls, started } = await run(['holds'], { network, tasks })
    expect(result).toEqual(allComplete)
    expect(calls).toEqual([made, 'recover', 'recover', 'destroy pause 1'])
    expect(started).toEqual([])
  })

  it('starts anew as a whole when that is not found any more', async () => {
    const gone = { history, handle: { containerId: 'pause 0' } }
    const { result, calls, started } = await run(['holds', 'holds'], { network: gone, tasks })
    expect(result).toEqual(allComplete)
    expect(calls).toEqual([
      ...[made, 'recover', 'recover', 'stop', 'stop', 'destroy pause 0', 'destroy pause 1'],
      ...[made, 'destroy pause 2'],
    ])
    expect(started).toHaveLength(2)
  })

  it('stops its tasks when that cannot be had again', async () => {
    const denied = new LongshoreError('IMAGE_NOT_FOUND', 'no pause image')
    const { result, calls } = await run([denied], { network, tasks })
    expect(result).toMatchObject({ web: { kind: 'failed', error: denied } })
    expect(calls).toEqual([made, 'recover', 'recover', 'stop', 'stop', 'destroy pause 1'])
  })

  it('has its end removed, and its results told, when the tasks had ended', async () => {
    const ended = { ...network, verdict: { kind: 'ended' as const } }
    const { result, calls } = await run([], {
      network: ended,
      tasks: { web: complete, side: complete },
    })
    expect(result).toEqual(allComplete)
    expect(calls).toEqual(['destroy pause 1'])
  })

  it('forgets how tasks went in a network before, and how often they were restarted', async () => {
    const verdict = { kind: 'restart', at: 0, delayMs: 0, reason: 'r', allowance: 'a' } as const
    const { calls, started, stored } = await run(['holds'], {
      network: { history, verdict },
      tasks: { web: complete, side: { ...complete, history: { ...history, restarts: 5 } } },
    })
    expect(calls).toEqual([made, 'destroy pause 1'])
    expect(started).toHaveLength(2)
    expect(stored?.tasks.side?.history.restarts).toBe(0)
  })
})
