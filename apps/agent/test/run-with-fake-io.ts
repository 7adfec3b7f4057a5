import { Readable, Writable } from 'node:stream'
import { runCli } from '../src/cli.ts'
import type { Io, StopSignals } from '../src/io.ts'
import type { CliResult } from './longshore.ts'

/** What the world is to one command line; nothing of it is a terminal. */
export interface FakeWorld {
  stdin?: string
  env?: Io['env']
  /** For a command that runs tasks. */
  signals?: StopSignals
}

/** Runs a command line in this process. It reads and writes real files. */
export async function runWithFakeIo(
  args: string[],
  { stdin = '', env = {}, signals }: FakeWorld = {},
): Promise<CliResult> {
  const [stdout, stderr] = [createSink(), createSink()]
  const exitCode = await runCli(args, {
    stdin: Readable.from([Buffer.from(stdin)]) as Io['stdin'],
    stdout: stdout.stream,
    stderr: stderr.stream,
    env,
    debug: false,
    takeSignals: () => {
      if (signals) return signals
      throw new Error('This command does not run tasks.')
    },
  })
  return { stdout: stdout.text(), stderr: stderr.text(), exitCode }
}

function createSink() {
  let written = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += chunk
      done()
    },
  })
  return { stream: stream as NodeJS.WritableStream as NodeJS.WriteStream, text: () => written }
}
