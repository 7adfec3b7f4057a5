import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

export interface NomadOutput {
  code: number | null
  stdout: string
  stderr: string
}

export interface RunNomadOptions {
  signal: AbortSignal
  /** Its stdin. Default: empty. */
  input?: string
  /** Whether it has a terminal, whose output is in `stdout`. */
  tty?: boolean
  /** Ends it once its stdout is like this. */
  until?: (stdout: string) => boolean
}

/** Runs Nomad's command line and resolves with what it said, also where it failed. */
export type RunNomad = (args: string[], options: RunNomadOptions) => Promise<NomadOutput>

export function createRunNomad(program: string, address: string): RunNomad {
  return async (args, { signal, input = '', tty = false, until }) => {
    const words = [program, ...args]
    const quoted = words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
    const [command = '', ...rest] = tty ? ['script', '-qec', quoted, '/dev/null'] : words
    const child = spawn(command, rest, {
      env: { ...process.env, NOMAD_ADDR: address },
      signal,
      killSignal: 'SIGKILL',
    })
    child.stdin.on('error', () => undefined).end(input)
    if (until) {
      let said = ''
      child.stdout.on('data', (chunk) => {
        said += chunk
        if (until(said)) child.kill('SIGINT')
      })
    }
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ])
    return { code, stdout, stderr }
  }
}
