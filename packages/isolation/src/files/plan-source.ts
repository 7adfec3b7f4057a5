import { resolve } from 'node:path'
import { reachesHost } from './bind-modes.ts'
import type { FileContext } from './file-options.ts'
import { isInside } from './is-inside.ts'
import { volumeInvalid, volumesNotEnabled } from './volume-errors.ts'

/**
 * The host path of a bind, clean; inside the allocation by its text, where volumes are off. Symlinks are not looked at:
 * that is for `checkSources`.
 *
 * @throws LongshoreError `VOLUME_INVALID`, `VOLUME_NOT_ALLOWED`
 */
export function planSource(
  written: string,
  { source, modes }: { source: string; modes: readonly string[] },
  { allocDir, taskDir, sandboxed }: FileContext,
): string {
  if (source === '' || /\p{Cc}/u.test(source)) {
    throw volumeInvalid(
      written,
      `has the source ${JSON.stringify(source)}`,
      'Write the path of a file or folder, of visible characters.',
    )
  }
  const path = resolve(taskDir, source)
  if (!sandboxed) return path
  if (!isInside(resolve(allocDir), path)) {
    throw volumesNotEnabled(
      `${written} binds ${JSON.stringify(path)}, outside the allocation directory`,
    )
  }
  const shared = modes.find(reachesHost)
  if (shared !== undefined) {
    throw volumesNotEnabled(`${written} has the propagation "${shared}", which reaches the host`)
  }
  return path
}
