import { join } from 'node:path'
import { LongshoreError } from '@longshore/errors'

/** Result codes of SQLite: https://sqlite.org/rescode.html */
const BUSY = 5
const CORRUPT = 11
const NOT_A_DATABASE = 26

/** Why a data directory cannot be had, and what to do about it. */
export function toDataDirectoryError(path: string, cause: unknown): LongshoreError {
  if (cause instanceof LongshoreError) return cause
  const { errcode = 0, message } = cause as Error & { errcode?: number }
  // Extended codes have the plain one in their lowest byte.
  const result = errcode & 0xff
  if (result === BUSY)
    return new LongshoreError('DATA_DIR_IN_USE', `Another longshore runs on ${path}.`, {
      hint: 'Stop it, or choose another folder with --data-dir.',
      cause,
    })
  if (result === CORRUPT || result === NOT_A_DATABASE) return damagedState(path, message, cause)
  return new LongshoreError(
    'DATA_DIR_UNUSABLE',
    `Cannot use ${path} as a data directory: ${message}`,
    { hint: 'Choose another folder with --data-dir.', cause },
  )
}

/** `problem`: what SQLite says, or whoever reads what it holds. */
export function damagedState(path: string, problem: string, cause?: unknown): LongshoreError {
  const file = join(path, 'state.db')
  return new LongshoreError('DATA_DIR_DAMAGED', `${file} is damaged: ${problem}`, {
    hint: `Remove it with ${file}-wal, and the containers that have mounts in that folder (docker ps --all --filter label=dev.longshore.agent); the next run then starts its job anew.`,
    cause,
  })
}
