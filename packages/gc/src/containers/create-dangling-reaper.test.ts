import type { ContainerSummary } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../fake-clock.test-support.ts'
import { container } from './container.test-support.ts'
import { createDanglingReaper, type DanglingReaperOptions } from './create-dangling-reaper.ts'

const minute = 60_000

/** An agent that has just started, on an engine with these containers. */
function startAgent(containers: ContainerSummary[], change: Partial<DanglingReaperOptions> = {}) {
  const clock = createFakeClock()
  const calls: string[] = []
  const said: string[] = []
  const engine = {
    async listContainers() {
      calls.push('list')
      return [...containers]
    },
    async removeContainer(id: string) {
      calls.push(`remove ${id}`)
      containers = containers.filter((one) => one.id !== id)
    },
  }
  const reaper = createDanglingReaper({
    engine,
    labels: { 'dev.longshore.agent': 'a1' },
    isTracked: ({ id }) => id.startsWith('tracked'),
    keepFinished: false,
    isHealthy: () => true,
    options: { enabled: true, dry_run: false, period: 5 * minute, creation_grace: 5 * minute },
    clock,
    onDecision: ({ name, decision, reason }) => said.push(`${name} ${decision}: ${reason}`),
    ...change,
  })
  return { reaper, clock, calls, said, engine }
}

/** Runs the reaper for a time. */
async function run({ reaper, clock }: ReturnType<typeof startAgent>, milliseconds: number) {
  const controller = new AbortController()
  const running = reaper.run(controller.signal)
  await clock.advance(milliseconds)
  controller.abort()
  await running
}

const start = createFakeClock().now()
const old = { createdAt: start - 60 * minute }

describe('createDanglingReaper', () => {
  it('removes what dangles, by one list call, and says why it keeps the others', async () => {
    const agent = startAgent([
      container('tracked', old),
      container('dangling', old),
      container('young', { createdAt: start + 4 * minute }),
      container('other', { ...old, labels: { 'dev.longshore.agent': 'a2' } }),
      container('stranger', { ...old, labels: {} }),
    ])
    await run(agent, 5 * minute)
    expect(agent.calls).toEqual(['list', 'remove dangling'])
    expect(agent.said).toEqual([
      'name-tracked kept: tracked',
      'name-dangling removed: untracked for 1h',
      'name-young kept: too young',
      'name-other kept: another agent’s',
      'name-stranger kept: not ours',
    ])
  })

  it.each([
    { why: 'at the end of the grace time', period: 1, grace: 5, at: [5, 6, 7] },
    { why: 'at the end of the period', period: 3, grace: 1, at: [3, 6] },
  ])('looks first $why', async ({ period, grace, at }) => {
    const times: number[] = []
    const isHealthy = () => times.push((agent.clock.now() - start) / minute) < 0
    const options = { period: period * minute, creation_grace: grace * minute }
    const agent = startAgent([], {
      isHealthy,
      options: { enabled: true, dry_run: false, ...options },
    })
    await run(agent, 7 * minute)
    expect(times).toEqual(at)
    expect(agent.calls).toEqual([])
  })

  it('does nothing by hand before the grace time is over', async () => {
    const { reaper, clock, calls } = startAgent([container('dangling', old)])
    await clock.advance(5 * minute - 1)
    expect(await reaper.sweep()).toEqual([])
    expect(calls).toEqual([])
    await clock.advance(1)
    expect(await reaper.sweep()).toMatchObject([{ id: 'dangling', decision: 'removed' }])
  })

  it('does nothing when it is switched off', async () => {
    const options = { enabled: false, dry_run: false, period: minute, creation_grace: minute }
    const agent = startAgent([container('dangling', old)], { options })
    await run(agent, 60 * minute)
    expect(await agent.reaper.sweep()).toEqual([])
    expect(agent.calls).toEqual([])
  })

  it('only says what it would do in a dry run', async () => {
    const options = { enabled: true, dry_run: true, period: minute, creation_grace: minute }
    const agent = startAgent([container('dangling', old)], { options })
    await run(agent, minute)
    expect(agent.calls).toEqual(['list'])
    expect(agent.said).toEqual(['name-dangling would remove: untracked for 1h'])
  })

  it('does nothing while the engine is unwell, and stops when it becomes so', async () => {
    let healthy = false
    const agent = startAgent([container('a', old), container('b', old)], {
      isHealthy: () => healthy,
      onDecision: () => {
        healthy = false
      },
    })
    await agent.clock.advance(5 * minute)
    expect(await agent.reaper.sweep()).toEqual([])
    healthy = true
    expect(await agent.reaper.sweep()).toMatchObject([{ id: 'a', decision: 'removed' }])
    expect(agent.calls).toEqual(['list', 'remove a'])
  })

  it('keeps what a task takes up during the sweep', async () => {
    let taken = ''
    const agent = startAgent([container('a', old), container('b', old)], {
      isTracked: ({ id }) => id === taken,
      onDecision: () => {
        taken = 'b'
      },
    })
    await agent.clock.advance(5 * minute)
    const results = await agent.reaper.sweep()
    expect(results).toMatchObject([
      { decision: 'removed' },
      { decision: 'kept', reason: 'tracked' },
    ])
  })

  it('counts from when a container was last seen tracked', async () => {
    let tracked = true
    const agent = startAgent([container('a', old)], { isTracked: () => tracked })
    await agent.clock.advance(10 * minute)
    await agent.reaper.sweep()
    tracked = false
    await agent.clock.advance(3 * minute)
    expect(await agent.reaper.sweep()).toMatchObject([{ reason: 'untracked for 3m' }])
  })

  it('goes on after one that cannot be removed, and tries it again', async () => {
    const agent = startAgent([container('bad', old), container('good', old)])
    const { removeContainer } = agent.engine
    agent.engine.removeContainer = async (id) => {
      if (id === 'bad') throw new LongshoreError('ENGINE_FAILED', 'device busy')
      await removeContainer(id)
    }
    await run(agent, 10 * minute)
    expect(agent.said).toEqual([
      'name-bad failed: untracked for 1h: device busy',
      'name-good removed: untracked for 1h',
      'name-bad failed: untracked for 1h: device busy',
    ])
  })

  it('tells of a list that fails, and looks again', async () => {
    const failed = new LongshoreError('ENGINE_UNREACHABLE', 'no answer')
    const errors: Error[] = []
    const agent = startAgent([container('a', old)], { onError: (error) => errors.push(error) })
    const { listContainers } = agent.engine
    agent.engine.listContainers = async () => {
      agent.engine.listContainers = listContainers
      throw failed
    }
    await run(agent, 10 * minute)
    expect(errors).toEqual([failed])
    expect(agent.said).toEqual(['name-a removed: untracked for 1h'])
  })

  it('rejects with the reason when it is aborted', async () => {
    const { reaper, clock, calls } = startAgent([container('a', old)])
    await clock.advance(5 * minute)
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(reaper.sweep(signal)).rejects.toBe(signal.reason)
    expect(calls).toEqual(['list'])
  })
})
