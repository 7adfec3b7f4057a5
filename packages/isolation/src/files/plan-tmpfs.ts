import { normalize } from 'node:path'
import { requireTarget } from './require-target.ts'
import { volumeInvalid } from './volume-errors.ts'

/** tmpfs(5) and the flags of mount(8) that concern one. */
const option =
  /^(size=\d+[kmg%]?|mode=[0-7]{1,4}|(uid|gid|nr_inodes|nr_blocks)=\d+k?|ro|rw|(no)?(exec|suid|dev|atime|diratime|relatime))$/

/**
 * `tmpfs = ["/path:size=64m"]` as the engine's `Tmpfs`: options by path.
 *
 * @throws LongshoreError `VOLUME_INVALID`
 */
export function planTmpfsList(list: readonly string[]): Record<string, string> {
  const byPath = new Map<string, string>()
  for (const text of list) {
    const written = `tmpfs has ${JSON.stringify(text)}, which`
    const [, target = '', options = ''] = /^([^:]*)(?::([^:]+))?$/.exec(text) ?? []
    requireTarget(written, target)
    const unknown = options.split(',').find((part) => part !== '' && !option.test(part))
    if (unknown !== undefined) {
      throw volumeInvalid(
        written,
        `has the option ${JSON.stringify(unknown)}`,
        'Write for example "/path:size=64m,mode=1777".',
      )
    }
    const path = normalize(target)
    if (byPath.has(path)) throw volumeInvalid(written, 'is there twice', 'Take one out.')
    byPath.set(path, options)
  }
  return Object.fromEntries(byPath)
}
