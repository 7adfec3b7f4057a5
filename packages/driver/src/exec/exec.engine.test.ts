import { readdirSync } from 'node:fs'
import { connectEngine } from '@longshore/engine'
import { requireEngine, services, useTestContainers } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runExec } from './run-exec.ts'
import { streamExec } from './stream-exec.ts'

const megabyte = 1_000_000

describe('a program in a running container', () => {
  beforeAll(() => requireEngine())
  const engine = connectEngine({ environment: process.env })
  afterAll(() => engine.close())
  const { labels } = useTestContainers()

  async function startContainer(): Promise<string> {
    const { id } = await engine.createContainer({
      name: `longshore-test-${crypto.randomUUID()}`,
      Image: services.busyboxImage,
      Cmd: ['sleep', '1000'],
      Labels: labels,
      HostConfig: { NetworkMode: 'none' },
    })
    await engine.startContainer(id)
    return id
  }
  const run = async (script: string) =>
    runExec(engine, { containerId: await startContainer(), command: ['sh', '-c', script] })

  it.each([
    { why: 'success', script: 'true', exitCode: 0, signal: 0 },
    { why: 'failure', script: 'exit 3', exitCode: 3, signal: 0 },
    { why: 'a signal', script: 'kill -9 $$', exitCode: 137, signal: 9 },
    { why: 'an end after its output', script: 'exec >&- 2>&-; sleep 0.3; exit 5', exitCode: 5 },
  ])('tells of $why', async ({ script, exitCode, signal = 0 }) => {
    expect(await run(script)).toMatchObject({ exitCode, signal })
  })

  it('writes to two streams', async () => {
    const { stdout, stderr } = await run('echo out; echo err >&2')
    expect([stdout.toString(), stderr.toString()]).toEqual(['out\n', 'err\n'])
  })

  it.each([
    { why: 'there is none', program: 'no-such-program' },
    { why: 'it is a folder', program: '/tmp' },
  ])('says why it cannot be run when $why', async ({ program }) => {
    const exec = { containerId: await startContainer(), command: [program] }
    const { exitCode, stdout } = await runExec(engine, exec)
    expect([126, 127]).toContain(exitCode)
    expect(stdout.toString()).toContain(program)
  })

  it('is refused where no container runs', async () => {
    const containerId = await startContainer()
    await engine.stopContainer(containerId, 0)
    const command = ['true']
    await expect(runExec(engine, { containerId, command })).rejects.toMatchObject({
      code: 'ENGINE_CONFLICT',
    })
    await engine.removeContainer(containerId)
    await expect(runExec(engine, { containerId, command })).rejects.toMatchObject({
      code: 'ENGINE_NOT_FOUND',
    })
  })

  it('gets a megabyte and its end, and gives it back', async () => {
    const containerId = await startContainer()
    const sent = Buffer.alloc(megabyte, 'abcdefghij')
    async function* stdin() {
      for (let at = 0; at < megabyte; at += 10_000) yield sent.subarray(at, at + 10_000)
    }
    const got: Buffer[] = []
    const result = await streamExec(
      engine,
      { containerId, command: ['cat'] },
      { stdin: stdin(), onOutput: async (_, chunk) => void got.push(chunk) },
    )
    expect(result).toEqual({ exitCode: 0, signal: 0 })
    expect(Buffer.concat(got).equals(sent)).toBe(true)
  })

  it('loses nothing of its output when it ends before its input does', async () => {
    const containerId = await startContainer()
    async function* endless() {
      for (;;) {
        yield Buffer.alloc(65_536)
        await new Promise(setImmediate)
      }
    }
    let length = 0
    const command = ['sh', '-c', 'head -c 9 >/dev/null; head -c 1000000 /dev/zero']
    const io = {
      stdin: endless(),
      onOutput(_: string, chunk: Buffer) {
        length += chunk.length
      },
    }
    expect(await streamExec(engine, { containerId, command }, io)).toMatchObject({ exitCode: 0 })
    expect(length).toBe(megabyte)
  })

  it('has a terminal with the size of the last resize, whose input ends', async () => {
    const containerId = await startContainer()
    const resized = Promise.withResolvers<void>()
    async function* resize() {
      yield { width: 80, height: 24 }
      yield { width: 91, height: 37 }
      resized.resolve()
    }
    async function* stdin() {
      await resized.promise
      yield Buffer.from('go\n')
    }
    let output = ''
    // The sizes and the input go separate ways.
    const wait = 'until [ "$(stty size)" = "37 91" ]; do sleep 0.1; done'
    const command = ['sh', '-c', `read line; ${wait}; stty size; cat; exit 4`]
    const result = await streamExec(
      engine,
      { containerId, command, tty: true },
      {
        stdin: stdin(),
        resize: resize(),
        onOutput(_, chunk) {
          output += chunk
        },
      },
    )
    expect(result.exitCode).toBe(4)
    expect(output).toContain('37 91\r\n')
  })

  it('ends with its container', async () => {
    const containerId = await startContainer()
    const started = Promise.withResolvers<void>()
    const command = ['sh', '-c', 'echo started; sleep 1000']
    const result = streamExec(
      engine,
      { containerId, command },
      { onOutput: () => started.resolve() },
    ).catch(({ code }: { code: string }) => code)
    await started.promise
    await engine.killContainer(containerId, 'SIGKILL')
    // As far as the engine still knew of it.
    expect([{ exitCode: 137, signal: 9 }, 'EXEC_LOST']).toContainEqual(await result)
  })

  it('leaves nothing behind, a hundred times', async () => {
    const containerId = await startContainer()
    const runMany = async (count: number) => {
      for (let done = 0; done < count; done += 10)
        await Promise.all(
          Array.from({ length: 10 }, async (_, n) => {
            if (n % 5 > 0) return runExec(engine, { containerId, command: ['true'] })
            const giveUp = new AbortController()
            const io = { onOutput: () => giveUp.abort(), signal: giveUp.signal }
            const command = ['sh', '-c', 'echo; sleep 0.1']
            await streamExec(engine, { containerId, command }, io).catch(() => {})
          }),
        )
    }
    const held = () => ({
      resources: process.getActiveResourcesInfo().length,
      descriptors: readdirSync('/proc/self/fd').length,
    })
    await runMany(20)
    const before = held()
    await runMany(100)
    // Idle connections of the engine's calls come and go by a few.
    const { resources, descriptors } = held()
    expect(resources).toBeLessThanOrEqual(before.resources + 5)
    expect(descriptors).toBeLessThanOrEqual(before.descriptors + 15)
  })
})
