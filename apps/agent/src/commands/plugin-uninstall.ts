import { unlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { exitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { inFolder, notOurs } from '../plugin/install/install-launcher.ts'
import { launcherName, readLauncherFile } from '../plugin/install/launcher-file.ts'

export interface PluginUninstallOptions {
  dir: string
  json: boolean
}

/**
 * `longshore plugin uninstall`: removes the launcher, so that Nomad uses its own driver again. Tasks go on.
 *
 * @throws LongshoreError `PLUGIN_NOT_OURS`, `PLUGIN_DIR_UNUSABLE`
 */
export async function pluginUninstall(
  { dir, json }: PluginUninstallOptions,
  { stdout }: Pick<Io, 'stdout'>,
): Promise<number> {
  const folder = resolve(dir)
  const path = join(folder, launcherName)
  const removed = await inFolder(folder, async () => {
    const found = await readLauncherFile(path)
    if (found && !found.launcher) throw notOurs(path)
    if (found) await unlink(path)
    return found !== undefined
  })
  if (json) stdout.write(`${JSON.stringify({ path, removed }, null, 2)}\n`)
  else
    stdout.write(
      removed
        ? `Removed ${path}. Restart the Nomad client: it takes over its tasks with its own driver.\n`
        : `There is no ${path}.\n`,
    )
  return exitCode.success
}
