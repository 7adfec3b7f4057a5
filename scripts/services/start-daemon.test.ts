import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, onTestFinished } from 'vitest'
import { exists } from './exists.ts'
import { startDaemon } from './start-daemon.ts'

const limit = () => AbortSignal.timeout(20_000)

async function daemonOf(script: (pidFile: string) => string) {
  const folder = await temporaryDirectory()
  const pidFile = join(folder, 'pid')
  return {
    pidFile,
    program: process.execPath,
    args: ['--eval', script(pidFile)],
    logFile: join(folder, 'log'),
    isUp: () => exists(pidFile),
  }
}

describe('startDaemon', () => {
  it('resolves when it is up, and leaves it running in a session of its own', async () => {
    const daemon = await daemonOf(
      (pidFile) => `
        require('node:fs').writeFileSync('${pidFile}.new', String(process.pid))
        require('node:fs').renameSync('${pidFile}.new', '${pidFile}')
        setInterval(() => {}, 1000)`,
    )
    await startDaemon(daemon, limit())

    const pid = Number(await readFile(daemon.pidFile, 'utf8'))
    onTestFinished(() => void process.kill(pid))
    const [, , , , , session] = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(' ')
    expect(session).toBe(String(pid))
  })

  it('tells what it said when it ends at once', async () => {
    const daemon = await daemonOf(() => `console.error('the disk is full'); process.exit(1)`)
    await expect(startDaemon(daemon, limit())).rejects.toThrow(
      /ended at once.*\nthe disk is full$/s,
    )
  })

  it('stops one that never comes up', async () => {
    const daemon = await daemonOf(() => `console.log(process.pid); setInterval(() => {}, 1000)`)
    const limited = AbortSignal.any([limit(), abortOnceWritten(daemon.logFile)])
    await expect(startDaemon(daemon, limited)).rejects.toThrow('does not answer')

    const pid = Number(await readFile(daemon.logFile, 'utf8'))
    await expect.poll(() => exists(`/proc/${pid}/stat`)).toBe(false)
  })

  it('fails for a program that does not exist', async () => {
    const daemon = { ...(await daemonOf(() => '')), program: 'longshore-has-no-such-program' }
    await expect(startDaemon(daemon, limit())).rejects.toThrow('ended at once')
  })
})

/** Aborts when the file has content. */
function abortOnceWritten(path: string): AbortSignal {
  const controller = new AbortController()
  expect
    .poll(() => readFile(path, 'utf8').catch(() => ''), { timeout: 20_000 })
    .toMatch(/\n/)
    .then(() => controller.abort())
  return controller.signal
}
