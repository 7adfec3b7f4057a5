import { once } from 'node:events'
import {
  Agent,
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import {
  createFaultProxy,
  type Fault,
  type FaultPlan,
  plannedFaults,
  randomFaults,
  temporaryDirectory,
} from '@longshore/test-support'
import { describe, expect, it, onTestFinished } from 'vitest'

/** Something like an engine, that says which calls it has done; a proxy before it. */
async function setUp(plan: FaultPlan) {
  const done: string[] = []
  const target = join(await temporaryDirectory(), 'engine.sock')
  const server = createServer(async (call: IncomingMessage, answer: ServerResponse) => {
    const body = await text(call)
    done.push(`${call.method} ${call.url} ${body}`.trim())
    if (call.url === '/events') return void answer.write('{"first":1}\n')
    answer.setHeader('content-type', 'application/json')
    answer.write('{"done":')
    answer.end('true}')
  })
  server.on('upgrade', (call, socket: Socket) => {
    done.push(`${call.method} ${call.url}`)
    socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nhello ')
    socket.pipe(socket)
  })
  server.listen(target)
  await once(server, 'listening')
  const proxy = await createFaultProxy({ target, plan })
  onTestFinished(async () => {
    await proxy.close()
    server.closeAllConnections()
    await server[Symbol.asyncDispose]()
  })
  return { done, proxy, ...proxy }
}

async function call(socketPath: string, method: string, path: string, body?: string) {
  const sent = request({ socketPath, method, path, agent: false })
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, body: await text(answer) }
}

const start = 'POST /containers/{id}/start'
const fail = (fault: Fault) => plannedFaults([{ call: start, nth: 1, fault }])
const path = '/v1.41/containers/web/start?detachKeys=x'

describe('createFaultProxy', () => {
  it('passes calls through untouched, several on one connection, and counts them', async () => {
    const { socketPath, done, calls, faults } = await setUp(() => undefined)
    const agent = new Agent({ keepAlive: true })
    onTestFinished(() => agent.destroy())
    const finish = async (sent: ClientRequest) => {
      const closed = once(sent, 'close')
      const [answer] = (await once(sent, 'response')) as [IncomingMessage]
      expect(await text(answer)).toBe('{"done":true}')
      await closed
    }
    const body = 'x'.repeat(100_000)
    const tag = { path: '/images/a/b:1/tag', headers: { 'content-length': body.length } }
    await finish(request({ socketPath, agent, method: 'POST', ...tag }).end(body))
    // Written in pieces and of unknown length, so it is sent chunked.
    const chunked = request({ socketPath, agent, method: 'POST', path: '/exec/1/resize' })
    chunked.write('ab')
    await finish(chunked.end('cd'))
    expect(chunked.reusedSocket).toBe(true)
    expect(done.map((each) => each.length)).toEqual([100_023, 24])
    expect(done[1]).toBe('POST /exec/1/resize abcd')
    expect(Object.fromEntries(calls)).toEqual({
      'POST /images/{name}/tag': 1,
      'POST /exec/{id}/resize': 1,
    })
    expect(faults).toEqual([])
  })

  it('passes a hijacked connection through in both directions', async () => {
    const { socketPath } = await setUp(() => undefined)
    const headers = { connection: 'Upgrade', upgrade: 'tcp' }
    const sent = request({ socketPath, method: 'POST', path: '/containers/1/attach', headers })
    sent.end()
    const [answer, socket, head] = (await once(sent, 'upgrade')) as [
      IncomingMessage,
      Socket,
      Buffer,
    ]
    expect(answer.statusCode).toBe(101)
    socket.end('and back')
    expect(head.toString() + (await text(socket))).toBe('hello and back')
  })

  it.each<{ why: string; fault: Fault; does: boolean }>([
    { why: 'before the work', fault: { kind: 'error', when: 'before' }, does: false },
    { why: 'after the work', fault: { kind: 'error', when: 'after' }, does: true },
  ])('answers 500 $why, once', async ({ fault, does }) => {
    const { socketPath, done, faults } = await setUp(fail(fault))
    expect(await call(socketPath, 'POST', path, 'body')).toMatchObject({ status: 500 })
    expect(done).toEqual(does ? [`POST ${path} body`] : [])
    expect(faults).toEqual([{ call: start, nth: 1, fault }])
    expect(await call(socketPath, 'POST', path)).toEqual({ status: 200, body: '{"done":true}' })
  })

  it.each<{ why: string; fault: Fault; does: boolean }>([
    { why: 'closes it before the work', fault: { kind: 'reset', when: 'before' }, does: false },
    { why: 'closes it after the work', fault: { kind: 'reset', when: 'after' }, does: true },
    { why: 'cuts off the head', fault: { kind: 'truncate', bytes: 10 }, does: true },
  ])('$why', async ({ fault, does }) => {
    const { socketPath, done } = await setUp(fail(fault))
    await expect(call(socketPath, 'POST', path)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(done).toHaveLength(does ? 1 : 0)
  })

  it.each(['before', 'after'] as const)('hangs %s the work until it is healed', async (when) => {
    const { socketPath, done, proxy } = await setUp(fail({ kind: 'hang', when }))
    const hanging = call(socketPath, 'POST', path)
    await call(socketPath, 'GET', '/info')
    proxy.heal()
    await expect(hanging).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(done).toContain('GET /info')
  })

  it.each([0, 17, 100])('cuts an answer that goes on after %d bytes', async (bytes) => {
    const { socketPath } = await setUp(
      plannedFaults([{ call: 'GET /events', nth: 1, fault: { kind: 'truncate', bytes } }]),
    )
    const socket = connect(socketPath)
    socket.write('GET /events HTTP/1.1\r\nHost: x\r\n\r\n')
    expect(await text(socket)).toHaveLength(bytes)
  })

  it('says later what it is told to delay', async () => {
    const { socketPath } = await setUp(fail({ kind: 'delay', ms: 20 }))
    expect(await call(socketPath, 'POST', path)).toEqual({ status: 200, body: '{"done":true}' })
  })
})

describe('randomFaults', () => {
  const draw = (seed: number, order: number[]) => {
    const plan = randomFaults({ seed, rate: 0.5 })
    return order.map((nth) => [nth, plan({ name: start, nth, streams: false })] as const)
  }
  const forth = Array.from({ length: 200 }, (_, index) => index + 1)

  it('draws the same for a seed whatever the order of calls, and something else for another', () => {
    const faults = draw(7, forth)
    expect(draw(7, forth.toReversed()).toReversed()).toEqual(faults)
    expect(draw(8, forth)).not.toEqual(faults)
  })

  it('draws every kind, at about its rate', () => {
    const faults = draw(1, forth).flatMap(([, fault]) => fault ?? [])
    expect(faults.length).toBeGreaterThan(70)
    expect(faults.length).toBeLessThan(130)
    const kinds = new Set(
      faults.map((fault) => ('when' in fault ? `${fault.kind} ${fault.when}` : fault.kind)),
    )
    expect([...kinds].sort()).toEqual([
      'delay',
      'error after',
      'error before',
      'hang after',
      'hang before',
      'reset after',
      'reset before',
      'truncate',
    ])
  })

  it('is a plan that its own record repeats', () => {
    const fault: Fault = { kind: 'delay', ms: 1 }
    const plan = plannedFaults([{ call: start, nth: 2, fault }])
    const asked = [1, 2, 3].map((nth) => plan({ name: start, nth, streams: false }))
    expect(asked).toEqual([undefined, fault, undefined])
  })
})
