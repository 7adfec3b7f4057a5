import { createHmac, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { damagedState } from './data-directory-error.ts'
import type { StoredAllocation } from './stored-allocation.ts'
import { toCanonicalJson } from './to-canonical-json.ts'

/**
 * Where it is kept what a run has begun, so that a later process can go on from there. Each write is on the disk when
 * it returns, and comes before the act that it describes.
 */
export interface StateStore {
  /** The allocations of a run that has not ended, in the order in which they were first put. */
  all(): StoredAllocation[]
  /** In place of what is stored under its id. */
  put(allocation: StoredAllocation): void
  /** All or none, whatever happens in between. */
  remove(ids: readonly string[]): void
  /**
   * Tells data from other data without holding it: HMAC-SHA256 of its JSON under a key of this store's own, in hex. The
   * order of keys makes no difference.
   */
  digest(data: unknown): string
}

/**
 * The state in the `state.db` of the data directory `path`.
 *
 * @throws LongshoreError `DATA_DIR_DAMAGED`, from `all`.
 */
export function createStateStore(database: DatabaseSync, path: string): StateStore {
  database.exec('CREATE TABLE IF NOT EXISTS allocation (id TEXT PRIMARY KEY, record TEXT NOT NULL)')
  const key = takeDigestKey(database)
  const select = database.prepare('SELECT record FROM allocation ORDER BY rowid')
  const upsert = database.prepare(
    'INSERT INTO allocation VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record',
  )
  const remove = database.prepare(
    'DELETE FROM allocation WHERE id IN (SELECT value FROM json_each(?))',
  )
  return {
    all: () => select.all().map(({ record }) => parseRecord(String(record), path)),
    put: (allocation) => void upsert.run(allocation.id, JSON.stringify(allocation)),
    remove: (ids) => void remove.run(JSON.stringify(ids)),
    digest: (data) => createHmac('sha256', key).update(toCanonicalJson(data)).digest('hex'),
  }
}

function parseRecord(text: string, path: string): StoredAllocation {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw damagedState(path, 'the record of an allocation is no JSON', cause)
  }
}

function takeDigestKey(database: DatabaseSync): Uint8Array {
  database.exec('CREATE TABLE IF NOT EXISTS digest_key (key BLOB NOT NULL)')
  database
    .prepare('INSERT INTO digest_key SELECT ? WHERE NOT EXISTS (SELECT 1 FROM digest_key)')
    .run(randomBytes(32))
  return database.prepare('SELECT key FROM digest_key').get()?.key as Uint8Array
}
