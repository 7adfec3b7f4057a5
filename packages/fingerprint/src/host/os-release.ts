/** Names that Nomad knows a distribution by, where `/etc/os-release` has another. */
const names: Record<string, string> = {
  amzn: 'amazon',
  ol: 'oracle',
  'opensuse-leap': 'opensuse',
  'opensuse-tumbleweed': 'opensuse',
  rhel: 'redhat',
  sles: 'suse',
}

/** A distribution's name and version, `debian` `12`, from the text of `/etc/os-release`. Source: os-release(5). */
export function parseOsRelease(text: string): { name: string; version: string } {
  const field = (key: string) => {
    const [, value = ''] = new RegExp(`^${key}=(.*)$`, 'm').exec(text) ?? []
    return value.trim().replace(/^(["'])(.*)\1$/, '$2')
  }
  const id = field('ID')
  return { name: (Object.hasOwn(names, id) && names[id]) || id, version: field('VERSION_ID') }
}
