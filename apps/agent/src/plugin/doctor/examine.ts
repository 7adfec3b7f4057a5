import { homedir } from 'node:os'
import { join } from 'node:path'
import { defaultDriverOptions } from '@longshore/config'
import { createRunCommand } from '@longshore/registry-auth'
import type { Io } from '../../io.ts'
import { launcherName } from '../install/launcher-file.ts'
import type { NomadConfig } from '../nomad-config.ts'
import { stateFolder } from '../state-folder.ts'
import { checkAnswer } from './check-answer.ts'
import { checkConfig } from './check-config.ts'
import { checkEngine } from './check-engine.ts'
import { checkHelpers } from './check-helpers.ts'
import { checkLauncher } from './check-launcher.ts'
import { checkLeftovers } from './check-leftovers.ts'
import { checkNomad } from './check-nomad.ts'
import { checkOwners } from './check-owners.ts'
import { checkState } from './check-state.ts'
import type { Finding } from './finding.ts'

export interface Patient {
  /** Where Nomad looks for plugins. */
  folder: string
  /** Of the agent's files, where they were named. */
  config: NomadConfig | undefined
  /** Path of Nomad's program, or its name on the `PATH`. */
  nomad: string
  env: Io['env']
}

/** All that can be said of an installation, from the file that Nomad starts to the engine. */
export async function examine({ folder, config, nomad, env }: Patient): Promise<Finding[]> {
  const runCommand = createRunCommand({ env })
  const options = config?.driver ?? defaultDriverOptions()
  const { launcher, findings } = await checkLauncher(folder, runCommand)
  const isStartable = findings.every(({ level }) => level !== 'error')
  const state = launcher?.stateDir ?? stateFolder(env, whoever())
  return [
    ...findings,
    ...(launcher ? await checkOwners([launcher.node, launcher.program]) : []),
    ...(launcher && isStartable ? [await checkAnswer(join(folder, launcherName), env)] : []),
    await checkNomad(nomad, options.log_collection, runCommand),
    ...(config ? checkConfig(config, folder) : []),
    await checkState(state),
    ...(await checkEngine(options, env)),
    ...(await checkHelpers(options, env)),
    ...(await checkLeftovers()),
  ]
}

function whoever() {
  return { home: homedir(), isRoot: process.getuid?.() === 0 }
}
