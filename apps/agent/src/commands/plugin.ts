import * as files from 'node:fs/promises'
import { homedir } from 'node:os'
import manifest from '../../package.json' with { type: 'json' }
import type { Io } from '../io.ts'
import { stateFolder } from '../plugin/state-folder.ts'

export interface PluginOptions {
  stateDir?: string
}

/** `longshore plugin`: serves the driver to the Nomad client that has started this process. */
export async function plugin({ stateDir }: PluginOptions, io: Io): Promise<number> {
  const { createDockerDriver, createHclogLogger, servePlugin } = await import(
    '@longshore/nomad-plugin'
  )
  const log = createHclogLogger((line) => io.stderr.write(line), { module: 'docker' })
  const isRoot = process.getuid?.() === 0
  const effects = {
    ...{ env: io.env, log },
    stateDir: stateDir ?? stateFolder(io.env, { home: homedir(), isRoot }),
  }
  const driver = createDockerDriver({
    version: manifest.version,
    async open(options) {
      const { openDocker } = await import('../plugin/open-docker.ts')
      return openDocker(effects)(options)
    },
    processes: { readFile: files.readFile, kill: (pid, signal) => void process.kill(pid, signal) },
    files,
  })
  return servePlugin(driver, process, { log })
}
