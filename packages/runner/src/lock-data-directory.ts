import { randomUUID } from 'node:crypto'
import { chmod, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { ImageStore } from '@longshore/gc'
import type { PortStore } from '@longshore/networking'
import { toDataDirectoryError } from './data-directory-error.ts'
import { createImageStore } from './image-store.ts'
import { createPortStore } from './port-store.ts'
import { prepareDatabase } from './prepare-database.ts'
import { createStateStore, type StateStore } from './state-store.ts'

/** A data directory that is ours until `release` or the end of the process, however it ends. */
export interface DataDirectory {
  path: string
  /** Stays the same over restarts; containers carry it, so that what a killed agent left behind can be told. */
  agentId: string
  /** The ports that its allocations hold, also over restarts. */
  ports: PortStore
  /** How far a run has come, so that the next goes on from there. */
  state: StateStore
  /** The images that it brought to the engine, also over restarts. */
  images: ImageStore
  release(): void
}

/**
 * Takes a data directory, made if needed (0700). The lock is SQLite's on `<path>/state.db`: the kernel gives it back
 * when the process dies.
 *
 * @throws LongshoreError `DATA_DIR_IN_USE` while another agent has it, `DATA_DIR_DAMAGED`, `DATA_DIR_NEWER`,
 * `DATA_DIR_UNUSABLE`.
 */
export async function lockDataDirectory(path: string): Promise<DataDirectory> {
  const sqlite = await import('node:sqlite')
  try {
    await makePrivateFolder(path)
    const file = join(path, 'state.db')
    const database = new sqlite.DatabaseSync(file)
    try {
      await chmod(file, 0o600)
      prepareDatabase(database, path)
      const agentId = takeAgentId(database)
      const ports = createPortStore(database)
      const state = createStateStore(database, path)
      const images = createImageStore(database)
      // What is damaged is told before anything goes by it.
      state.all()
      return { path, agentId, ports, state, images, release: () => database.close() }
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    throw toDataDirectoryError(path, error)
  }
}

function takeAgentId(database: DatabaseSync): string {
  database.exec('CREATE TABLE IF NOT EXISTS agent (id TEXT NOT NULL)')
  database
    .prepare('INSERT INTO agent SELECT ? WHERE NOT EXISTS (SELECT 1 FROM agent)')
    .run(randomUUID())
  return String(database.prepare('SELECT id FROM agent').get()?.id)
}

/** Makes a folder and those above it. Not by Node's `recursive`, which never ends below /proc. */
async function makePrivateFolder(path: string): Promise<void> {
  const make = () => mkdir(path, { mode: 0o700 })
  await make().catch(async ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EEXIST') return
    if (code === 'ENOENT' && dirname(path) !== path) await makePrivateFolder(dirname(path))
    await make()
  })
}
