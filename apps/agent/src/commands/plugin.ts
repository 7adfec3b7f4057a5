import * as files from 'node:fs/promises'
import { homedir } from 'node:os'
import manifest from '../../package.json' with { type: 'json' }
import type { Io } from '../io.ts'
import { pluginVersion } from '../plugin/plugin-version.ts'
import type { PluginLaunch } from '../plugin/read-plugin-launch.ts'
import { stateFolder } from '../plugin/state-folder.ts'
import { useCompileCache } from '../plugin/use-compile-cache.ts'

/** `longshore plugin`: serves the driver to the Nomad client that has started this process. The caller then exits. */
export async function plugin(
  launch: PluginLaunch,
  { env, stderr }: Pick<Io, 'env' | 'stderr'>,
): Promise<number> {
  const isRoot = process.getuid?.() === 0
  const stateDir = launch.stateDir ?? stateFolder(env, { home: homedir(), isRoot })
  if (env.NOMAD_PLUGIN_MAGIC_COOKIE) useCompileCache(stateDir)
  const { createDockerDriver, createHclogLogger, servePlugin } = await import(
    '@longshore/nomad-plugin'
  )
  const log = createHclogLogger(stderr, { module: 'docker' })
  const driver = createDockerDriver({
    version: pluginVersion(manifest.version),
    async open(options) {
      const { openDocker } = await import('../plugin/open-docker.ts')
      return openDocker({ env, log, stateDir })(options)
    },
    processes: { readFile: files.readFile, kill: (pid, signal) => void process.kill(pid, signal) },
    files,
    log,
  })
  return servePlugin(driver, process, { log })
}
