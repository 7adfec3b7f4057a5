import { systemClock } from '../clock.ts'
import { repeat } from '../repeat.ts'
import { toDurationText } from '../to-duration-text.ts'
import { createImageRemover } from './create-image-remover.ts'
import { createImageSchedule } from './create-image-schedule.ts'
import { createImageUsers } from './create-image-users.ts'
import { createOwnedImages, type OwnedImage } from './create-owned-images.ts'
import type { ImageGc, ImageGcOptions } from './image-gc.ts'
import { beginPull, findPulled, type PullRecord } from './pull-records.ts'
import { relieveDisk } from './relieve-disk.ts'

const minute = 60_000

/** Removes images that we brought to the engine and that no task needs any more. Spec: driver.md §7 *Image GC*. */
export function createImageGc(options: ImageGcOptions): ImageGc {
  const { engine, store, enabled, delayMs, disk, clock = systemClock } = options
  const { onResult = () => {}, onError = () => {} } = options
  const users = createImageUsers()
  const owned = createOwnedImages(store, clock.now)
  const remover = createImageRemover({ engine, owned, users, clock, onResult })
  /** Pulled, and not used yet: the task that asked for it is on its way. */
  const awaited = new Set<string>()
  const schedule = createImageSchedule(clock, (id, signal) => {
    awaited.delete(id)
    return remover.remove(id, unusedFor(id), signal)
  })

  const unusedFor = (id: string) =>
    `unused for ${toDurationText(clock.now() - (owned.get(id)?.lastUsedAt ?? 0))}`

  function removeAfter(id: string, milliseconds: number): void {
    if (enabled) schedule.set(id, milliseconds)
  }

  async function endPull(record: PullRecord): Promise<void> {
    const id = await findPulled(engine, record)
    if (id) {
      await owned.own(id, record.key)
      if (users.count(id) === 0) {
        awaited.add(id)
        removeAfter(id, Math.max(delayMs, minute))
      }
    }
    await store.delete(record)
  }

  async function relieve(signal: AbortSignal): Promise<void> {
    if (!disk) return
    const mayGo = ({ id }: { id: string }) => users.count(id) === 0 && !awaited.has(id)
    const listUnused = () => owned.list().filter(mayGo)
    const { read: readDisk, ...watermarks } = disk
    await relieveDisk({ ...watermarks, readDisk, listUnused, remove: remover.remove }, signal)
  }

  return {
    async recover(toTaskId, signal) {
      const records = await store.list()
      const containers = await engine.listContainers({}, signal)
      for (const container of containers) {
        const taskId = toTaskId(container)
        if (taskId !== undefined) users.add(container.imageId, taskId)
      }
      for (const record of records)
        if (record.kind === 'image') owned.restore({ ...record, id: record.key })
      for (const record of records) {
        if (record.kind !== 'pull') continue
        const id = await findPulled(engine, record)
        if (id) await owned.own(id, record.key)
        await store.delete(record)
      }
      for (const { id } of owned.list()) if (users.count(id) === 0) removeAfter(id, delayMs)
    },

    async pulling(reference, pull) {
      const record = await beginPull({ engine, store, owned }, reference)
      try {
        const result = await pull()
        await endPull(record)
        return result
      } catch (error) {
        // It may have come to its end all the same. What cannot be found out now, the next recover does.
        await endPull(record).catch(() => {})
        throw error
      }
    },

    async use(imageId, taskId) {
      users.add(imageId, taskId)
      awaited.delete(imageId)
      schedule.cancel(imageId)
      await remover.settled(imageId)
    },

    async release(imageId, taskId) {
      if (!users.remove(imageId, taskId) || !owned.get(imageId)) return
      removeAfter(imageId, delayMs)
      await owned.touch(imageId)
    },

    plan: () =>
      owned.list().map(({ id, references }) => {
        const count = users.count(id)
        const reason = count > 0 ? `used by ${count} task${count === 1 ? '' : 's'}` : unusedFor(id)
        const goes = enabled && count === 0
        return { id, references, decision: goes ? 'would remove' : 'kept', reason }
      }),

    relieveDisk: relieve,
    watchDisk: (signal) =>
      repeat(relieve, { first: minute, period: minute, clock, onError }, signal),
    async removeOverdue(signal) {
      if (!enabled) return
      const isOverdue = ({ id, lastUsedAt }: OwnedImage) =>
        users.count(id) === 0 && clock.now() - lastUsedAt >= delayMs
      for (const { id } of owned.list().filter(isOverdue))
        await remover.remove(id, unusedFor(id), signal)
    },
    async close() {
      schedule.close()
      await remover.idle()
    },
  }
}
