import { LongshoreError } from '@longshore/errors'
import { runCli, toDoubleDash } from './cli.ts'
import { exitCode } from './exit-code.ts'

/** Runs a command line in this process: its streams, its signals, its exit code. */
export async function runProcess(args: string[]): Promise<void> {
  const stop = new AbortController()
  const kill = new AbortController()
  const askToStop = () => stop.abort(new LongshoreError('STOPPED', 'Stopped before the job ran.'))

  // Nobody reads on, or the disk is full: what runs is stopped, and what is written from now on is dropped.
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.stderr.write(`Error: Cannot write: ${error.message}\n`)
    process.exitCode = exitCode.failed
    askToStop()
  })
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

  const code = await runCli(args, {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    debug: args.map(toDoubleDash).includes('--debug'),
    takeSignals() {
      onSignals([askToStop, () => kill.abort(), leave])
      return { stop: stop.signal, kill: kill.signal }
    },
  })
  process.exitCode ||= code
}

/** The first SIGINT, SIGTERM or SIGHUP does the first act, the next the next; the last is repeated. */
function onSignals(acts: [() => void, ...(() => void)[]]): void {
  const left = [...acts]
  const act = () => (left.length > 1 ? left.shift() : left[0])?.()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, act)
}

function leave(): never {
  process.stderr.write('Left at once; the next run removes what is left of this one.\n')
  process.exit(exitCode.failed)
}
