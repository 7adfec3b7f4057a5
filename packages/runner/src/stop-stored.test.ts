import type { TaskHandle, TaskOutline } from '@longshore/driver'
import { describe, expect, it } from 'vitest'
import { handleOf } from '../test/fake-driver.ts'
import { type StoppingDriver, stopStored } from './stop-stored.ts'
import type { StoredAllocation } from './stored-allocation.ts'

const history = { intervalStart: 0, restarts: 0 }
const handle = handleOf({ id: 'a/web', name: 'web', allocId: 'a' })
const outline: TaskOutline = {
  ...{ id: 'a/web', name: 'web', allocId: 'a' },
  logs: { max_files: 1, max_file_size: 1, disabled: false },
  config: { tty: false },
  resources: { cores: [] },
  directories: { allocation: '/a' },
}

function stored(change: Partial<StoredAllocation> = {}): StoredAllocation {
  return {
    ...{ id: 'a', name: 'job.g[0]', definition: '', ports: [], cores: [] },
    stops: { web: { timeoutMs: 5000, signalName: 'SIGINT' } },
    outlines: { web: outline },
    tasks: { web: { history, handle } },
    ...change,
  }
}

interface Script {
  stubborn?: boolean
  /** The task of which only the outline is known, if its container was started. */
  started?: TaskHandle
  onStop?: () => void
}

/** Its tasks end when they are killed, or by themselves unless they are `stubborn`. */
function createRecordingDriver({ stubborn = false, started, onStop = () => {} }: Script = {}) {
  const calls: string[] = []
  const killed = Promise.withResolvers<void>()
  const driver: StoppingDriver = {
    async findStartedTask({ id }) {
      calls.push(`find ${id}`)
      return started
    },
    async recoverTask({ taskId }) {
      calls.push(`recover ${taskId}`)
    },
    async stopTask(taskId, { timeoutMs, signalName = '' }) {
      calls.push(`stop ${taskId} ${timeoutMs} ${signalName}`.trim())
      if (timeoutMs === 0) return killed.resolve()
      onStop()
      if (stubborn) await killed.promise
    },
    async destroyTask(taskId) {
      calls.push(`destroy ${taskId}`)
    },
  }
  return { driver, calls }
}

const never = new AbortController().signal
const taken = ['recover a/web', 'destroy a/web']

describe('stopStored', () => {
  it.each([
    { why: 'as its job has it', change: {}, stop: 'stop a/web 5000 SIGINT' },
    {
      why: 'in the time that is left of a stop that was begun',
      change: { stoppingSince: 7000 },
      stop: 'stop a/web 2000 SIGINT',
    },
    {
      why: 'at once when none is left',
      change: { stoppingSince: 1000 },
      stop: 'stop a/web 0 SIGINT',
    },
    {
      why: 'in no more than its whole time, whatever the clock says',
      change: { stoppingSince: 90_000 },
      stop: 'stop a/web 5000 SIGINT',
    },
  ])('stops a task $why', async ({ change, stop }) => {
    const { driver, calls } = createRecordingDriver()
    await stopStored(stored(change), driver, { now: 10_000, kill: never })
    expect(calls).toEqual(taken.toSpliced(1, 0, stop))
  })

  it('kills it when it is asked to meanwhile', async () => {
    const kill = new AbortController()
    const { driver, calls } = createRecordingDriver({
      stubborn: true,
      onStop: () => kill.abort(),
    })
    await stopStored(stored(), driver, { now: 0, kill: kill.signal })
    expect(calls).toEqual(taken.toSpliced(1, 0, 'stop a/web 5000 SIGINT', 'stop a/web 0'))
  })

  it('finds one that was started and whose handle was not stored', async () => {
    const { driver, calls } = createRecordingDriver({ started: handle })
    await stopStored(stored({ tasks: { web: { history } } }), driver, { now: 0, kill: never })
    expect(calls).toEqual(['find a/web', ...taken.toSpliced(1, 0, 'stop a/web 5000 SIGINT')])
  })

  it.each([
    {
      why: 'that has ended for good',
      life: { history, handle, verdict: { kind: 'complete' } },
      calls: [],
    },
    { why: 'that was not started', life: { history }, calls: ['find a/web'] },
    {
      why: 'that was not started again, where the one before is still there',
      life: { history, last: handle },
      started: handle,
      calls: ['find a/web'],
    },
  ] as const)('leaves one alone $why', async ({ life, calls: expected, ...script }) => {
    const { driver, calls } = createRecordingDriver(script)
    await stopStored(stored({ tasks: { web: life } }), driver, { now: 0, kill: never })
    expect(calls).toEqual(expected)
  })
})
