import * as files from 'node:fs/promises'
import { createDriver, type DriverSettings } from '@longshore/driver'
import { createImages } from '@longshore/images'
import { type StoredAllocation, stopStored } from '@longshore/runner'
import type { RunResources } from './run-resources.ts'

export interface StopGoneOptions {
  settings: DriverSettings
  /** Aborted: they are killed at once. */
  kill: AbortSignal
}

/** Stops the tasks of allocations of an earlier run as their own job has it, and says how they ended. */
export async function stopGone(
  gone: readonly StoredAllocation[],
  { engine, screen }: Pick<RunResources, 'engine' | 'screen'>,
  { settings, kill }: StopGoneOptions,
): Promise<void> {
  if (gone.length === 0) return
  const names = new Map(gone.map(({ id, name }) => [id, name]))
  const driver = createDriver({
    ...{ engine, images: createImages({ engine }), settings, host: files, now: Date.now },
    onEvent({ taskId, type, message }) {
      const [allocId = '', task = ''] = taskId.split('/')
      screen.event(`${names.get(allocId)}/${task}`, `${type}: ${message}`)
    },
  })
  try {
    const stopping = gone.map((each) => stopStored(each, driver, { now: Date.now(), kill }))
    await Promise.allSettled(stopping)
    await Promise.all(stopping)
  } finally {
    await driver.close()
  }
}
