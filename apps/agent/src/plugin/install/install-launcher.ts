import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { LongshoreError } from '@longshore/errors'
import { type Launcher, toLauncherText } from './launcher.ts'
import { launcherName, readLauncherFile, writeLauncherFile } from './launcher-file.ts'
import { ownershipProblem } from './ownership-problem.ts'

export type Installed = 'new' | 'replaced' | 'unchanged'

/**
 * Writes the launcher into a client's `plugin_dir`, which is made if needed.
 *
 * @throws LongshoreError `PLUGIN_NOT_OURS`, `PLUGIN_DIR_UNUSABLE`, `PLUGIN_PATH_UNUSABLE`
 */
export async function installLauncher(
  folder: string,
  launcher: Launcher,
  uid: number | undefined,
): Promise<Installed> {
  const text = toLauncherText(launcher)
  const path = join(folder, launcherName)
  return inFolder(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o755 })
    const problem = await ownershipProblem(folder, uid)
    if (problem !== undefined) throw new Error(`${problem}, who could replace the driver`)
    const found = await readLauncherFile(path)
    if (found && !found.launcher) throw notOurs(path)
    if (found?.text === text && found.mode === 0o755) return 'unchanged'
    await writeLauncherFile(folder, text)
    return found ? 'replaced' : 'new'
  })
}

export function notOurs(path: string): LongshoreError {
  return new LongshoreError('PLUGIN_NOT_OURS', `${path} was not written by longshore.`, {
    hint: 'Nothing was changed. Move it away if Nomad has no use for it.',
  })
}

/** Gives what goes wrong with the folder as an error that names it. */
export async function inFolder<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (cause) {
    if (cause instanceof LongshoreError) throw cause
    const { message } = cause as Error
    throw new LongshoreError('PLUGIN_DIR_UNUSABLE', `Cannot use ${folder}: ${message}.`, {
      hint: 'Nothing was changed. Use a folder of the user who runs the Nomad client, with mode 0755.',
      cause,
    })
  }
}
