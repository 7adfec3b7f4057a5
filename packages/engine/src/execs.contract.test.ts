import { randomUUID } from 'node:crypto'
import { buffer, text } from 'node:stream/consumers'
import { requireEngine, services, useTestContainers } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectEngine } from './connect-engine.ts'
import type { ExecRequest } from './exec-types.ts'
import { createFakeEngine, type FakeEngine } from './fake/create-fake-engine.ts'
import type { ExecScript } from './fake/fake-execs.ts'
import { toFrame } from './fake/to-frame.ts'

const image = services.busyboxImage

/** What the fake engine's programs do; a real engine runs the request's `sh -c` instead. */
const scripts: Record<string, ExecScript> = {
  'echo out; echo err >&2; exit 3'({ write }) {
    write('stdout', 'out\n')
    write('stderr', 'err\n')
    return 3
  },
  async 'read a; echo "got $a"; cat; exit 4'({ input, write }) {
    const [first = '', ...rest] = (await text(input)).split(/(?<=\n)/)
    write('stdout', `got ${first}${rest.join('')}`)
    return 4
  },
  async cat({ input, write }) {
    write('stdout', await text(input))
    return 0
  },
  async 'read a; stty size'({ input, size, write }) {
    await new Promise((resolve) => input.once('data', resolve))
    write('stdout', `x\r\n${size()?.height} ${size()?.width}\r\n`)
    return 0
  },
  'echo "$A $(pwd) $(id -u)"'({ request: { env, workDir, user }, write }) {
    write('stdout', `${env?.A} ${workDir} ${user}\n`)
    return 0
  },
}

function fake() {
  const engine = createFakeEngine()
  engine.addImage(image)
  return engine
}

/** What is in frames that are all of standard output. */
function contentOf(frames: Buffer): string {
  if (frames.length === 0) return ''
  const end = 8 + frames.readUInt32BE(4)
  return frames.toString('utf8', 8, end) + contentOf(frames.subarray(end))
}

describe.each([
  { kind: 'the fake engine', connect: fake },
  { kind: 'a real engine', connect: () => connectEngine({ environment: process.env }) },
])('programs run inside a container of $kind', ({ connect }) => {
  beforeAll(() => requireEngine())
  const engine = connect()
  const { labels } = useTestContainers()
  afterAll(() => engine.close())

  async function createContainer(): Promise<string> {
    const name = `longshore-test-${randomUUID()}`
    const HostConfig = { NetworkMode: 'none' }
    const Cmd = ['sleep', '1000']
    const { id } = await engine.createContainer({
      name,
      Image: image,
      Cmd,
      Labels: labels,
      HostConfig,
    })
    return id
  }
  async function startContainer(): Promise<string> {
    const id = await createContainer()
    await engine.startContainer(id)
    return id
  }
  /** Prepares `sh -c script` in a container of its own. */
  async function create(script: keyof typeof scripts, request: Partial<ExecRequest> = {}) {
    const container = await startContainer()
    const run = scripts[script]
    if (run) (engine as Partial<FakeEngine>).scriptExec?.(container, run)
    return engine.createExec(container, { command: ['sh', '-c', script], ...request })
  }
  const exitCodeOf = async (exec: string) => {
    await expect.poll(async () => (await engine.inspectExec(exec)).running).toBe(false)
    return (await engine.inspectExec(exec)).exitCode
  }

  it('give their output in frames, and their exit code', async () => {
    const exec = await create('echo out; echo err >&2; exit 3')
    expect(await engine.inspectExec(exec)).toEqual({ running: false, exitCode: undefined })
    const frames = await buffer(await engine.startExec(exec, { tty: false }))
    for (const frame of [toFrame('stdout', 'out\n'), toFrame('stderr', 'err\n')])
      expect(frames.includes(frame)).toBe(true)
    expect(frames).toHaveLength(24)
    expect(await exitCodeOf(exec)).toBe(3)
  })

  it('read what is written to its end, and write on after that', async () => {
    const exec = await create('read a; echo "got $a"; cat; exit 4', { stdin: true })
    const stream = await engine.startExec(exec, { tty: false })
    expect(await engine.inspectExec(exec)).toEqual({ running: true, exitCode: undefined })
    stream.write('one\n')
    stream.end('two\nthree')
    const frames = await buffer(stream)
    expect(contentOf(frames)).toBe('got one\ntwo\nthree')
    expect(await exitCodeOf(exec)).toBe(4)
  })

  it('have no input unless they are given one', async () => {
    const exec = await create('cat')
    expect(contentOf(await buffer(await engine.startExec(exec, { tty: false })))).toBe('')
    expect(await exitCodeOf(exec)).toBe(0)
  })

  it('have a terminal of the size that it is given', async () => {
    const exec = await create('read a; stty size', { tty: true, stdin: true })
    const stream = await engine.startExec(exec, { tty: true })
    await engine.resizeExec(exec, { width: 91, height: 37 })
    stream.write('x\n')
    expect(await text(stream)).toBe('x\r\n37 91\r\n')
  })

  it('have the environment, user and folder of the request', async () => {
    const request = { env: { A: 'b' }, user: '99', workDir: '/tmp' }
    const exec = await create('echo "$A $(pwd) $(id -u)"', request)
    const frames = await buffer(await engine.startExec(exec, { tty: false }))
    expect(contentOf(frames)).toBe('b /tmp 99\n')
  })

  it('are refused with ENGINE_CONFLICT in a container that does not run', async () => {
    const call = engine.createExec(await createContainer(), { command: ['true'] })
    await expect(call).rejects.toMatchObject({ code: 'ENGINE_CONFLICT' })
  })

  it('tell in their output why they cannot be run', async () => {
    const container = await startContainer()
    ;(engine as Partial<FakeEngine>).scriptExec?.(container, ({ write }) => {
      write('stdout', 'exec failed: "no-such-program": executable file not found in $PATH\r\n')
      return 126
    })
    const exec = await engine.createExec(container, { command: ['no-such-program'] })
    const frames = await buffer(await engine.startExec(exec, { tty: false }))
    expect(frames.toString()).toContain('no-such-program')
    expect(frames[0]).toBe(1)
    expect([126, 127]).toContain(await exitCodeOf(exec))
  })

  it.each([
    { why: 'create', act: () => engine.createExec('gone', { command: ['true'] }) },
    { why: 'start', act: () => engine.startExec('gone', { tty: false }) },
    { why: 'inspect', act: () => engine.inspectExec('gone') },
    { why: 'resize', act: () => engine.resizeExec('gone', { width: 1, height: 1 }) },
    { why: 'stats', act: () => engine.containerStats('gone') },
  ])('reject a missing thing on $why with ENGINE_NOT_FOUND', async ({ act }) => {
    await expect(act()).rejects.toMatchObject({
      code: 'ENGINE_NOT_FOUND',
      message: expect.stringContaining('gone'),
    })
  })

  it('count to what the container uses, which is nothing once it has ended', async () => {
    const id = await startContainer()
    const { cpu, memory } = await engine.containerStats(id)
    expect(cpu.usage).toBeGreaterThan(0)
    expect(cpu.throttledTime).toBe(0)
    expect(memory.usage).toBeGreaterThan(0)
    await engine.stopContainer(id, 0)
    expect(await engine.containerStats(id)).toMatchObject({
      cpu: { usage: 0, user: 0, system: 0, periods: 0, throttledPeriods: 0, throttledTime: 0 },
      memory: { usage: 0, rss: 0, cache: 0 },
    })
  })
})
