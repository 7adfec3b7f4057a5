import { volumeInvalid } from './volume-errors.ts'

const labels: readonly string[] = ['z', 'Z']
const propagations: readonly string[] = [
  'shared',
  'rshared',
  'slave',
  'rslave',
  'private',
  'rprivate',
]

/** At most one of each kind: moby `volume/mounts/linux_parser.go`. */
const kinds: readonly (readonly string[])[] = [
  ['ro', 'rw'],
  labels,
  propagations,
  ['nocopy'],
  ['consistent', 'cached', 'delegated'],
]

/**
 * The third part of a volume, `ro,z`.
 *
 * @throws LongshoreError `VOLUME_INVALID`
 */
export function parseBindModes(written: string, text: string): string[] {
  const modes = text.split(',')
  for (const mode of modes) {
    const kind = kinds.find((kind) => kind.includes(mode))
    const isKnown = kind !== undefined && modes.filter((other) => kind.includes(other)).length === 1
    if (isKnown) continue
    throw volumeInvalid(
      written,
      `has the mode ${JSON.stringify(text)}, which the engine does not know`,
      `Write at most one of each, with commas between them: ${kinds.map((kind) => kind.join(' or ')).join('; ')}.`,
    )
  }
  return modes
}

export function isPropagation(mode: string): boolean {
  return propagations.includes(mode)
}

/** Whether what is mounted in the container would be mounted on the host. */
export function reachesHost(mode: string): boolean {
  return mode === 'shared' || mode === 'rshared'
}

export function isSelinuxLabel(mode: string): boolean {
  return labels.includes(mode)
}
