import { join, resolve } from 'node:path'
import { createRunCommand } from '@longshore/registry-auth'
import { exitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { checkConfig } from '../plugin/doctor/check-config.ts'
import { checkNomad } from '../plugin/doctor/check-nomad.ts'
import { checkOwners } from '../plugin/doctor/check-owners.ts'
import { toReport } from '../plugin/doctor/to-report.ts'
import { type Installed, installLauncher } from '../plugin/install/install-launcher.ts'
import type { Launcher } from '../plugin/install/launcher.ts'
import { launcherName } from '../plugin/install/launcher-file.ts'
import { pluginBlock } from '../plugin/install/plugin-block.ts'
import { readNomadConfig } from '../plugin/nomad-config.ts'
import { readAgentSources } from '../read-agent-sources.ts'

export interface PluginInstallOptions {
  dir: string
  stateDir?: string
  config?: string[]
  nomad: string
  json: boolean
}

const done: Record<Installed, string> = {
  new: 'Wrote',
  replaced: 'Replaced',
  unchanged: 'Up to date:',
}

/**
 * `longshore plugin install`: puts a launcher of `program` into a Nomad client's `plugin_dir`, and says what else it takes.
 *
 * @throws LongshoreError `PLUGIN_NOT_OURS`, `PLUGIN_DIR_UNUSABLE`, `PLUGIN_PATH_UNUSABLE`, `AGENT_FILE_UNREADABLE`
 */
export async function pluginInstall(
  { dir, stateDir, config = [], nomad, json }: PluginInstallOptions,
  program: Launcher,
  { stdout, env }: Pick<Io, 'stdout' | 'env'>,
): Promise<number> {
  const folder = resolve(dir)
  // Before anything is written.
  const files = config.length > 0 ? readNomadConfig(await readAgentSources(config)) : undefined
  const launcher = { ...program, stateDir: stateDir === undefined ? undefined : resolve(stateDir) }
  const result = await installLauncher(folder, launcher, process.getuid?.())
  const logCollection = files?.driver?.log_collection ?? 'files'
  const findings = [
    ...(await checkOwners([launcher.node, launcher.program])),
    await checkNomad(nomad, logCollection, createRunCommand({ env })),
    ...(files ? checkConfig(files, folder) : []),
  ].filter(({ level }) => level !== 'ok')
  const path = join(folder, launcherName)
  if (json) {
    const report = { path, result, block: pluginBlock(folder), findings }
    stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    return exitCode.success
  }
  stdout.write(`${done[result]} ${path}\n`)
  if (findings.length > 0) stdout.write(`\n${toReport(findings, stdout)}`)
  if (!files?.hasBlock)
    stdout.write(`\nAdd to the Nomad client's config:\n\n${pluginBlock(folder)}`)
  stdout.write('\nThen restart the Nomad client: its tasks go on.\n')
  return exitCode.success
}
