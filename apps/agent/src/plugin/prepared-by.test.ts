import type { AllocationNetwork, Driver, NetworkSpec, TaskConfig } from '@longshore/driver'
import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { preparedBy } from './prepared-by.ts'

const away = new LongshoreError('ENGINE_UNREACHABLE', 'away', { recoverable: true })
const taken = new LongshoreError('CONTAINER_NAME_TAKEN', 'taken')
const spec: NetworkSpec = { allocId: 'a1', wiring: 'none', extraHosts: [], ports: [] }
const builtIn = { containerId: 'built-in' } as AllocationNetwork

/** A driver that writes down what it is asked, behind a preparation that is done when `comesUp` is called. */
function setUp({ isAway = false, error }: { isAway?: boolean; error?: Error } = {}) {
  const calls: string[] = []
  const answer = (call: string) => async () => {
    calls.push(call)
    if (error) throw error
    return {}
  }
  const driver = {
    startTask: answer('start'),
    createNetwork: answer('network'),
    stopTask: answer('stop'),
  } as unknown as Driver
  const { promise: settled, resolve: comesUp } = Promise.withResolvers<void>()
  const now = async () => {
    if (isAway) throw away
  }
  const findBuiltIn = async (allocId: string) => (allocId === 'a1' ? builtIn : undefined)
  return { prepared: preparedBy({ now, settled }, driver, findBuiltIn), calls, comesUp }
}

const task = {} as TaskConfig

describe('a driver behind a preparation', () => {
  it('starts nothing that is not prepared, and says why', async () => {
    const { prepared, calls } = setUp({ isAway: true })
    await expect(prepared.startTask(task)).rejects.toBe(away)
    expect(calls).toEqual([])
  })

  it('stops a task all the same', async () => {
    const { prepared, calls } = setUp({ isAway: true })
    await prepared.stopTask('t', { timeoutMs: 0 })
    expect(calls).toEqual(['stop'])
  })

  it('makes a network once the engine has come up', async () => {
    const { prepared, calls, comesUp } = setUp({ isAway: true })
    const made = prepared.createNetwork(spec)
    await new Promise(setImmediate)
    expect(calls).toEqual([])
    comesUp()
    await made
    expect(calls).toEqual(['network'])
  })

  it('waits for that no longer than who asks', async () => {
    const { prepared, calls } = setUp({ isAway: true })
    const signal = AbortSignal.abort()
    await expect(prepared.createNetwork(spec, { signal })).rejects.toThrow('aborted')
    expect(calls).toEqual([])
  })

  it("takes the network that Nomad's built-in driver has made", async () => {
    const { prepared } = setUp({ error: taken })
    expect(await prepared.createNetwork(spec)).toBe(builtIn)
  })

  it.each([
    { why: "another's container has the name", error: taken, allocId: 'a2' },
    { why: 'it fails otherwise', error: away, allocId: 'a1' },
  ])('fails as the driver does where $why', async ({ error, allocId }) => {
    const { prepared } = setUp({ error })
    await expect(prepared.createNetwork({ ...spec, allocId })).rejects.toBe(error)
  })
})
