import { connectEngine, type Engine } from '@longshore/engine'
import { requireEngine, services, useTestContainers } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reapLeftovers, removeTaskContainer } from './index.ts'

describe('with a real engine', () => {
  const test = useTestContainers()
  let engine: Engine
  beforeAll(async () => {
    await requireEngine()
    engine = connectEngine({ environment: process.env })
  })
  afterAll(() => engine.close())

  async function create(name: string, labels: Record<string, string>, start: boolean) {
    const request = { name, Image: services.busyboxImage, Cmd: ['sleep', '600'], Labels: labels }
    const { id } = await engine.createContainer({ ...request, HostConfig: { NetworkMode: 'none' } })
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

  it('removes a container once, and again without complaint, also twice at once', async () => {
    const id = await create(`gc-twice-${Object.values(test.labels)}`, test.labels, true)
    await Promise.all([removeTaskContainer(engine, id), removeTaskContainer(engine, id)])
    await removeTaskContainer(engine, id)
    await expect(engine.inspectContainer(id)).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' })
  })
})
