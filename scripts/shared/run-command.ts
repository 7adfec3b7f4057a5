import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buffer, text } from 'node:stream/consumers'
import { lastLines } from './last-lines.ts'
import { ScriptError } from './script-error.ts'

export interface CommandOptions {
  cwd?: string
  /** Added to the environment of this process. */
  env?: Record<string, string>
  /** Default: 60 s. */
  signal?: AbortSignal
}

/** Runs a program without a shell and without input, and resolves with its output. */
export type RunCommand = (
  program: string,
  args: string[],
  options?: CommandOptions,
) => Promise<Buffer>

/** @throws ScriptError where the program is missing, fails, or outlives the signal, with the end of what it said. */
export const runCommand: RunCommand = async (program, args, options = {}) => {
  const { cwd, env, signal = AbortSignal.timeout(60_000) } = options
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  try {
    const [stdout, stderr, [exitCode]] = await Promise.all([
      buffer(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ])
    if (exitCode === 0) return stdout
    throw new ScriptError(lastLines(stderr || stdout.toString(), 40) || `exit code ${exitCode}`)
  } catch (cause) {
    const reason = signal.aborted ? 'it took too long' : (cause as Error).message
    throw new ScriptError(`"${[program, ...args].join(' ')}" failed: ${reason}`, { cause })
  }
}
