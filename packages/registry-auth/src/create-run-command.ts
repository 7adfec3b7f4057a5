import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { CommandOutcome, RunCommand } from './run-command.ts'

export interface RunCommandOptions {
  /** The program's whole environment; it is looked for on its `PATH`. */
  env: Readonly<Record<string, string | undefined>>
  /** Default 30 s. */
  timeoutMs?: number
  /** Of stdout; as much of stderr is kept and the rest is dropped. Default 64 KiB. */
  maxBytes?: number
}

/**
 * Makes a runner of real programs. Each has a process group of its own, which is killed at the time limit, at the abort
 * and at too much output: whatever the program started goes with it. A process that left the group and still holds the
 * output is not waited for.
 */
export function createRunCommand(options: RunCommandOptions): RunCommand {
  const { env, timeoutMs = 30_000, maxBytes = 64 * 1024 } = options

  return (program, args, { input, signal }) => {
    const { promise, resolve, reject } = Promise.withResolvers<CommandOutcome>()
    if (signal.aborted) return Promise.reject(signal.reason)

    const child = spawn(program, args, { env, detached: true, windowsHide: true })
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ kind: 'not-started', code: error.code ?? error.name }),
    )
    // Not started: it may even lack its streams, and the error follows.
    if (child.pid === undefined) return promise

    const timer = setTimeout(() => end({ kind: 'timed-out', timeoutMs }), timeoutMs)
    const onAbort = () => {
      reject(signal.reason)
      release(child)
    }
    const end = (outcome: CommandOutcome) => {
      resolve(outcome)
      release(child)
    }
    signal.addEventListener('abort', onAbort, { once: true })

    const stdout = collect(child.stdout, maxBytes, () =>
      end({ kind: 'output-too-large', maxBytes }),
    )
    const stderr = collect(child.stderr, maxBytes)
    // A program may end without reading its input: the error is EPIPE, and its exit code says more.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    child.on('close', (exitCode) =>
      resolve({ kind: 'exited', exitCode, stdout: stdout(), stderr: stderr() }),
    )
    return promise.finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
    })
  }
}

/** Kills the program's group and lets go of its streams, which a process outside the group may hold open. */
function release(child: ChildProcessWithoutNullStreams): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group is gone already.
  }
  for (const stream of child.stdio) stream?.destroy()
  child.unref()
}

/** Keeps the first `maxBytes` of a stream, and reads it to its end. */
function collect(stream: Readable, maxBytes: number, onMore: () => void = () => {}): () => string {
  const chunks: Buffer[] = []
  let room = maxBytes
  stream.on('data', (chunk: Buffer) => {
    if (room > 0) chunks.push(chunk.subarray(0, room))
    room -= chunk.length
    if (room < 0) onMore()
  })
  return () => Buffer.concat(chunks).toString()
}
