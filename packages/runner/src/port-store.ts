import type { DatabaseSync } from 'node:sqlite'
import type { PortStore } from '@longshore/networking'

/** The allocated ports in an agent's `state.db`: what it has returned from is on the disk. */
export function createPortStore(database: DatabaseSync): PortStore {
  database.exec('CREATE TABLE IF NOT EXISTS port (number INTEGER PRIMARY KEY, owner TEXT NOT NULL)')
  const select = database.prepare('SELECT number AS port, owner FROM port')
  const insert = database.prepare('INSERT INTO port SELECT value, ? FROM json_each(?)')
  const remove = database.prepare('DELETE FROM port WHERE owner = ?')
  return {
    all: () =>
      select.all().map(({ port, owner }) => ({ port: Number(port), owner: String(owner) })),
    add(ports, owner) {
      if (ports.length > 0) insert.run(owner, JSON.stringify(ports))
    },
    remove(owner) {
      remove.run(owner)
    },
  }
}
