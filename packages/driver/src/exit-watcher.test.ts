import { createFakeEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { createExitWatcher } from './exit-watcher.ts'

async function runningContainer() {
  const engine = createFakeEngine()
  engine.addImage('busybox:1')
  const { id } = await engine.createContainer({ name: 'a', Image: 'busybox:1' })
  const exits = createExitWatcher(engine, { retryMs: 1 })
  const watch = exits.watch(id)
  await engine.startContainer(id)
  return { engine, exits, watch, id }
}

describe('an exit', () => {
  it('is seen with its code and reason', async () => {
    const { engine, watch, id } = await runningContainer()
    engine.exit(id, 137, { oomKilled: true })
    expect(await watch.exited).toEqual({ exitCode: 137, oomKilled: true, error: '' })
  })

  it('that happened while the engine was away is seen when it is back', async () => {
    const { engine, watch, id } = await runningContainer()
    engine.disconnect()
    engine.exit(id, 3)
    engine.reconnect()
    expect(await watch.exited).toMatchObject({ exitCode: 3 })
  })

  it('of a container that someone removed in the meantime has no code', async () => {
    const { engine, watch, id } = await runningContainer()
    engine.disconnect()
    await engine.removeContainer(id, { force: true })
    engine.reconnect()
    expect(await watch.exited).toMatchObject({ exitCode: undefined })
  })

  it('is taken from the event when the container cannot be inspected', async () => {
    const { engine, watch, id } = await runningContainer()
    engine.failNext('inspectContainer', new Error('busy'))
    engine.exit(id, 5)
    expect(await watch.exited).toMatchObject({ exitCode: 5 })
  })

  it('is seen although the engine is too busy to tell at first', async () => {
    const { engine, watch, id } = await runningContainer()
    engine.disconnect()
    engine.exit(id, 6)
    engine.failNext('inspectContainer', new LongshoreError('ENGINE_FAILED', 'busy'))
    engine.reconnect()
    expect(await watch.exited).toMatchObject({ exitCode: 6 })
  })

  it('of another container is not ours', async () => {
    const { engine, watch, id } = await runningContainer()
    const other = await engine.createContainer({ name: 'b', Image: 'busybox:1' })
    await engine.startContainer(other.id)
    engine.exit(other.id, 9)
    engine.exit(id, 0)
    expect(await watch.exited).toMatchObject({ exitCode: 0 })
  })
})

it('takes an engine that is away for no exit', async () => {
  const { engine, exits, watch, id } = await runningContainer()
  let settled = false
  void watch.exited.then(() => {
    settled = true
  })
  engine.disconnect()
  engine.reconnect()
  await engine.inspectContainer(id)
  expect(settled).toBe(false)
  exits.close()
})
