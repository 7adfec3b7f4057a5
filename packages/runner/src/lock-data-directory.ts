import { randomUUID } from 'node:crypto'
import { chmod, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { LongshoreError } from '@longshore/errors'
import type { PortStore } from '@longshore/networking'
import { createPortStore } from './port-store.ts'

/** A data directory that is ours until `release` or the end of the process, however it ends. */
export interface DataDirectory {
  path: string
  /** Stays the same over restarts; containers carry it, so that what a killed agent left behind can be told. */
  agentId: string
  /** The ports that its allocations hold, also over restarts. */
  ports: PortStore
  release(): void
}

/**
 * Takes a data directory, made if needed (0700). The lock is SQLite's on `<path>/state.db`: the kernel gives it back
 * when the process dies.
 *
 * @throws LongshoreError `DATA_DIR_IN_USE` while another agent has it, `DATA_DIR_DAMAGED`, `DATA_DIR_UNUSABLE`.
 */
export async function lockDataDirectory(path: string): Promise<DataDirectory> {
  const sqlite = await import('node:sqlite')
  try {
    await makePrivateFolder(path)
    const file = join(path, 'state.db')
    const database = new sqlite.DatabaseSync(file)
    try {
      await chmod(file, 0o600)
      const agentId = takeAgentId(database)
      const ports = createPortStore(database)
      return { path, agentId, ports, release: () => database.close() }
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    throw toDataDirectoryError(path, error)
  }
}

/** Writes, and so takes the lock, also where the id is there already. */
function takeAgentId(database: DatabaseSync): string {
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;')
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

/** Result codes of SQLite: https://sqlite.org/rescode.html */
const BUSY = 5
const CORRUPT = 11
const NOT_A_DATABASE = 26

function toDataDirectoryError(path: string, cause: unknown): LongshoreError {
  const result = (cause as { errcode?: number }).errcode
  if (result === BUSY)
    return new LongshoreError('DATA_DIR_IN_USE', `Another longshore runs on ${path}.`, {
      hint: 'Stop it, or choose another folder with --data-dir.',
      cause,
    })
  if (result === CORRUPT || result === NOT_A_DATABASE)
    return new LongshoreError('DATA_DIR_DAMAGED', `${join(path, 'state.db')} is damaged.`, {
      hint: 'Remove the file, and the containers whose mounts are in that folder.',
      cause,
    })
  return new LongshoreError(
    'DATA_DIR_UNUSABLE',
    `Cannot use ${path} as a data directory: ${(cause as Error).message}`,
    { hint: 'Choose another folder with --data-dir.', cause },
  )
}
