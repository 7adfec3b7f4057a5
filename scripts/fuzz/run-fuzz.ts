import { once } from 'node:events'
import { setInterval } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { FuzzFailure, FuzzShare, FuzzWork } from './fuzz-work.ts'

/** How long one text may take, however slow and busy the machine is. */
const limitMs = 10_000

const maxFailures = 10

export interface FuzzOptions {
  share: FuzzShare
  corpusFiles: string[]
  /** Aborted once there are enough failures. */
  stop: AbortController
}

/** Works through a share of the seeds in a worker with a watchdog, and resolves with what went wrong. */
export async function runFuzz({ share, corpusFiles, stop }: FuzzOptions): Promise<FuzzFailure[]> {
  const work: FuzzWork & FuzzShare = { ...share, corpusFiles, shared: new SharedArrayBuffer(8) }
  const worker = new Worker(new URL('fuzz-worker.ts', import.meta.url), { workerData: work })
  const failures: FuzzFailure[] = []
  worker.on('message', (failure: FuzzFailure) => {
    failures.push(failure)
    if (failures.length >= maxFailures) stop.abort()
  })
  worker.on('error', (error) =>
    failures.push({ seed: seedOf(work), text: undefined, problem: String(error.stack) }),
  )
  const ended = new AbortController()
  const exit = once(worker, 'exit').finally(() => ended.abort())
  const watched = watch(work, ended.signal).then((isHanging) => {
    if (isHanging)
      failures.push({
        seed: seedOf(work),
        text: undefined,
        problem: `took longer than ${limitMs} ms`,
      })
    return worker.terminate()
  })
  stop.signal.addEventListener('abort', () => void worker.terminate(), { once: true })
  await Promise.all([exit, watched])
  return failures
}

/** True once a text takes too long; false when the worker has ended. */
async function watch({ shared }: FuzzWork, signal: AbortSignal): Promise<boolean> {
  const state = new Int32Array(shared)
  let before = -1
  try {
    for await (const _ of setInterval(limitMs, undefined, { signal })) {
      const begun = Atomics.load(state, 1)
      if (begun === before) return true
      before = begun
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
  return false
}

function seedOf({ shared }: FuzzWork): number {
  return Atomics.load(new Int32Array(shared), 0)
}
