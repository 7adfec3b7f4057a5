import { addAbortSignal, type Readable } from 'node:stream'
import { LongshoreError } from '@longshore/errors'
import { createDemultiplexer, type StreamName } from './demultiplexer.ts'
import type { StoredStream } from './log-store.ts'
import { type LogStoreOptions, type LogStores, openLogStores } from './open-log-stores.ts'
import { createTerminalOutput } from './terminal-output.ts'

export interface CollectLogsOptions extends LogStoreOptions {
  /** Whether the container has a terminal, whose output is one stream without frames: all of it is stdout. */
  tty?: boolean
  /** Sees all output just before it is stored; the chunk is the callee's to keep. Must not throw. */
  onOutput?: (stream: StreamName, chunk: Buffer) => void
  /** Ends the collection at once; what was read is still stored. */
  signal?: AbortSignal
}

export interface LogCollection {
  /** Settles when all is stored and the files are closed. Never rejects. */
  done: Promise<CollectedLogs>
}

export interface CollectedLogs {
  stdout: StoredStream
  stderr: StoredStream
  /** Why the stream ended too early: `LOG_STREAM_LOST` or `LOG_FRAME_BAD`. Unset at its true end and after an abort. */
  error?: LongshoreError
}

/**
 * Stores a container's output, as the engine sends it, in `<directory>/<task>.{stdout,stderr}.<n>`. Spec:
 * driver.md §6 *logs*. Takes the stream over: it is read only as fast as its output is stored, and destroyed at the end.
 *
 * Both streams' files exist when this resolves. Rejects with `LOG_OPEN_FAILED` when they cannot be made, with
 * `LOG_LIMITS_BAD` for limits that no file could keep.
 */
export async function collectLogs(
  stream: Readable,
  options: CollectLogsOptions,
): Promise<LogCollection> {
  // An error before reading begins is kept by the stream and comes out of its iterator.
  stream.on('error', () => {})
  if (options.signal) addAbortSignal(options.signal, stream)
  try {
    const stores = await openLogStores(options)
    return { done: collect(stream, stores, options) }
  } catch (error) {
    stream.destroy()
    throw error
  }
}

async function collect(
  stream: Readable,
  stores: LogStores,
  options: CollectLogsOptions,
): Promise<CollectedLogs> {
  const error = await copy(stream, stores, options).catch((cause) => toStreamError(cause, options))
  const [stdout, stderr] = await Promise.all([stores.stdout.close(), stores.stderr.close()])
  return { stdout, stderr, ...(error && { error }) }
}

async function copy(
  stream: Readable,
  stores: LogStores,
  { onOutput, tty }: CollectLogsOptions,
): Promise<undefined> {
  const demultiplexer = tty ? createTerminalOutput() : createDemultiplexer()
  const store = async (name: StreamName, output: Buffer) => {
    if (output.length === 0) return
    onOutput?.(name, output)
    await stores[name].write(output)
  }
  for await (const chunk of stream) {
    const { stdout, stderr, error } = demultiplexer.push(chunk)
    await Promise.all([store('stdout', stdout), store('stderr', stderr)])
    if (error) throw error
  }
  if (demultiplexer.insideFrame()) throw new Error('it ended in the middle of a frame')
}

function toStreamError(cause: unknown, options: CollectLogsOptions): LongshoreError | undefined {
  if (options.signal?.aborted) return undefined
  if (cause instanceof LongshoreError) return cause
  return new LongshoreError(
    'LOG_STREAM_LOST',
    `The output stream of task ${options.taskName} broke off: ${(cause as Error).message}.`,
    {
      hint: 'Attach to the container again; what it writes until then is missing.',
      cause,
      recoverable: true,
    },
  )
}
