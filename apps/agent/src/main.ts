#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import process from 'node:process'
import type { Io } from './io.ts'

enableCompileCache()
const { runCli } = await import('./cli.ts')

const stop = new AbortController()
const kill = new AbortController()
const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  debug: process.argv.includes('--debug'),
  stop: stop.signal,
  kill: kill.signal,
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => (stop.signal.aborted ? kill : stop).abort())

process.exitCode = await runCli(process.argv.slice(2), io)
