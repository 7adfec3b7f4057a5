import type { RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { LongshoreError } from '@longshore/errors'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type ConnectOptions, connectEngine } from './connect-engine.ts'
import { serve } from './serve.test-support.ts'
import { defaultTimeLimits } from './time-limits.ts'

const path = (url = '') => url.replace(/\?.*/, '')

/** A server that writes down what it is asked, and answers by `listener`: pings too, unless they are answered here. */
async function connectTo(
  listener: RequestListener,
  { apiVersion, ...options }: Partial<ConnectOptions> & { apiVersion?: () => string } = {},
) {
  const asked: string[] = []
  const { server, address } = await serve((request, response) => {
    asked.push(`${request.method} ${path(request.url)}`)
    if (apiVersion && request.url === '/_ping') answer(response, apiVersion())
    else listener(request, response)
  })
  const engine = connectEngine({ endpoint: `tcp://${address}`, environment: {}, ...options })
  onTestFinished(() => engine.close())
  return { engine, server, asked }
}

const answer = (response: ServerResponse, apiVersion: string) =>
  response.setHeader('api-version', apiVersion).end('OK')
const answerNothing: RequestListener = () => {}
const answerDone: RequestListener = (_, response) => response.writeHead(204).end()
const answerList: RequestListener = (_, response) => response.end('[]')
const apiVersion = () => '1.41'

describe('the API version', () => {
  it.each([
    { engine: '1.40', used: '1.40' },
    { engine: '1.41', used: '1.41' },
    { engine: '1.47', used: '1.47' },
    { engine: '1.52', used: '1.47' },
    { engine: '2.0', used: '1.47' },
  ])('is $used with an engine of $engine, asked for once', async ({ engine: own, used }) => {
    const { engine, asked } = await connectTo(answerList, { apiVersion: () => own })
    await Promise.all([engine.listContainers(), engine.listContainers()])
    await engine.listImages()
    expect(asked).toEqual([
      'GET /_ping',
      `GET /v${used}/containers/json`,
      `GET /v${used}/containers/json`,
      `GET /v${used}/images/json`,
    ])
  })

  it.each(['1.39', '1.9', '0.50'])('of an engine is refused when it is %s', async (own) => {
    const { engine, asked } = await connectTo(answerList, { apiVersion: () => own })
    await expect(engine.listContainers()).rejects.toMatchObject({
      code: 'ENGINE_TOO_OLD',
      message: `The Docker Engine at ${engine.endpoint} speaks API ${own}; 1.40 or newer is needed.`,
      recoverable: false,
    })
    expect(asked).toEqual(['GET /_ping'])
  })

  it.each(['', 'new', '1.41/../x'])('“%s” is none', async (own) => {
    const { engine } = await connectTo(answerList, { apiVersion: () => own })
    await expect(engine.listContainers()).rejects.toMatchObject({
      code: 'ENGINE_UNREACHABLE',
      message: expect.stringContaining('is no Docker Engine'),
    })
  })

  it('is asked for again when the event stream comes back', async () => {
    const versions = ['1.41', '1.45', '1.45']
    const { engine, asked } = await connectTo(
      (request, response) => {
        response.flushHeaders()
        if (request.url?.startsWith('/v1.41')) response.end()
      },
      { apiVersion: () => versions.shift() ?? '', delay: async () => {} },
    )
    let connections = 0
    await new Promise<void>((resolve) => {
      engine.subscribe(({ kind }) => {
        if (kind === 'connected') connections += 1
        if (connections === 2) resolve()
      })
    })
    expect(asked.filter((one) => one.includes('events'))).toEqual([
      'GET /v1.41/events',
      'GET /v1.45/events',
    ])
  })

  it('is waited for no longer than the caller wants', async () => {
    const { engine } = await connectTo(answerNothing)
    const controller = new AbortController()
    const call = engine.listContainers({}, controller.signal)
    controller.abort(new Error('enough'))
    await expect(call).rejects.toThrow('enough')
  })
})

describe('time limits', () => {
  it('takes an engine that is silent for away', async () => {
    const { engine } = await connectTo(answerNothing, { timeLimits: { ping: 20 } })
    await expect(engine.listContainers()).rejects.toMatchObject({
      code: 'ENGINE_UNREACHABLE',
      message: expect.stringContaining('no sign of life within 0.02 s'),
      recoverable: true,
    })
  })

  it.each<{ kind: string; act(engine: ReturnType<typeof connectEngine>): Promise<unknown> }>([
    { kind: 'read', act: (engine) => engine.inspectContainer('web') },
    { kind: 'read', act: (engine) => engine.containerStats('web') },
    { kind: 'open', act: (engine) => engine.attachContainer('web') },
    { kind: 'open', act: (engine) => engine.startExec('e', { tty: true }) },
    { kind: 'change', act: (engine) => engine.startContainer('web') },
    { kind: 'change', act: (engine) => engine.createContainer({ name: 'web', Image: 'i' }) },
    { kind: 'stop', act: (engine) => engine.stopContainer('web', 0) },
  ])('ends a call of kind $kind, and says what may have happened', async ({ kind, act }) => {
    const timeLimits = { [kind]: 20 }
    const { engine, asked } = await connectTo(answerNothing, { apiVersion, timeLimits })
    const error = (await act(engine).catch((error) => error)) as LongshoreError
    expect(error).toMatchObject({ code: 'ENGINE_TIMEOUT', recoverable: true })
    expect(error.message).toMatch(/has not answered within 0.02 s/)
    expect(error.message.includes('may have done it')).toBe(kind !== 'read')
    expect(asked.length).toBeLessThanOrEqual(2)
  })

  it('gives a stop the time of the container besides', async () => {
    const { engine } = await connectTo(
      (request, response) => {
        if (request.url?.includes('t=0')) return
        answerDone(request, response)
      },
      { apiVersion, timeLimits: { stop: 0 } },
    )
    await expect(engine.stopContainer('web', 600)).resolves.toBeUndefined()
    await expect(engine.stopContainer('web', 0)).rejects.toMatchObject({ code: 'ENGINE_TIMEOUT' })
  })

  it('ends an answer that stops in the middle', async () => {
    const { engine } = await connectTo((_, response) => response.write('['), {
      apiVersion,
      timeLimits: { read: 20 },
    })
    await expect(engine.listImages()).rejects.toMatchObject({ code: 'ENGINE_TIMEOUT' })
  })

  it('ends no stream that has begun', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const paused = Promise.withResolvers<ServerResponse>()
    const { engine } = await connectTo(
      (_, response) => {
        response.write('a')
        paused.resolve(response)
      },
      { apiVersion },
    )
    const options = { stdout: true, stderr: true, timestamps: true, follow: false } as const
    const log = await engine.containerLogs('web', options)
    const response = await paused.promise
    vi.advanceTimersByTime(2 * Math.max(...Object.values(defaultTimeLimits)))
    response.end('b')
    const chunks = await log.toArray()
    expect(Buffer.concat(chunks).toString()).toBe('ab')
  })
})

describe('a kept connection that the engine closes as it is used', () => {
  /** Answers the first request of a connection, and closes it at the second. */
  async function connectOnce() {
    const known = new WeakSet<Socket>()
    return connectTo(
      (request, response) => {
        if (known.has(request.socket)) return request.socket.destroy()
        known.add(request.socket)
        if (request.method === 'GET') answerList(request, response)
        else answerDone(request, response)
      },
      { apiVersion },
    )
  }

  it('makes a GET be sent again', async () => {
    const { engine, asked } = await connectOnce()
    await engine.listImages()
    await expect(engine.listImages()).resolves.toEqual([])
    expect(asked).toEqual(['GET /_ping', ...Array(3).fill('GET /v1.41/images/json')])
  })

  it.each<{ why: string; act(engine: ReturnType<typeof connectEngine>): Promise<unknown> }>([
    { why: 'a start', act: (engine) => engine.startContainer('web') },
    { why: 'a create', act: (engine) => engine.createContainer({ name: 'web', Image: 'i' }) },
    { why: 'a removal', act: (engine) => engine.removeContainer('web') },
  ])('makes $why fail: it may have been done', async ({ act }) => {
    const { engine, asked } = await connectOnce()
    await engine.listImages()
    await expect(act(engine)).rejects.toMatchObject({
      code: 'ENGINE_UNREACHABLE',
      recoverable: true,
    })
    expect(asked).toHaveLength(3)
  })

  it('is no reason to send to a new one twice', async () => {
    const { engine, asked } = await connectTo((request) => request.socket.destroy(), { apiVersion })
    await expect(engine.listImages()).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' })
    // Once on the connection of the ping, once on its own.
    expect(asked).toEqual(['GET /_ping', 'GET /v1.41/images/json', 'GET /v1.41/images/json'])
  })
})

describe('idle connections', () => {
  it('of a burst of calls are closed but for a few', async () => {
    const calls = 24
    const waiting: ServerResponse[] = []
    const { engine, server } = await connectTo(
      (_, response) => {
        waiting.push(response)
        if (waiting.length === calls) for (const each of waiting) each.end('[]')
      },
      { apiVersion },
    )
    await Promise.all(Array.from({ length: calls }, () => engine.listContainers()))
    const open = () =>
      new Promise<number>((resolve) => void server.getConnections((_, count) => resolve(count)))
    await vi.waitFor(async () => expect(await open()).toBeLessThanOrEqual(8))
  })
})
