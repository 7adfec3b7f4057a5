import { describe, expect, it } from 'vitest'
import { createExecEngine, toFrame } from './fake-exec.test-support.ts'
import { runExec } from './run-exec.ts'
import { createTail } from './tail.ts'

const program = { containerId: 'c', command: ['ls', '-l'] }

describe('runExec', () => {
  it('gives the output and the exit code', async () => {
    const fake = createExecEngine()
    fake.program.write(toFrame('stdout', 'out'))
    fake.program.end(toFrame('stderr', 'err'))
    fake.tells({ running: false, exitCode: 3 })
    expect(await runExec(fake.engine, program)).toEqual({
      exitCode: 3,
      signal: 0,
      stdout: Buffer.from('out'),
      stderr: Buffer.from('err'),
      truncated: false,
    })
  })

  it('keeps the last of a long output, and says so', async () => {
    const fake = createExecEngine()
    for (const part of ['abc', 'def', 'ghi']) fake.program.write(toFrame('stdout', part))
    fake.program.end()
    fake.tells({ running: false, exitCode: 0 })
    const { stdout, truncated } = await runExec(fake.engine, program, { maxOutputBytes: 4 })
    expect([stdout.toString(), truncated]).toEqual(['fghi', true])
  })

  it('gives up after its time, and says that the program goes on', async () => {
    const fake = createExecEngine()
    await expect(runExec(fake.engine, program, { timeoutMs: 1 })).rejects.toMatchObject({
      code: 'EXEC_TIMEOUT',
      message: 'ls did not end within 0.001 s in the container c. It goes on there.',
    })
    expect(fake.connection.destroyed).toBe(true)
  })

  it('gives up with the signal’s reason', async () => {
    const reason = new Error('enough')
    const signal = AbortSignal.abort(reason)
    const { engine } = createExecEngine()
    await expect(runExec(engine, program, { signal })).rejects.toBe(reason)
  })
})

describe('a tail', () => {
  it.each([
    { why: 'nothing', chunks: [], read: '', truncated: false },
    { why: 'as much as it keeps', chunks: ['ab', 'cd'], read: 'abcd', truncated: false },
    { why: 'one chunk that is too long', chunks: ['abcdefg'], read: 'defg', truncated: true },
    { why: 'many', chunks: ['a', 'b', 'c', 'd', 'e'], read: 'bcde', truncated: true },
    { why: 'a cut inside a chunk', chunks: ['abc', 'def'], read: 'cdef', truncated: true },
  ])('of $why', ({ chunks, read, truncated }) => {
    const tail = createTail(4)
    for (const chunk of chunks) tail.push(Buffer.from(chunk))
    expect([tail.read().toString(), tail.truncated()]).toEqual([read, truncated])
  })
})
