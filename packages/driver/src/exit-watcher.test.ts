import { createFakeEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { describe, expect, it, vi } from 'vitest'
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
    expect(await watch.exited).toMatchObject({ exitCode: 137, oomKilled: true, error: '' })
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

  it('from before it was watched is seen by a look', async () => {
    const { engine, exits, watch, id } = await runningContainer()
    watch.cancel()
    engine.exit(id, 4)
    const late = exits.watch(id)
    void late.look()
    expect(await late.exited).toMatchObject({ exitCode: 4 })
  })

  it('told before it was watched is seen, also where the list still calls the container running', async () => {
    const { engine, exits, watch, id } = await runningContainer()
    watch.cancel()
    const running = await engine.listContainers()
    vi.spyOn(engine, 'listContainers').mockResolvedValue(running)
    engine.exit(id, 4)
    const late = exits.watch(id)
    void late.look()
    expect(await late.exited).toMatchObject({ exitCode: 4 })
  })

  it('whose event is older than the watch is asked of the engine', async () => {
    const engine = createFakeEngine()
    engine.addImage('busybox:1')
    const { id } = await engine.createContainer({ name: 'a', Image: 'busybox:1' })
    await engine.startContainer(id)
    const exits = createExitWatcher(engine, { now: () => Date.now() + 60_000 })
    const watch = exits.watch(id)
    engine.exit(id, 2)
    expect(await watch.exited).toMatchObject({ exitCode: 2 })
    expect(engine.calls.at(-1)?.method).toBe('inspectContainer')
  })

  it('by an engine that tells of the lack of memory in an event alone has that reason', async () => {
    const { engine, watch, id } = await runningContainer()
    const inspect = engine.inspectContainer
    vi.spyOn(engine, 'inspectContainer').mockImplementation(async (container) => {
      const info = await inspect(container)
      return { ...info, state: { ...info.state, oomKilled: false } }
    })
    engine.exit(id, 137, { oomKilled: true })
    expect(await watch.exited).toMatchObject({ exitCode: 137, oomKilled: true })
  })

  it('of many that are looked for at once costs one list', async () => {
    const { engine, exits } = await runningContainer()
    const ids: string[] = []
    for (let n = 0; n < 20; n++) {
      const { id } = await engine.createContainer({ name: `n${n}`, Image: 'busybox:1' })
      await engine.startContainer(id)
      ids.push(id)
    }
    engine.exit(ids[7] ?? '', 7)
    const before = engine.calls.length
    const watches = ids.map((id) => exits.watch(id))
    for (const each of watches) void each.look()
    expect(await watches[7]?.exited).toMatchObject({ exitCode: 7 })
    const methods = engine.calls.slice(before).map(({ method }) => method)
    expect(methods.toSorted()).toEqual(['inspectContainer', 'listContainers'])
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
