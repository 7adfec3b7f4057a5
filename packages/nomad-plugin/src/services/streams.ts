import { setTimeout } from 'node:timers/promises'
import { toLongshoreError } from '@longshore/errors'
import { fromFingerprint } from '../convert/from-fingerprint.ts'
import { fromTaskEvent } from '../convert/from-task-event.ts'
import { fromTaskStats } from '../convert/from-task-stats.ts'
import { toMilliseconds } from '../convert/time.ts'
import type { Driver } from '../gen/driver_pb.ts'
import type { Handlers } from '../grpc/handlers.ts'
import { keepNewest } from '../streams/keep-newest.ts'
import { repeatLast } from '../streams/repeat-last.ts'
import type { TaskDriver } from '../task-driver.ts'
import type { DriverEffects } from './driver-effects.ts'

/** How many events wait for a client that does not read. */
const heldEvents = 1000

/**
 * What a driver tells by itself. A client that does not read gets the newest when it does; what waits is bounded. Fingerprint and
 * events do not end before the client does: it would ask for them again at once, however often.
 */
export function streamHandlers(
  driver: TaskDriver,
  { log, fingerprintIntervalMs: intervalMs }: DriverEffects,
): Pick<Handlers<typeof Driver>, 'fingerprint' | 'taskStats' | 'taskEvents'> {
  return {
    fingerprint: (_request, send, signal) =>
      again({ intervalMs, signal }, async () => {
        try {
          const changes = keepNewest(driver.fingerprint(signal), 1)
          for await (const each of repeatLast(changes, intervalMs))
            await send(fromFingerprint(each))
        } catch (error) {
          signal.throwIfAborted()
          await send({ err: toLongshoreError(error).message })
        }
      }),
    async taskStats({ taskId, collectionInterval }, send, signal) {
      const samples = driver.taskStats(taskId, toMilliseconds(collectionInterval), signal)
      for await (const sample of keepNewest(samples, 1))
        await send({ stats: fromTaskStats(taskId, sample) })
    },
    taskEvents: (_request, send, signal) =>
      again({ intervalMs, signal }, async () => {
        const events = keepNewest(driver.taskEvents(signal), heldEvents, (count) =>
          log.warn('task events were dropped: the client did not read them', { count }),
        )
        try {
          for await (const event of events) await send(fromTaskEvent(event))
        } catch (error) {
          signal.throwIfAborted()
          log.error('the driver gives no task events', { error })
        }
      }),
  }
}

async function again(
  { intervalMs, signal }: { intervalMs: number; signal: AbortSignal },
  act: () => Promise<void>,
): Promise<never> {
  for (;;) {
    await act()
    await setTimeout(intervalMs, undefined, { signal })
  }
}
