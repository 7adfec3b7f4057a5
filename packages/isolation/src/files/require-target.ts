import { isAbsolute, normalize } from 'node:path'
import { volumeInvalid } from './volume-errors.ts'

/**
 * A place in the container where something can be mounted.
 *
 * @throws LongshoreError `VOLUME_INVALID`
 */
export function requireTarget(written: string, target: string): void {
  const isPlace = isAbsolute(target) && normalize(`${target}/`) !== '/' && !/\p{Cc}/u.test(target)
  if (isPlace) return
  throw volumeInvalid(
    written,
    `has the target ${JSON.stringify(target)}`,
    'Write an absolute path inside the container other than "/", of visible characters.',
  )
}
