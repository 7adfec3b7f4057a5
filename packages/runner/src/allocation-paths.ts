import { join } from 'node:path'

/** The allocation directory of Nomad (agent.md): `<data_dir>/alloc/<allocId>`. */
export function allocationDirectory(dataDir: string, allocId: string): string {
  return join(dataDir, 'alloc', allocId)
}

/** A task's folder in its allocation directory. */
export function taskDirectory(allocDir: string, taskName: string): string {
  return join(allocDir, taskName)
}
