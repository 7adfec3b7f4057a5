/** Go's names of architectures (`go tool dist list`) for Node's, where they differ. */
const architectures: Record<string, string> = { x64: 'amd64', ia32: '386', mipsel: 'mipsle' }

/** `process.arch` as Nomad says it: `amd64`. */
export function toGoArch(arch: string, endianness: 'LE' | 'BE'): string {
  if (arch === 'ppc64' && endianness === 'LE') return 'ppc64le'
  return architectures[arch] ?? arch
}

/** `process.platform` as Nomad says it: `windows`. */
export function toGoOs(platform: string): string {
  return platform === 'win32' ? 'windows' : platform
}
