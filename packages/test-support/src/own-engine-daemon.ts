import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readdir, readFile, rm } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

export interface DaemonOptions {
  program: string
  args: string[]
  /** The folders of programs that come before the system's. */
  path: string[]
  /** Its stdout and stderr are added to this file. */
  logFile: string
  /** What it listens on. One that was killed leaves it. */
  socketPath: string
  /** Resolves when it answers; rejects with ENOENT or ECONNREFUSED while nobody listens. */
  answers: (signal: AbortSignal) => Promise<unknown>
}

/**
 * Starts a program and resolves when it answers. It ends with this process, however that ends.
 *
 * @throws Error with the end of its log when it exits before, or takes a minute.
 */
export async function startOwnDaemon(options: DaemonOptions): Promise<ChildProcess> {
  const { program, args, path, logFile, socketPath, answers } = options
  await rm(socketPath, { force: true })
  const log = await open(logFile, 'a')
  const PATH = [...path, process.env.PATH, '/usr/local/sbin:/usr/sbin:/sbin'].join(':')
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], {
    cwd: '/',
    // Away from the terminal, so that Ctrl-C is for the tests, which then end it.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { PATH },
  })
  await log.close()
  const ended = new AbortController()
  child.once('exit', () => ended.abort())
  child.once('error', (error) => ended.abort(error))
  try {
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(60_000)])
    await untilAnswers(answers, signal)
    return child
  } catch (cause) {
    const what = ended.signal.aborted ? 'ended at once' : 'does not answer'
    child.kill('SIGKILL')
    const said = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-15).join('\n')
    throw new Error(`${program} ${what}. The end of its log, ${logFile}:\n${said}`, { cause })
  }
}

/** Sends a signal and resolves when the process has exited. */
export async function endOwnDaemon(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

/** Sends SIGSTOP and resolves when it has come to all threads. */
export async function freezeDaemon(child: ChildProcess): Promise<void> {
  child.kill('SIGSTOP')
  while ((await threadStates(child.pid)).some((state) => state !== 'T')) await setTimeout(5)
}

/** One letter each, as in proc(5); of a process that has ended, none. */
async function threadStates(pid: number | undefined): Promise<string[]> {
  const tasks = `/proc/${pid}/task`
  const names = await readdir(tasks).catch(() => [])
  const stats = await Promise.all(
    names.map((name) => readFile(`${tasks}/${name}/stat`, 'utf8').catch(() => ') T')),
  )
  return stats.map((stat) => stat.charAt(stat.lastIndexOf(')') + 2))
}

/** Asks as long as nobody listens yet. */
async function untilAnswers(answers: DaemonOptions['answers'], signal: AbortSignal) {
  for (;;) {
    try {
      return await answers(signal)
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (!['ENOENT', 'ECONNREFUSED'].includes(code)) throw error
    }
    await setTimeout(10, undefined, { signal })
  }
}
