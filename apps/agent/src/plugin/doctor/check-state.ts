import { access, constants } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Finding, ok, problem } from './finding.ts'

/** Whether the plugin can keep its state, without making any. */
export async function checkState(folder: string): Promise<Finding> {
  const { R_OK, W_OK, X_OK } = constants
  try {
    const file = join(folder, 'plugin.db')
    if (await exists(file)) await access(file, R_OK | W_OK)
    await access(await nearestFolder(folder), W_OK | X_OK)
    return ok('state', `The state is in ${folder}.`)
  } catch (error) {
    const hint = 'Make it writable for the user of the Nomad client, or install with --state-dir.'
    return problem('state', `${folder} cannot be written: ${(error as Error).message}.`, hint)
  }
}

async function nearestFolder(path: string): Promise<string> {
  return (await exists(path)) || path === dirname(path) ? path : nearestFolder(dirname(path))
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
