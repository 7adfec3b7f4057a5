import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { collect } from '../collect.test-support.ts'
import type { EngineEvent } from '../engine.ts'
import { createFakeEngine } from './create-fake-engine.ts'

/** Lets everything that is waiting happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('createFakeEngine', () => {
  it('pulls what is scripted, and has it then', async () => {
    const engine = createFakeEngine()
    const messages = [{ layerId: 'a', status: 'Pull complete' }]
    engine.scriptPull('redis:7', () => messages)
    await expect(engine.inspectImage('redis:7')).rejects.toThrow('No such image')
    expect(await collect(engine.pullImage('docker.io/library/redis:7'))).toEqual(messages)
    await expect(engine.inspectImage('redis:7')).resolves.toHaveProperty('id')
  })

  it('fails a pull as scripted, and has no image then', async () => {
    const engine = createFakeEngine()
    engine.scriptPull('redis', function* () {
      yield { status: 'Downloading' }
      throw new LongshoreError('REGISTRY_DENIED', 'no')
    })
    const pull = collect(engine.pullImage('redis:latest'))
    await expect(pull).rejects.toMatchObject({ code: 'REGISTRY_DENIED' })
    await expect(engine.inspectImage('redis')).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' })
  })

  it('does not find an image that is not scripted', async () => {
    const pull = collect(createFakeEngine().pullImage('redis:7'))
    await expect(pull).rejects.toMatchObject({ code: 'IMAGE_NOT_FOUND', recoverable: false })
  })

  it('fails the next call only, and writes down all', async () => {
    const engine = createFakeEngine()
    engine.failNext('startContainer', new LongshoreError('ENGINE_FAILED', 'boom'))
    await expect(engine.startContainer('a')).rejects.toThrow('boom')
    await expect(engine.startContainer('a', new AbortController().signal)).rejects.toThrow(
      'No such',
    )
    await engine.listContainers()
    expect(engine.calls).toEqual([
      { method: 'startContainer', args: ['a'] },
      { method: 'startContainer', args: ['a'] },
      { method: 'listContainers', args: [] },
    ])
  })

  it('tells an out-of-memory kill', async () => {
    const engine = createFakeEngine({ now: () => 1000 })
    engine.addImage('redis')
    const { id } = await engine.createContainer({ name: 'a', Image: 'redis' })
    await engine.startContainer(id)
    const told: EngineEvent[] = []
    engine.subscribe((event) => told.push(event))
    await settle()
    engine.exit('a', 137, { oomKilled: true })
    expect(told).toMatchObject([
      { kind: 'connected' },
      { action: 'oom' },
      { action: 'die', time: 1000 },
    ])
    expect((await engine.inspectContainer(id)).state).toMatchObject({
      exitCode: 137,
      oomKilled: true,
      finishedAt: '1970-01-01T00:00:01.000Z',
    })
  })

  it('tells of what it is told that a container uses, while it runs', async () => {
    const engine = createFakeEngine()
    engine.addImage('redis')
    const { id } = await engine.createContainer({ name: 'a', Image: 'redis' })
    const none = await engine.containerStats(id)
    const some = { cpu: { ...none.cpu, usage: 5 }, memory: { ...none.memory, rss: 6 } }
    engine.setStats(id, some)
    expect(await engine.containerStats(id)).toEqual(none)
    await engine.startContainer(id)
    expect(await engine.containerStats(id)).toEqual(some)
  })

  it('tells nothing of what happens while it is disconnected', async () => {
    const engine = createFakeEngine()
    engine.addImage('redis')
    const told: string[] = []
    engine.subscribe((event) => told.push(event.kind))
    await settle()
    engine.disconnect()
    await engine.createContainer({ name: 'a', Image: 'redis' })
    engine.subscribe((event) => told.push(`late ${event.kind}`))
    await settle()
    engine.reconnect()
    expect(told).toEqual([
      'connected',
      'disconnected',
      'late disconnected',
      'connected',
      'late connected',
    ])
  })

  it('tells nothing after a subscription is closed', async () => {
    const engine = createFakeEngine()
    const told: EngineEvent[] = []
    const listener = (event: EngineEvent) => told.push(event)
    engine.subscribe(listener).close()
    engine.subscribe(listener)
    engine.close()
    await settle()
    expect(told).toEqual([])
  })
})
