import { isAbsolute, normalize } from 'node:path'
import type { Bind } from './bind.ts'
import { isPropagation, isSelinuxLabel, parseBindModes } from './bind-modes.ts'
import type { FileContext } from './file-options.ts'
import { planSource } from './plan-source.ts'
import { requireTarget } from './require-target.ts'
import { volumeInvalid } from './volume-errors.ts'
import { isVolumeName } from './volume-name.ts'

/**
 * One of `volumes`, `src:dst[:mode]`. A relative `src` is inside the task's directory, or with a `volume_driver` the name
 * of one of its volumes.
 *
 * @throws LongshoreError `VOLUME_INVALID`, `VOLUME_NOT_ALLOWED`
 */
export function planVolume(volume: string, context: FileContext): Bind {
  const written = `volumes has ${JSON.stringify(volume)}, which`
  const [source = '', target = '', mode, ...rest] = volume.split(':')
  if (source === '' || target === '' || mode === '' || rest.length > 0) {
    throw volumeInvalid(
      written,
      'is not of the form src:dst[:mode]',
      'Write "local/data:/data" or "local/data:/data:ro"; a path with a colon goes into a mount block.',
    )
  }
  requireTarget(written, target)
  const isNamed = context.volumeDriver !== undefined && !isAbsolute(source)
  const modes = mode === undefined ? [] : parseBindModes(written, mode)
  const misplaced = modes.find((mode) => (isNamed ? isPropagation(mode) : mode === 'nocopy'))
  if (misplaced !== undefined) {
    throw volumeInvalid(
      written,
      `has the mode ${JSON.stringify(misplaced)}, which ${isNamed ? 'volumes' : 'folders of the host'} cannot have`,
      'Take it out.',
    )
  }
  const { selinuxlabel } = context
  if (selinuxlabel && !modes.some(isSelinuxLabel)) modes.push(selinuxlabel)
  return {
    source: isNamed ? toName(written, source) : planSource(written, { source, modes }, context),
    target,
    modes,
  }
}

function toName(written: string, source: string): string {
  const name = normalize(source)
  if (isVolumeName(name)) return name
  throw volumeInvalid(
    written,
    'names no volume',
    'With a volume_driver, src is the name of a volume: letters, digits, "_", "." and "-".',
  )
}
