import { resolve } from 'node:path'
import { LongshoreError } from '@longshore/errors'
import { exitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { examine } from '../plugin/doctor/examine.ts'
import { toReport } from '../plugin/doctor/to-report.ts'
import { readNomadConfig } from '../plugin/nomad-config.ts'
import { readAgentSources } from '../read-agent-sources.ts'

export interface PluginDoctorOptions {
  dir?: string
  config?: string[]
  nomad: string
  json: boolean
}

/**
 * `longshore plugin doctor`: says what is wrong with an installation, and what to do. Exit code 1 if anything is.
 *
 * @throws LongshoreError `PLUGIN_DIR_UNKNOWN`, `AGENT_FILE_UNREADABLE`
 */
export async function pluginDoctor(
  { dir, config: paths = [], nomad, json }: PluginDoctorOptions,
  { stdout, env }: Pick<Io, 'stdout' | 'env'>,
): Promise<number> {
  const config = paths.length > 0 ? readNomadConfig(await readAgentSources(paths)) : undefined
  const folder = resolve(dir ?? config?.pluginDir ?? unknownFolder())
  const findings = await examine({ folder, config, nomad, env })
  const isWell = findings.every(({ level }) => level !== 'error')
  stdout.write(
    json ? `${JSON.stringify({ ok: isWell, findings }, null, 2)}\n` : toReport(findings, stdout),
  )
  return isWell ? exitCode.success : exitCode.failed
}

function unknownFolder(): never {
  throw new LongshoreError('PLUGIN_DIR_UNKNOWN', 'It is not known where Nomad looks for plugins.', {
    hint: "Name the folder with --dir, or the Nomad client's files with --config.",
  })
}
