import type { Path } from '../../decode/places.ts'
import type { ConfigDraft, LocatedConfig } from './config-rule.ts'

type MountDraft = NonNullable<ConfigDraft['mounts']>[number]

/** The mounts of both spellings, with their type and where they are. */
export function mountsOf({
  config,
}: LocatedConfig): { mount: MountDraft; type: string; path: Path }[] {
  return (['mount', 'mounts'] as const).flatMap((option) =>
    (config[option] ?? []).map((mount, index) => ({
      mount,
      type: mount.type ?? 'volume',
      path: [option, index],
    })),
  )
}
