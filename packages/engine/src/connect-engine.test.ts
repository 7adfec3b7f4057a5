import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { connectEngine } from './connect-engine.ts'
import { serve, serveEngine } from './serve.test-support.ts'

/** An engine of API 1.41 that answers by `listener`; `bare`: also its pings. */
async function connectTo(listener: RequestListener, { bare = false } = {}) {
  const { server, address } = await (bare ? serve : serveEngine)(listener)
  const engine = connectEngine({ endpoint: `tcp://${address}`, environment: {} })
  onTestFinished(() => engine.close())
  return { engine, server }
}

/** For the running test only. */
function setEnvironment(environment: Record<string, string>) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
}

const answerVersion: RequestListener = (_, response) =>
  response.end('{"Version":"1","ApiVersion":"2","Os":"o","Arch":"a"}')

describe('connectEngine', () => {
  it('is unreachable where no socket is, and says where and what to do', async () => {
    const endpoint = `unix://${await temporaryDirectory()}/none.sock`
    const engine = connectEngine({ endpoint, environment: {} })
    await expect(engine.version()).rejects.toMatchObject({
      code: 'ENGINE_UNREACHABLE',
      message: expect.stringContaining(endpoint),
      hint: expect.stringContaining('DOCKER_HOST'),
      recoverable: true,
    })
  })

  it.each([
    {
      why: 'an answer that is cut off',
      listener: ((_, response) => {
        response.writeHead(200, { 'content-length': 100 })
        response.write('{"Version":', () => response.destroy())
      }) as RequestListener,
      code: 'ENGINE_UNREACHABLE',
    },
    {
      why: 'no answer',
      listener: ((request) => request.destroy()) as RequestListener,
      code: 'ENGINE_UNREACHABLE',
    },
    {
      why: 'an error without JSON',
      listener: ((_, response) => response.writeHead(502).end('bad gateway')) as RequestListener,
      code: 'ENGINE_FAILED',
    },
  ])('rejects $why with the recoverable $code', async ({ listener, code }) => {
    const { engine } = await connectTo(listener)
    await expect(engine.version()).rejects.toMatchObject({ code, recoverable: true })
  })

  it.each<{ why: string; listener: RequestListener; expected: string }>([
    {
      why: 'a page for every path',
      listener: (_, response) => response.end('<html>'),
      expected: 'it answers GET /version with what is not JSON',
    },
    {
      why: 'nothing for every path',
      listener: (_, response) => response.end(),
      expected: 'it answers GET /version with what is not JSON',
    },
    {
      why: 'other JSON',
      listener: (_, response) => response.end('{}'),
      expected: 'its version has no Version or no ApiVersion',
    },
    {
      why: 'a page that is not found',
      listener: (_, response) => response.writeHead(404).end('404 page not found'),
      expected: 'it answers GET /version with status 404',
    },
    {
      why: 'a redirect to a page of its own',
      listener: (_, response) => response.writeHead(302, { location: '/login' }).end(),
      expected: 'it answers GET /version with status 302',
    },
    {
      why: 'a redirect to nowhere',
      listener: (_, response) => response.writeHead(301, { location: 'gopher://x' }).end(),
      expected: 'it answers GET /version with status 301',
    },
    {
      why: 'what is not HTTP',
      listener: ({ socket }) => socket.end('SSH-2.0-OpenSSH_9.2p1\r\n'),
      expected: 'it does not speak HTTP',
    },
  ])('tells a server that answers $why from an engine', async ({ listener, expected }) => {
    const { engine } = await connectTo(listener)
    await expect(engine.version()).rejects.toMatchObject({
      code: 'ENGINE_UNREACHABLE',
      message: `What answers at ${engine.endpoint} is no Docker Engine: ${expected}`,
      hint: expect.stringContaining('DOCKER_HOST'),
      recoverable: true,
    })
  })

  it('does not take a server without containers for an engine whose container is gone', async () => {
    const { engine } = await connectTo((_, response) => response.writeHead(404).end('<html>'))
    await expect(engine.inspectContainer('web')).rejects.toMatchObject({
      code: 'ENGINE_UNREACHABLE',
    })
  })

  it('names its address to a tcp server', async () => {
    const { engine } = await connectTo(({ headers }, response) =>
      response.end(JSON.stringify({ Version: headers.host, ApiVersion: '2' })),
    )
    await expect(engine.version()).resolves.toMatchObject({
      version: engine.endpoint.slice('tcp://'.length),
    })
  })

  it('rejects a running call with the reason of its signal, and hangs up', async () => {
    const hungUp = Promise.withResolvers<void>()
    const controller = new AbortController()
    const reason = new Error('enough')
    const { engine } = await connectTo((_, response) => {
      response.on('close', hungUp.resolve)
      controller.abort(reason)
    })
    await expect(engine.version(controller.signal)).rejects.toBe(reason)
    await hungUp.promise
  })

  it('uses one connection for calls one after another, and ends it on close', async () => {
    const { engine, server } = await connectTo(answerVersion)
    let connections = 0
    const ended = Promise.withResolvers<void>()
    server.on('connection', (socket) => {
      connections += 1
      socket.on('close', ended.resolve)
    })
    for (let call = 0; call < 5; call += 1)
      expect(await engine.version()).toEqual({
        version: '1',
        apiVersion: '2',
        os: 'o',
        arch: 'a',
      })
    expect(connections).toBe(1)
    engine.close()
    await ended.promise
  })

  it.each<Record<string, string>>([
    { DOCKER_HOST: 'unix:///none.sock' },
    { DOCKER_HOST: 'ssh://192.0.2.1' },
    { DOCKER_HOST: 'tcp://192.0.2.1:1', DOCKER_TLS_VERIFY: '1', DOCKER_PATH_PREFIX: '/none' },
  ])('ignores the environment of the process: %o', async (environment) => {
    setEnvironment(environment)
    const { engine } = await connectTo(answerVersion)
    await expect(engine.version()).resolves.toMatchObject({ version: '1' })
  })

  it('shares one event connection, and hangs up with the last subscription', async () => {
    let opened = 0
    const closed = Promise.withResolvers<void>()
    const { engine, server } = await connectTo((request, response) => {
      opened += 1
      expect(decodeURIComponent(request.url ?? '')).toMatch(
        /^\/v1\.41\/events\?since=\d+\.\d{9}&filters={"type":\["container"\]}$/,
      )
      response.on('close', closed.resolve)
      response.flushHeaders()
    })
    const told: string[] = []
    const first = engine.subscribe(({ kind }) => told.push(`first ${kind}`))
    await once(server, 'request')
    const connected = Promise.withResolvers<void>()
    const second = engine.subscribe(({ kind }) => {
      told.push(`second ${kind}`)
      connected.resolve()
    })
    await connected.promise
    const late = Promise.withResolvers<void>()
    const third = engine.subscribe(({ kind }) => {
      told.push(`third ${kind}`)
      late.resolve()
    })
    await late.promise

    expect(told).toEqual(['first connected', 'second connected', 'third connected'])
    for (const subscription of [first, second, third]) subscription.close()
    await closed.promise
    expect(opened).toBe(1)
  })

  it('is not connected to events before the engine has answered', async () => {
    const { engine } = await connectTo((request) => request.destroy())
    const first = new Promise((resolve) => {
      engine.subscribe(({ kind }) => resolve(kind))
    })
    expect(await first).toBe('disconnected')
  })
})
