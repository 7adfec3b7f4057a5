import { once } from 'node:events'
import { expect, it } from 'vitest'
import { Driver, type ExecTaskStreamingResponse } from '../gen/driver_pb.ts'
import { createMemoryDriver } from '../test/memory-driver.test-support.ts'
import { serveInProcess } from '../test/serve-in-process.test-support.ts'
import type { ExecSession } from '../types/exec.ts'

const { execTask, execTaskStreaming, startTask } = Driver.method

async function open(driver = createMemoryDriver()) {
  const client = (await serveInProcess(driver)).connect()
  await client.call(startTask, { task: { id: 't1' } })
  return client
}

/** What came out, joined, and the messages that are no data. */
async function collect(stream: AsyncIterable<ExecTaskStreamingResponse>) {
  const out = { stdout: '', stderr: '' }
  const rest: unknown[] = []
  for await (const { stdout, stderr, exited, result } of stream) {
    out.stdout += Buffer.from(stdout?.data ?? [])
    out.stderr += Buffer.from(stderr?.data ?? [])
    if (stdout?.close) rest.push('stdout closed')
    if (stderr?.close) rest.push('stderr closed')
    if (exited) rest.push({ exitCode: result?.exitCode })
  }
  return { ...out, rest }
}

it('runs a command and gives what it wrote', async () => {
  const client = await open()
  const answer = await client.call(execTask, { taskId: 't1', command: ['a', 'b'] })
  expect(answer).toMatchObject({ result: { exitCode: 3 } })
  expect(`${Buffer.from(answer.stdout)}${Buffer.from(answer.stderr)}`).toBe('a b!')
})

it('gives up a command after its time', async () => {
  const client = await open()
  const timeout = { nanos: 5_000_000 }
  await expect(
    client.call(execTask, { taskId: 't1', command: ['hang'], timeout }),
  ).rejects.toMatchObject({ details: 'The command did not end in 5 ms.' })
})

it('carries input, sizes, output and the end of a command', async () => {
  const client = await open()
  const stream = client.duplex(execTaskStreaming)
  stream.write({ setup: { taskId: 't1', command: ['cat'], tty: true } })
  stream.write({ ttySize: { height: 24, width: 80 } })
  stream.write({})
  for (const text of ['hel', 'lo']) stream.write({ stdin: { data: Buffer.from(text) } })
  stream.write({ stdin: { close: true } })
  stream.write({ stdin: { data: Buffer.from('too late') } })
  const answer = await collect(stream)
  stream.end()
  expect(answer).toEqual({
    stdout: 'hello',
    stderr: '80x24',
    rest: ['stdout closed', 'stderr closed', { exitCode: 4 }],
  })
})

it('takes the end of the client’s messages for the end of the input', async () => {
  const client = await open()
  const stream = client.duplex(execTaskStreaming)
  stream.write({ setup: { taskId: 't1', command: ['cat'] } })
  stream.end({ stdin: { data: Buffer.from('x') } })
  expect((await collect(stream)).stdout).toBe('x')
})

it('carries 8 MiB through, whatever their pieces', async () => {
  const client = await open()
  const stream = client.duplex(execTaskStreaming)
  stream.write({ setup: { taskId: 't1', command: ['cat'] } })
  const collected = collect(stream)
  for (let count = 0; count < 8; count++)
    if (!stream.write({ stdin: { data: Buffer.alloc(1 << 20, String(count)) } }))
      await once(stream, 'drain')
  stream.end()
  const { stdout } = await collected
  expect(stdout.length).toBe(8 << 20)
  expect(stdout).toBe([...'01234567'].map((each) => each.repeat(1 << 20)).join(''))
})

it('drops the input of a command that does not want it, and still tells it the size', async () => {
  const told = Promise.withResolvers<void>()
  const driver = Object.assign(createMemoryDriver(), {
    async execTaskStreaming(_request: unknown, { stdin, stdout, sizes }: ExecSession) {
      stdin.destroy()
      told.resolve()
      for await (const { width } of sizes) {
        stdout.write(String(width))
        break
      }
      return { exitCode: 0 }
    },
  })
  const client = await open(driver)
  const stream = client.duplex(execTaskStreaming)
  stream.write({ setup: { taskId: 't1', command: ['true'] } })
  await told.promise
  stream.write({ stdin: { data: Buffer.alloc(1 << 20) } })
  stream.write({ stdin: { data: Buffer.alloc(1 << 20) } })
  stream.write({ ttySize: { height: 1, width: 99 } })
  expect((await collect(stream)).stdout).toBe('99')
  stream.end()
})

it.each([
  { why: 'no setup first', messages: [{ stdin: { close: true } }], says: 'must be its setup' },
  { why: 'an unknown task', messages: [{ setup: { taskId: 'x' } }], says: 'task not found' },
  {
    why: 'a second setup',
    messages: [{ setup: { taskId: 't1', command: ['cat'] } }, { setup: { taskId: 't1' } }],
    says: 'set up only once',
  },
])('refuses an exec with $why', async ({ messages, says }) => {
  const client = await open()
  const stream = client.duplex(execTaskStreaming)
  for (const message of messages) stream.write(message)
  await expect(collect(stream)).rejects.toMatchObject({ details: expect.stringContaining(says) })
})

it('holds a command back whose output nobody reads, and lets go of it when the client leaves', async () => {
  const driver = createMemoryDriver()
  const ended = Promise.withResolvers<void>()
  const { execTaskStreaming: exec } = driver
  const client = await open(
    Object.assign(driver, {
      execTaskStreaming: (...args: Parameters<NonNullable<typeof exec>>) => {
        args[2].addEventListener('abort', () => ended.resolve())
        return exec?.(...args)
      },
    }),
  )
  const stream = client.duplex(execTaskStreaming)
  stream.on('error', () => {})
  stream.write({ setup: { taskId: 't1', command: ['flood'] } })
  await once(stream, 'data')
  stream.pause()
  let before = -1
  const chunks = () => driver.seen.calls.length
  // It stands still once some calls to and fro did not let it go on.
  while (before !== chunks()) {
    before = chunks()
    for (let count = 0; count < 50; count++) await client.call(Driver.method.capabilities)
  }
  expect(chunks()).toBeGreaterThan(0)
  expect(chunks() * 65_536).toBeLessThan(4 << 20)
  stream.cancel()
  await ended.promise
})
