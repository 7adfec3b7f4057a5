import { addAbortSignal, type Readable } from 'node:stream'
import type { CollectLogsOptions, LogCollection } from './collect-options.ts'
import { createDemultiplexer, type StreamName } from './live/demultiplexer.ts'
import { readGathered } from './live/read-gathered.ts'
import { createTerminalOutput } from './live/terminal-output.ts'
import { finishCollection } from './store/finish-collection.ts'
import { type LogStores, openLogStores } from './store/open-log-stores.ts'

export type { CollectLogsOptions }

/**
 * Stores a new container's output, as the engine sends it, in `<directory>/<task>.{stdout,stderr}.<n>` or in two FIFOs.
 * Spec: driver.md §6 *logs*. Takes the stream over: it is read only as fast as its output is stored, and destroyed at
 * the end.
 *
 * Both streams' files exist when this resolves. Rejects with `LOG_OPEN_FAILED` when they cannot be made or opened, with
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
    const stores = await openLogStores(options, 'nothing')
    const { taskName, signal } = options
    const copyAll = () => copy(stream, stores, options)
    return { done: finishCollection(copyAll, { stores, taskName, signal }) }
  } catch (error) {
    stream.destroy()
    throw error
  }
}

async function copy(
  stream: Readable,
  stores: LogStores,
  { onOutput, tty }: CollectLogsOptions,
): Promise<void> {
  const demultiplexer = tty ? createTerminalOutput() : createDemultiplexer()
  const store = async (name: StreamName, output: Buffer) => {
    if (output.length === 0) return
    onOutput?.(name, output)
    await stores[name].live.write(output)
  }
  for await (const chunk of readGathered(stream)) {
    const { stdout, stderr, error } = demultiplexer.push(chunk)
    await Promise.all([store('stdout', stdout), store('stderr', stderr)])
    if (error) throw error
  }
  if (demultiplexer.insideFrame()) throw new Error('it ended in the middle of a frame')
}
