import { randomUUID } from 'node:crypto'
import { connectEngine, type Engine } from '@longshore/engine'
import { engineRequest, requireEngine, services, useTestContainers } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createMemoryStore } from './images/memory-store.test-support.ts'
import { createDanglingReaper, createImageGc, reapLeftovers, removeTaskContainer } from './index.ts'

describe('with a real engine', () => {
  const test = useTestContainers()
  let engine: Engine
  beforeAll(async () => {
    await requireEngine()
    engine = connectEngine({ environment: process.env })
  })
  afterAll(() => engine.close())

  async function create(
    name: string,
    labels: Record<string, string>,
    start: boolean,
    Binds: string[] = [],
  ) {
    const request = { name, Image: services.busyboxImage, Cmd: ['sleep', '600'], Labels: labels }
    const HostConfig = { NetworkMode: 'none', Binds }
    const { id } = await engine.createContainer({ ...request, HostConfig })
    if (start) await engine.startContainer(id)
    return id
  }

  it('removes a dead agent’s leftovers, running or not, and nothing else', async () => {
    const [key = '', run = ''] = Object.entries(test.labels)[0] ?? []
    const ours = { [key]: run, 'dev.longshore.agent': run }
    const running = await create(`gc-running-${run}`, ours, true)
    const created = await create(`gc-created-${run}`, ours, false)
    const tracked = await create(`gc-tracked-${run}`, ours, true)
    const other = await create(`gc-other-${run}`, { [key]: run, 'dev.longshore.agent': 'x' }, true)

    const results = await reapLeftovers(engine, {
      labels: { 'dev.longshore.agent': run },
      isTracked: ({ id }) => id === tracked,
      stopTimeoutSeconds: 0,
    })
    const said = results.map(({ id, decision, reason }) => ({ id, said: `${decision}: ${reason}` }))
    expect(said).toHaveLength(3)
    expect(said).toEqual(
      expect.arrayContaining([
        { id: running, said: 'removed: untracked, running' },
        { id: created, said: 'removed: untracked, not running' },
        { id: tracked, said: 'kept: tracked' },
      ]),
    )
    expect((await test.list()).sort()).toEqual([tracked, other].sort())
  })

  it('sweeps what dangles, of this agent and of tasks, and leaves another agent’s', async () => {
    const [key = '', run = ''] = Object.entries(test.labels)[0] ?? []
    const owned = (agent: string) => ({ [key]: run, 'dev.longshore.agent': agent })
    const running = await create(`gc-running-${run}`, owned(run), true)
    const created = await create(`gc-created-${run}`, owned(run), false)
    const tracked = await create(`gc-tracked-${run}`, owned(run), true)
    const task = { [key]: run, 'com.hashicorp.nomad.alloc_id': run }
    const labelled = await create(`gc-labelled-${run}`, task, false)
    const other = await create(`gc-other-${run}`, { ...task, ...owned('x') }, false)
    const shaped = await create(`gc-shaped-${randomUUID()}`, { [key]: run }, false, [
      '/tmp:/alloc:ro',
      '/tmp:/local:ro',
      '/tmp:/secrets:ro',
    ])
    const stranger = await create(`gc-stranger-${run}`, { [key]: run }, false)

    const startedAt = Date.now()
    let later = 0
    const sweeper = (labels: Record<string, string>) =>
      createDanglingReaper({
        // What others have on this engine is none of the test's business.
        engine: { ...engine, listContainers: (_, signal) => listOwn([`${key}=${run}`], signal) },
        labels,
        isTracked: ({ id }) => id === tracked,
        keepFinished: false,
        isHealthy: () => true,
        options: { enabled: true, dry_run: false, period: 300_000, creation_grace: 300_000 },
        clock: { now: () => startedAt + later, after: () => () => {} },
      })
    const listOwn = (labels: string[], signal?: AbortSignal) =>
      engine.listContainers({ labels }, signal)
    const reaper = sweeper({ 'dev.longshore.agent': run })
    later = 420_000

    const said = (await reaper.sweep()).map(({ id, decision, reason }) => [
      id,
      `${decision}: ${reason}`,
    ])
    const removed = expect.stringMatching(/^removed: untracked for 7m$/)
    expect(Object.fromEntries(said)).toEqual({
      [running]: removed,
      [created]: removed,
      [labelled]: removed,
      [shaped]: removed,
      [tracked]: 'kept: tracked',
      [other]: 'kept: another agent’s',
      [stranger]: 'kept: not ours',
    })
    expect((await test.list()).sort()).toEqual([tracked, other, stranger].sort())
  })

  it('removes an image that it brought once no task needs it, and none that was there', async () => {
    const run = randomUUID()
    const { Id: container } = await engineRequest<{ Id: string }>('POST', '/containers/create', {
      Image: services.busyboxImage,
      Labels: test.labels,
    })
    /** A new image, with two names, as a pull of each would bring it. */
    const names = [`longshore-test/gc-${run}:1`, `longshore-test/gc-${run}:2`]
    const [first = '', second = ''] = names
    onTestFinished(async () => {
      for (const name of names) await engine.removeImage(name).catch(() => {})
    })
    const store = createMemoryStore()
    const results: string[] = []
    const gone = Promise.withResolvers<void>()
    const gc = createImageGc({
      engine,
      store,
      enabled: true,
      delayMs: 0,
      onResult({ decision, reason }) {
        results.push(`${decision}: ${reason}`)
        gone.resolve()
      },
    })
    onTestFinished(() => gc.close())
    await gc.pulling(first, async () => {
      const query = `container=${container}&repo=longshore-test/gc-${run}&tag=1`
      await engineRequest('POST', `/commit?${query}`)
    })
    const { id } = await engine.inspectImage(first)
    await gc.use(id, 'a')
    await gc.pulling(second, () => engine.tagImage(first, second))
    expect(gc.plan()).toMatchObject([{ id, references: names, reason: 'used by 1 task' }])

    const { id: busybox } = await engine.inspectImage(services.busyboxImage)
    await gc.use(busybox, 'b')
    await gc.release(busybox, 'b')
    await gc.release(id, 'a')
    await gone.promise
    expect(results).toEqual(['removed: unused for 0s'])
    await expect(engine.inspectImage(id)).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' })
    await expect(engine.inspectImage(services.busyboxImage)).resolves.toMatchObject({ id: busybox })
    expect(store.records.size).toBe(0)
  })

  it('removes a container once, and again without complaint, also twice at once', async () => {
    const id = await create(`gc-twice-${Object.values(test.labels)}`, test.labels, true)
    await Promise.all([removeTaskContainer(engine, id), removeTaskContainer(engine, id)])
    await removeTaskContainer(engine, id)
    await expect(engine.inspectContainer(id)).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' })
  })
})
