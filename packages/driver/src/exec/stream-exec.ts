import { Readable } from 'node:stream'
import type { Engine, TerminalSize } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { type ExecResult, toExecResult } from './exec-result.ts'
import { feedExec } from './feed-exec.ts'
import { type OnOutput, readExecOutput } from './read-exec-output.ts'
import { sendSizes } from './send-sizes.ts'
import { untilAborted } from './until-aborted.ts'
import { waitExec } from './wait-exec.ts'

export type ExecEngine = Pick<
  Engine,
  'createExec' | 'startExec' | 'inspectExec' | 'resizeExec' | 'inspectContainer' | 'subscribe'
>

/** What to run, and where. */
export interface ExecProgram {
  containerId: string
  /** The program and its arguments; no shell reads them. */
  command: string[]
  /** Gives it a terminal: all that it writes is then `stdout`. */
  tty?: boolean
}

export interface ExecIo {
  /** Its input, whose end is the end for the program too; without, it reads an end at once. Destroyed when all is over. */
  stdin?: AsyncIterable<Uint8Array> | Readable
  /** Sizes of its terminal, in their order. One that the engine does not take is left out. */
  resize?: AsyncIterable<TerminalSize>
  onOutput: OnOutput
  /** Gives up: the call rejects with its reason. No engine can end the program: it goes on, at the end of its input. */
  signal?: AbortSignal | undefined
}

/**
 * Runs a program inside a running container (driver.md §6, *exec*). Resolves when it has ended and all that it wrote
 * is taken. One that cannot be run has its reason in its output, and exit code 126 or 127, as of `docker exec`.
 *
 * @throws LongshoreError `EXEC_COMMAND_EMPTY`; `EXEC_LOST`: its container ended or the connection broke, and its end is
 * not known; `ENGINE_NOT_FOUND` and `ENGINE_CONFLICT`: the container is gone or does not run; the engine's other
 * errors; those of `stdin` and `onOutput` as they are.
 */
export async function streamExec(
  engine: ExecEngine,
  { containerId, command, tty = false }: ExecProgram,
  { stdin, resize, onOutput, signal }: ExecIo,
): Promise<ExecResult> {
  const input = stdin && toInput(stdin)
  const over = new AbortController()
  try {
    requireCommand(command, containerId)
    const request = { command, tty, stdin: input !== undefined }
    const execId = await engine.createExec(containerId, request, signal)
    const stream = await engine.startExec(execId, { tty }, signal)
    over.signal.addEventListener('abort', () => stream.destroy())
    if (resize) void sendSizes(engine, execId, { sizes: resize, signal: over.signal })
    const output = readExecOutput(stream, { tty, onOutput })
    const work = input ? Promise.race([output, feedExec(stream, { input, tty })]) : output
    await untilAborted(work, signal)
    return toExecResult(await waitExec(engine, { containerId, execId }, signal))
  } finally {
    over.abort()
    input?.destroy()
  }
}

/** Whoever made the stream may end it with an error before anyone listens. */
function toInput(stdin: AsyncIterable<Uint8Array> | Readable): Readable {
  const input = stdin instanceof Readable ? stdin : Readable.from(stdin)
  return input.on('error', () => {})
}

function requireCommand([program]: string[], containerId: string): void {
  if (program) return
  throw new LongshoreError(
    'EXEC_COMMAND_EMPTY',
    `There is no command to run in the container ${containerId.slice(0, 12)}.`,
    { hint: 'Give a program and its arguments, for example ["sh", "-c", "ls"].' },
  )
}
