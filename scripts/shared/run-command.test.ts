import { describe, expect, it } from 'vitest'
import { runCommand } from './run-command.ts'

const node = (script: string, signal?: AbortSignal) =>
  runCommand(process.execPath, ['--eval', script], { env: { GREETING: 'hello' }, signal })

describe('runCommand', () => {
  it('resolves with the output', async () => {
    expect((await node('console.log(process.env.GREETING)')).toString()).toBe('hello\n')
  })

  it.each([
    { why: 'a failure', script: `console.error('no room'); process.exit(3)`, says: 'no room' },
    { why: 'a silent failure', script: 'process.exit(3)', says: 'exit code 3' },
  ])('names the command and the reason for $why', async ({ script, says }) => {
    await expect(node(script)).rejects.toThrow(`" failed: ${says}`)
  })

  it('fails for a program that does not exist', async () => {
    await expect(runCommand('longshore-has-no-such-program', [])).rejects.toThrow('ENOENT')
  })

  it('ends a program that outlives the signal', async () => {
    const forever = node('setInterval(() => {}, 1000)', AbortSignal.timeout(10))
    await expect(forever).rejects.toThrow('it took too long')
  })
})
