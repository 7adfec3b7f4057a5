import { spawn } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { lastLines } from '../shared/last-lines.ts'
import { ScriptError } from '../shared/script-error.ts'
import { waitUntil } from './wait-until.ts'

export interface Daemon {
  program: string
  args: string[]
  /** Its stdout and stderr are added to this file. */
  logFile: string
  isUp(): Promise<boolean>
}

/** How long one that gave way to another (the port or the pid file was taken) is given to see that one come up, in ms. */
const grace = 3_000

/**
 * Starts a program in a session of its own, so that it outlives this process, and waits until it is up.
 * @throws ScriptError with the end of its log where it ends or the signal aborts before; it is stopped then.
 */
export async function startDaemon(daemon: Daemon, signal: AbortSignal): Promise<void> {
  const { program, args, logFile, isUp } = daemon
  const log = await open(logFile, 'a')
  const { size: start } = await log.stat()
  const child = spawn(program, args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  const ended = new AbortController()
  child.once('exit', () => ended.abort())
  child.once('error', (error) => ended.abort(error))

  try {
    await waitUntil(isUp, AbortSignal.any([signal, ended.signal])).catch((cause) => {
      if (signal.aborted) throw cause
      return waitUntil(isUp, AbortSignal.timeout(grace))
    })
  } catch (cause) {
    const what = ended.signal.aborted ? 'ended at once' : 'does not answer'
    child.kill()
    const said = lastLines((await readFile(logFile)).subarray(start).toString(), 15)
    const message = `${program} ${what}. The end of its log, ${logFile}:\n${said}`
    throw new ScriptError(message, { cause })
  } finally {
    child.removeAllListeners()
    child.unref()
    await log.close()
  }
}
