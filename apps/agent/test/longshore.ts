import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

export interface RunningCli {
  process: ChildProcess
  /** Resolves with the next line of stdout that matches, also one that came before. */
  line(pattern: RegExp): Promise<string>
  /** What it printed in the end, and how it ended. */
  ended: Promise<CliResult>
  /** Ends it as a crash does. */
  kill(): Promise<void>
}

export interface CliResult {
  stdout: string
  stderr: string
  exitCode: number | null
}

/**
 * Starts the command as a user does, in a process of its own; what still runs when the test ends is killed. Its stdout
 * goes to the file descriptor `stdout` where one is given.
 */
export function startLongshore(
  args: string[],
  env: Record<string, string> = {},
  stdout: 'pipe' | number = 'pipe',
): RunningCli {
  const child = spawn(process.execPath, ['--conditions=source', main, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', stdout, 'pipe'],
  })
  const result: CliResult = { stdout: '', stderr: '', exitCode: null }
  const waiting = new Set<() => void>()
  if (child.stdout)
    createInterface(child.stdout).on('line', (line) => {
      result.stdout += `${line}\n`
      for (const look of waiting) look()
    })
  child.stderr?.on('data', (chunk) => {
    result.stderr += chunk
  })
  const ended = once(child, 'close').then(([exitCode]) => ({ ...result, exitCode }))
  onTestFinished(() => void child.kill('SIGKILL'))

  function line(pattern: RegExp): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const look = () => {
      const found = result.stdout.split('\n').find((text) => pattern.test(text))
      if (found !== undefined) resolve(found)
    }
    waiting.add(look)
    look()
    void ended.then(({ stdout, stderr }) =>
      reject(new Error(`It ended without a line like ${pattern}:\n${stdout}${stderr}`)),
    )
    return promise.finally(() => waiting.delete(look))
  }
  async function kill(): Promise<void> {
    child.kill('SIGKILL')
    await ended
  }
  return { process: child, line, ended, kill }
}

/** Runs the command to its end. */
export function longshore(args: string[], env?: Record<string, string>): Promise<CliResult> {
  return startLongshore(args, env).ended
}
