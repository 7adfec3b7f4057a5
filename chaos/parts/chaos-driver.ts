import * as files from 'node:fs/promises'
import { cpus } from 'node:os'
import { defaultDriverOptions } from '@longshore/config'
import { createDriver, type Driver, type TaskEvent } from '@longshore/driver'
import { connectEngine } from '@longshore/engine'
import { createImages } from '@longshore/images'

/** On every container of the harness; its value is the same after a restart. */
export const owner = { 'dev.longshore.agent': 'chaos' }

export interface ChaosDriver extends Driver {
  /** Ends the engine's connections too. */
  close(): Promise<void>
}

export interface ChaosDriverOptions {
  endpoint: string
  tls?: { ca: string; cert: string; key: string }
  /** How long a create or a start may take. */
  patienceMs?: number
  onEvent?: (event: TaskEvent) => void
}

/** A driver on the engine at `endpoint` that gives up a call without an answer after seconds, and not minutes. */
export function createChaosDriver({
  endpoint,
  tls,
  patienceMs = 10_000,
  onEvent,
}: ChaosDriverOptions): ChaosDriver {
  const engine = connectEngine({
    endpoint,
    tls,
    environment: {},
    timeLimits: { ping: 2000, read: 2000, open: 2000, stop: 2000, change: patienceMs },
  })
  const driver = createDriver({
    engine,
    images: createImages({ engine }),
    settings: {
      options: defaultDriverOptions(),
      host: {
        totalMhz: 4000,
        cores: cpus().map((_, index) => index),
        cgroupVersion: 1,
        os: 'linux',
        runtimes: ['runc'],
        apiVersion: '1.41',
      },
      node: { id: 'chaos', name: 'chaos' },
      ownerLabels: owner,
      untrustedDirs: [],
    },
    host: files,
    now: Date.now,
    onEvent,
  })
  return {
    ...driver,
    async close() {
      await driver.close()
      engine.close()
    },
  }
}
