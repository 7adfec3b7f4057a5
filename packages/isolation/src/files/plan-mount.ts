import { isPropagation } from './bind-modes.ts'
import type { FileContext, MountOptions } from './file-options.ts'
import { planSource } from './plan-source.ts'
import { requireTarget } from './require-target.ts'
import { volumeInvalid, volumesNotEnabled } from './volume-errors.ts'
import { isVolumeName } from './volume-name.ts'

/** One of the engine's `Mounts`. */
export interface Mount {
  Type: 'bind' | 'tmpfs' | 'volume'
  Target: string
  Source?: string
  ReadOnly?: true
  BindOptions?: { Propagation: string }
  /** Bytes; permissions. */
  TmpfsOptions?: { SizeBytes?: number; Mode?: number }
  VolumeOptions?: {
    NoCopy?: true
    Labels?: Record<string, string>
    DriverConfig?: { Name?: string; Options?: Record<string, string> }
  }
}

type Planner = (written: string, mount: MountOptions, context: FileContext) => Partial<Mount>

const planners: Readonly<Record<Mount['Type'], Planner>> = {
  bind: planBind,
  tmpfs: planTmpfs,
  volume: planNamedVolume,
}

/**
 * One of `mount` or `mounts`. An option block of another type than the mount's is refused, not left aside.
 *
 * @throws LongshoreError `VOLUME_INVALID`, `VOLUME_NOT_ALLOWED`
 */
export function planMount(mount: MountOptions, context: FileContext): Mount {
  const { target = '', readonly = false } = mount
  const type = mount.type || 'volume'
  const written = `A mount at ${JSON.stringify(target)}`
  if (!isType(type)) {
    throw volumeInvalid(
      written,
      `is of the type ${JSON.stringify(type)}`,
      'Write "bind", "volume" or "tmpfs".',
    )
  }
  for (const other of ['bind', 'tmpfs', 'volume'] as const) {
    if (other === type || mount[`${other}_options`] === undefined) continue
    throw volumeInvalid(
      written,
      `is of the type "${type}" and has ${other}_options`,
      `Take the block out, or write type = "${other}".`,
    )
  }
  requireTarget(written, target)
  return {
    Type: type,
    Target: target,
    ...(readonly ? { ReadOnly: true } : {}),
    ...planners[type](written, mount, context),
  }
}

function isType(type: string): type is Mount['Type'] {
  return Object.hasOwn(planners, type)
}

function planBind(written: string, mount: MountOptions, context: FileContext): Partial<Mount> {
  const { source = '', bind_options } = mount
  const propagation = bind_options?.propagation || undefined
  if (propagation !== undefined && !isPropagation(propagation)) {
    throw volumeInvalid(
      written,
      `has the propagation ${JSON.stringify(propagation)}`,
      'Write private, rprivate, slave, rslave, shared or rshared.',
    )
  }
  const modes = propagation === undefined ? [] : [propagation]
  return {
    Source: planSource(written, { source, modes }, context),
    ...(propagation === undefined ? {} : { BindOptions: { Propagation: propagation } }),
  }
}

function planTmpfs(written: string, { source, tmpfs_options = {} }: MountOptions): Partial<Mount> {
  if (source)
    throw volumeInvalid(written, 'is a tmpfs and has a source', 'Take the source out: it has none.')
  const { size = 0, mode = 0 } = tmpfs_options
  const isValid =
    Number.isSafeInteger(size) && size >= 0 && Number.isInteger(mode) && mode >= 0 && mode <= 0o7777
  if (!isValid) {
    throw volumeInvalid(
      written,
      `has the size ${size} and the mode ${mode}`,
      'Write a number of bytes, and permissions as a decimal number up to 4095.',
    )
  }
  const TmpfsOptions = { ...(size > 0 && { SizeBytes: size }), ...(mode > 0 && { Mode: mode }) }
  return Object.keys(TmpfsOptions).length === 0 ? {} : { TmpfsOptions }
}

function planNamedVolume(
  written: string,
  { source = '', volume_options = {} }: MountOptions,
  { sandboxed }: FileContext,
): Partial<Mount> {
  if (sandboxed) {
    throw volumesNotEnabled(`${written} uses the volume ${JSON.stringify(source)}`)
  }
  if (source !== '' && !isVolumeName(source)) {
    throw volumeInvalid(
      written,
      `has the source ${JSON.stringify(source)}, which names no volume`,
      'Write letters, digits, "_", "." and "-", or type = "bind" for a host path.',
    )
  }
  const { no_copy = false, labels = {}, driver_config } = volume_options
  const VolumeOptions = {
    ...(no_copy ? { NoCopy: true as const } : {}),
    ...(Object.keys(labels).length > 0 ? { Labels: { ...labels } } : {}),
    ...(driver_config === undefined ? {} : { DriverConfig: toDriverConfig(driver_config) }),
  }
  return {
    ...(source === '' ? {} : { Source: source }),
    ...(Object.keys(VolumeOptions).length === 0 ? {} : { VolumeOptions }),
  }
}

function toDriverConfig({
  name,
  options = {},
}: NonNullable<NonNullable<MountOptions['volume_options']>['driver_config']>) {
  return {
    ...(name ? { Name: name } : {}),
    ...(Object.keys(options).length > 0 ? { Options: { ...options } } : {}),
  }
}
