/**
 * The agent files among the names in a folder, in the order in which they merge. Backups of editors are none
 * (command/agent/config.go `LoadConfigDir`, `isTemporaryFile`); folders must not be among the names.
 */
export function listAgentFiles(names: readonly string[]): string[] {
  return names
    .filter((name) => /\.(hcl|json)$/.test(name) && !/^\.|^#.*#$|~$/s.test(name))
    .toSorted((a, b) => (a < b ? -1 : Number(a > b)))
}
