import type { DatabaseSync } from 'node:sqlite'
import type { ImageRecord, ImageStore } from '@longshore/gc'

/** What is known of images in an agent's `state.db`: what it has resolved from is on the disk. */
export function createImageStore(database: DatabaseSync): ImageStore {
  database.exec(`CREATE TABLE IF NOT EXISTS image
    (kind TEXT NOT NULL, key TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (kind, key))`)
  const select = database.prepare('SELECT record FROM image')
  const insert = database.prepare('INSERT OR REPLACE INTO image VALUES (?, ?, ?)')
  const remove = database.prepare('DELETE FROM image WHERE kind = ? AND key = ?')
  return {
    list: async () => select.all().map(({ record }) => JSON.parse(String(record)) as ImageRecord),
    async put(record) {
      insert.run(record.kind, record.key, JSON.stringify(record))
    },
    async delete({ kind, key }) {
      remove.run(kind, key)
    },
  }
}
