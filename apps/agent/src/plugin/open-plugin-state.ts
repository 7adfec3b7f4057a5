import { randomUUID } from 'node:crypto'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { LongshoreError } from '@longshore/errors'
import type { ImageStore } from '@longshore/gc'
import { createImageStore } from '@longshore/runner'

/** What a plugin keeps on this node beside what Nomad keeps for it. */
export interface PluginState {
  /** Its containers carry it; the same over restarts. */
  agentId: string
  images: ImageStore
  close(): void
}

/** Milliseconds that a write waits for another plugin's: while Nomad is upgraded two of them run. */
const busyMs = 5000

/**
 * Opens the state in `<folder>/plugin.db` (0600), made if needed.
 *
 * @throws LongshoreError `PLUGIN_STATE_UNUSABLE`
 */
export async function openPluginState(folder: string): Promise<PluginState> {
  const path = join(folder, 'plugin.db')
  try {
    const { DatabaseSync } = await import('node:sqlite')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const database = new DatabaseSync(path)
    await chmod(path, 0o600)
    database.exec(`PRAGMA busy_timeout = ${busyMs}; PRAGMA journal_mode = WAL;`)
    database.exec('CREATE TABLE IF NOT EXISTS agent (one INTEGER PRIMARY KEY, id TEXT NOT NULL)')
    database.prepare('INSERT OR IGNORE INTO agent VALUES (1, ?)').run(randomUUID())
    const agentId = String(database.prepare('SELECT id FROM agent').get()?.id)
    return { agentId, images: createImageStore(database), close: () => database.close() }
  } catch (cause) {
    throw new LongshoreError(
      'PLUGIN_STATE_UNUSABLE',
      `The plugin cannot keep its state in ${path}: ${(cause as Error).message}`,
      { hint: 'Name another folder with --state-dir in the args of the plugin block.', cause },
    )
  }
}
