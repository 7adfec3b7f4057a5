import { join } from 'node:path'

/** Where a plugin keeps its state if nobody says: of root in /var/lib, else where the user's programs keep theirs. */
export function stateFolder(
  env: Record<string, string | undefined>,
  { home, isRoot }: { home: string; isRoot: boolean },
): string {
  if (isRoot) return '/var/lib/longshore/nomad'
  return join(env.XDG_STATE_HOME || join(home, '.local', 'state'), 'longshore', 'nomad')
}
