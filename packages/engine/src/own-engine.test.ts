import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { type OwnEngine, services, startOwnEngine } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectEngine } from './connect-engine.ts'
import type { Engine, EngineEvent } from './engine.ts'

const Image = services.busyboxImage
const Cmd = ['sleep', '1000']

async function start(engine: Engine): Promise<string> {
  const name = `longshore-test-${randomUUID()}`
  const HostConfig = { NetworkMode: 'none' }
  const { id } = await engine.createContainer({ name, Image, Cmd, HostConfig })
  await engine.startContainer(id)
  return id
}

describe('an engine of its own', { timeout: 60_000 }, () => {
  let own: OwnEngine
  beforeAll(async () => {
    own = await startOwnEngine({ tls: true })
  }, 60_000)
  afterAll(() => own.dispose(), 60_000)

  it('is spoken to by TLS: calls, events, and an exec that is given an end of its input', async () => {
    if (!own.tls) throw new Error('It has no TLS.')
    const { endpoint, ...tls } = own.tls
    const engine = connectEngine({ endpoint, tls, environment: {} })
    const connected = Promise.withResolvers<void>()
    const died = Promise.withResolvers<void>()
    engine.subscribe((event) => {
      if (event.kind === 'connected') connected.resolve()
      if (event.kind === 'container' && event.action === 'die') died.resolve()
    })
    await connected.promise
    const id = await start(engine)
    const exec = await engine.createExec(id, { command: ['wc', '-c'], stdin: true })
    const stream = await engine.startExec(exec, { tty: false })
    stream.end('x'.repeat(100_000))
    expect((await buffer(stream)).subarray(8).toString()).toBe('100000\n')
    await engine.removeContainer(id, { force: true })
    await died.promise
    engine.close()

    const { ca } = tls
    const withoutCertificate = connectEngine({ endpoint, tls: { ca }, environment: {} })
    await expect(withoutCertificate.version()).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' })
    const inPlainText = connectEngine({ endpoint, environment: {} })
    await expect(inPlainText.version()).rejects.toMatchObject({
      message: `What answers at ${endpoint} wants TLS.`,
    })
  })

  it('is lost when it is frozen, and its events are caught up when it goes on', async () => {
    const other = connectEngine({ endpoint: own.endpoint, environment: {} })
    const engine = connectEngine({
      endpoint: own.endpoint,
      environment: {},
      timeLimits: { ping: 1000 },
      delay: (milliseconds, signal) => setTimeout(milliseconds / 20, undefined, { signal }),
    })
    const told: EngineEvent[] = []
    const waiting = new Set<() => void>()
    engine.subscribe((event) => {
      told.push(event)
      for (const check of waiting) check()
    })
    const until = (isTold: (event: EngineEvent) => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => void (told.some(isTold) && resolve())
        waiting.add(check)
        check()
      })
    await until(({ kind }) => kind === 'connected')
    const id = await start(engine)
    const happened = (action: string) => (event: EngineEvent) =>
      event.kind === 'container' && event.id === id && event.action === action
    await until(happened('start'))

    await own.freeze()
    const removed = other.removeContainer(id, { force: true })
    await until(({ kind }) => kind === 'disconnected')
    own.thaw()
    await removed
    await until(happened('destroy'))
    engine.close()
    other.close()

    // The first events may be of a test before this one.
    const ours = told.filter((event) => event.kind !== 'container' || event.id === id)
    const shown = ours.map((event) => (event.kind === 'container' ? event.action : event.kind))
    const before = ['connected', 'create', 'start', 'disconnected', 'connected']
    expect(shown).toEqual([...before, 'kill', 'die', 'destroy'])
    expect(ours[3]).toMatchObject({ error: { code: 'ENGINE_UNREACHABLE', recoverable: true } })
  })
})
