import type { CollectOptions } from './collect-options.ts'
import type { StreamName } from './demultiplexer.ts'
import type { LogStores } from './open-log-stores.ts'
import type { Seen } from './place.ts'

/** Shows output and stores it, each stream in its own store. */
export async function storeChunk(
  output: Record<StreamName, Buffer>,
  seen: Seen,
  { stores, onOutput }: { stores: LogStores } & CollectOptions,
): Promise<void> {
  const store = async (stream: StreamName) => {
    if (output[stream].length === 0) return
    onOutput?.(stream, output[stream])
    await stores[stream].write(output[stream], seen)
  }
  await Promise.all([store('stdout'), store('stderr')])
}
