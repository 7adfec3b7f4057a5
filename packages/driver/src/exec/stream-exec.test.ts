import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { createExecEngine, toFrame } from './fake-exec.test-support.ts'
import { streamExec } from './stream-exec.ts'

const program = { containerId: 'c', command: ['cat'] }
const ended = (exitCode: number) => ({ running: false, exitCode })

/** Takes output and writes it down. */
function recorder() {
  const seen: string[] = []
  return {
    seen,
    onOutput: (stream: string, chunk: Buffer) => void seen.push(`${stream}: ${chunk}`),
  }
}

describe('streamExec', () => {
  it('hands over both streams, and reads the exit code after the last of it', async () => {
    const fake = createExecEngine()
    const { seen, onOutput } = recorder()
    const result = streamExec(fake.engine, program, { onOutput })
    fake.program.write(toFrame('stdout', 'out'))
    fake.program.write(toFrame('stderr', 'err'))
    fake.tells(ended(130))
    fake.program.end()
    expect(await result).toEqual({ exitCode: 130, signal: 2 })
    expect(seen).toEqual(['stdout: out', 'stderr: err'])
    expect(fake.calls).toEqual([
      'create c {"command":["cat"],"tty":false,"stdin":false}',
      'start',
      'inspect',
    ])
    expect(fake.connection.destroyed).toBe(true)
  })

  it('gives the input and its end to the program', async () => {
    const fake = createExecEngine()
    const stdin = new PassThrough()
    const result = streamExec(fake.engine, program, { stdin, onOutput() {} })
    stdin.write('one ')
    stdin.end('two')
    expect(await text(fake.program)).toBe('one two')
    fake.tells(ended(0))
    fake.program.end()
    expect(await result).toEqual({ exitCode: 0, signal: 0 })
    expect(stdin.destroyed).toBe(true)
  })

  it.each([
    { why: 'after a line', input: 'a\n', read: 'a\n\x04' },
    { why: 'in the middle of a line', input: 'a', read: 'a\x04\x04' },
    { why: 'of no input', input: '', read: '\x04' },
  ])('ends a terminal’s input as a keyboard does, $why', async ({ input, read }) => {
    const fake = createExecEngine()
    const stdin = new PassThrough().end(input)
    const { seen, onOutput } = recorder()
    const result = streamExec(fake.engine, { ...program, tty: true }, { stdin, onOutput })
    let got = ''
    for await (const chunk of fake.program.iterator({ destroyOnReturn: false })) {
      got += chunk
      if (got === read) break
    }
    fake.tells(ended(0))
    fake.program.end('plain')
    await result
    expect(seen).toEqual(['stdout: plain'])
  })

  it('sends the sizes of the terminal in their order, and leaves those that still come', async () => {
    const fake = createExecEngine()
    let left = false
    const sent = Promise.withResolvers<void>()
    async function* sizes() {
      try {
        yield { width: 80, height: 24 }
        yield { width: 100, height: 30 }
        sent.resolve()
        await result
        yield { width: 1, height: 1 }
      } finally {
        left = true
      }
    }
    const result = streamExec(
      fake.engine,
      { ...program, tty: true },
      { resize: sizes(), onOutput() {} },
    )
    await sent.promise
    fake.tells(ended(0))
    fake.program.end()
    await result
    await expect.poll(() => left).toBe(true)
    expect(fake.calls.slice(2)).toEqual(['resize 80x24', 'resize 100x30', 'inspect'])
  })

  it('reads no more while its output is not taken', async () => {
    const fake = createExecEngine()
    const taken = Promise.withResolvers<void>()
    const first = Promise.withResolvers<void>()
    const chunks: number[] = []
    const result = streamExec(fake.engine, program, {
      onOutput(_, { length }) {
        chunks.push(length)
        first.resolve()
        return taken.promise
      },
    })
    const frame = toFrame('stdout', 'x'.repeat(1000))
    fake.program.write(frame)
    await first.promise
    let written = 1
    while (written < 1000 && fake.program.write(frame)) written++
    expect(written).toBeLessThan(1000)
    expect(chunks).toHaveLength(1)
    taken.resolve()
    fake.tells(ended(0))
    fake.program.end()
    await result
    expect(chunks.reduce((sum, length) => sum + length, 0)).toBe((written + 1) * 1000)
  })

  it('waits for a program that has closed its output, by the engine’s event', async () => {
    const fake = createExecEngine()
    const result = streamExec(fake.engine, program, { onOutput() {} })
    fake.program.end()
    await expect.poll(() => fake.calls.filter((call) => call === 'inspect').length).toBe(2)
    fake.tells(ended(7))
    fake.event('exec_die')
    expect(await result).toEqual({ exitCode: 7, signal: 0 })
    expect(fake.listeners.size).toBe(0)
  })

  it.each([
    {
      why: 'the engine has forgotten the program',
      end: (fake: Fake) => fake.tells('gone'),
    },
    {
      why: 'the container ends under a program of which no end is told',
      end: (fake: Fake) => fake.containerEnds(),
    },
  ])('is EXEC_LOST when $why', async ({ end }) => {
    const fake = createExecEngine()
    const result = streamExec(fake.engine, program, { onOutput() {} })
    end(fake)
    fake.program.end()
    await expect(result).rejects.toMatchObject({ code: 'EXEC_LOST' })
  })

  it('is EXEC_LOST when the connection ends inside a frame', async () => {
    const fake = createExecEngine()
    fake.program.end(toFrame('stdout', 'whole').subarray(0, 10))
    const result = streamExec(fake.engine, program, { onOutput() {} })
    await expect(result).rejects.toMatchObject({ code: 'EXEC_LOST' })
  })

  it('is EXEC_LOST when the connection breaks, with the reason', async () => {
    const fake = createExecEngine()
    const cause = new Error('ECONNRESET')
    const stdin = new PassThrough()
    const result = streamExec(fake.engine, program, {
      stdin,
      onOutput: () => void fake.connection.destroy(cause),
    })
    fake.program.write(toFrame('stdout', 'x'))
    await expect(result).rejects.toMatchObject({ code: 'EXEC_LOST', cause })
    expect(stdin.destroyed).toBe(true)
  })

  it('rejects with an error of its input, or of who takes its output', async () => {
    const error = new Error('mine')
    const one = createExecEngine()
    const stdin = new PassThrough()
    const fed = streamExec(one.engine, program, { stdin, onOutput() {} })
    stdin.destroy(error)
    await expect(fed).rejects.toBe(error)
    expect(one.connection.destroyed).toBe(true)

    const other = createExecEngine()
    other.program.write(toFrame('stdout', 'x'))
    const onOutput = () => Promise.reject(error)
    await expect(streamExec(other.engine, program, { onOutput })).rejects.toBe(error)
    expect(other.connection.destroyed).toBe(true)
  })

  it('gives up with the signal’s reason, also while its output is not taken', async () => {
    const fake = createExecEngine()
    const stdin = new PassThrough()
    const giveUp = new AbortController()
    const reason = new Error('enough')
    const result = streamExec(fake.engine, program, {
      stdin,
      signal: giveUp.signal,
      onOutput() {
        giveUp.abort(reason)
        return new Promise(() => {})
      },
    })
    fake.program.write(toFrame('stdout', 'x'))
    await expect(result).rejects.toBe(reason)
    expect([stdin.destroyed, fake.connection.destroyed]).toEqual([true, true])
  })

  it.each([{ command: [] }, { command: [''] }])('refuses $command', async ({ command }) => {
    const fake = createExecEngine()
    const result = streamExec(fake.engine, { containerId: 'c', command }, { onOutput() {} })
    await expect(result).rejects.toMatchObject({ code: 'EXEC_COMMAND_EMPTY' })
    expect(fake.calls).toEqual([])
  })
})

type Fake = ReturnType<typeof createExecEngine>
