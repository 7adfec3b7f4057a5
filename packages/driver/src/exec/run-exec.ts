import { LongshoreError } from '@longshore/errors'
import type { ExecResult } from './exec-result.ts'
import { type ExecEngine, type ExecProgram, streamExec } from './stream-exec.ts'
import { createTail } from './tail.ts'

export interface RunExecOptions {
  /** Milliseconds from the call to its end. */
  timeoutMs?: number | undefined
  /** How much of each stream is kept: its last bytes. Default: 1 MiB. */
  maxOutputBytes?: number | undefined
  signal?: AbortSignal | undefined
}

export interface ExecOutput extends ExecResult {
  stdout: Buffer
  stderr: Buffer
  /** Whether either had more than what was kept. */
  truncated: boolean
}

const mebibyte = 1024 * 1024
/** The longest that a timer waits. */
const longestMs = 2 ** 31 - 1

/**
 * Runs a program inside a running container without input, and keeps what it writes.
 *
 * @throws LongshoreError `EXEC_TIMEOUT`: no engine can end the program, so it goes on; what `streamExec` throws.
 */
export async function runExec(
  engine: ExecEngine,
  program: Pick<ExecProgram, 'containerId' | 'command'>,
  { timeoutMs = longestMs, maxOutputBytes = mebibyte, signal }: RunExecOptions = {},
): Promise<ExecOutput> {
  const tails = { stdout: createTail(maxOutputBytes), stderr: createTail(maxOutputBytes) }
  const onOutput = (stream: keyof typeof tails, chunk: Buffer) => tails[stream].push(chunk)
  const giveUp = new AbortController()
  const onAbort = () => giveUp.abort(signal?.reason)
  const timer = setTimeout(
    () => giveUp.abort(timedOut(program, timeoutMs)),
    Math.min(timeoutMs, longestMs),
  )
  signal?.addEventListener('abort', onAbort)
  if (signal?.aborted) onAbort()
  try {
    const result = await streamExec(engine, program, { onOutput, signal: giveUp.signal })
    const { stdout, stderr } = tails
    const truncated = stdout.truncated() || stderr.truncated()
    return { ...result, stdout: stdout.read(), stderr: stderr.read(), truncated }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}

function timedOut({ containerId, command: [name] }: ExecProgram, timeoutMs: number) {
  return new LongshoreError(
    'EXEC_TIMEOUT',
    `${name} did not end within ${timeoutMs / 1000} s in the container ${containerId.slice(0, 12)}. It goes on there.`,
    { hint: 'Give it more time, or a limit of its own, such as ["timeout", "10", …].' },
  )
}
