#!/usr/bin/env node
import manifest from '../package.json' with { type: 'json' }
import type { Io } from './io.ts'

const args = process.argv.slice(2)

// What scripts ask most often is answered before anything is loaded.
if (args.length === 1 && args[0] === '--version') console.log(manifest.version)
else process.exitCode = await main()

async function main(): Promise<number> {
  const { runCli } = await import('./cli.ts')
  const stop = new AbortController()
  const kill = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => (stop.signal.aborted ? kill : stop).abort())
  const io: Io = {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    debug: args.includes('--debug'),
    stop: stop.signal,
    kill: kill.signal,
  }
  return runCli(args, io)
}
