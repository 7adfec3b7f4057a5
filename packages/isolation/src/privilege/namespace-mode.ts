/** The options that choose a namespace, and the modes of each besides the engine's default. */
const fixedModes = {
  pid_mode: ['host'],
  ipc_mode: ['none', 'private', 'shareable', 'host'],
  uts_mode: ['host'],
  userns_mode: ['host'],
  cgroupns: ['private', 'host'],
} as const satisfies Record<string, readonly string[]>

export type NamespaceOption = keyof typeof fixedModes

/** Which namespaces can be another container's. */
const joinable: readonly NamespaceOption[] = ['pid_mode', 'ipc_mode']

/**
 * Whether the engine knows the mode, spelt exactly so. Narrower than moby's own check (`api/types/container/hostconfig.go`),
 * which also takes `host:anything`.
 */
export function isNamespaceMode(option: NamespaceOption, mode: string): boolean {
  const fixed: readonly string[] = fixedModes[option]
  if (fixed.includes(mode)) return true
  return joinable.includes(option) && /^container:\/?[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(mode)
}

/** As people write them: `"host" or "container:<name>"`. */
export function describeModes(option: NamespaceOption): string {
  const modes = joinable.includes(option)
    ? [...fixedModes[option], 'container:<name>']
    : fixedModes[option]
  return modes.map((mode) => `"${mode}"`).join(' or ')
}
