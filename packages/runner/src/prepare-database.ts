import type { DatabaseSync } from 'node:sqlite'
import { LongshoreError } from '@longshore/errors'
import { damagedState } from './data-directory-error.ts'

/** Of what is in `state.db`. It goes up when an older Longshore would misread what is there. */
const schemaVersion = 1

/**
 * Takes SQLite's lock on the database for as long as it is open, and looks it over. What is written from then on is on
 * the disk when the call returns.
 *
 * @throws LongshoreError `DATA_DIR_NEWER`, `DATA_DIR_DAMAGED`; SQLite's errors, `SQLITE_BUSY` while another process has it.
 */
export function prepareDatabase(database: DatabaseSync, path: string): void {
  database.exec(
    'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;',
  )
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (version > schemaVersion)
    throw new LongshoreError(
      'DATA_DIR_NEWER',
      `${path} has state of version ${version}, of a newer longshore; this one knows ${schemaVersion}.`,
      { hint: 'Use the newer one, or choose another folder with --data-dir.' },
    )
  // Writes, and so takes the lock, also where that is the version already.
  database.exec(`PRAGMA user_version = ${schemaVersion}`)
  const problems = database.prepare('PRAGMA quick_check(3)').all()
  const [first] = problems.map(({ quick_check }) => String(quick_check))
  if (first !== 'ok') throw damagedState(path, String(first))
}
