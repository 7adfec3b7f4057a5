import { toLongshoreError } from '@longshore/errors'
import { createHclogLogger } from './log/create-hclog-logger.ts'
import type { PluginHost } from './plugin-host.ts'
import { runPlugin } from './run-plugin.ts'
import type { ServeOptions } from './serve-options.ts'
import type { TaskDriver } from './task-driver.ts'

/**
 * Serves `driver` to the Nomad client that started this process, until the client or a SIGTERM ends it; SIGINT, SIGHUP and the
 * client's death do not. Settles with the process's exit code. The caller then exits: calls that were cut off may hold the
 * process open.
 */
export async function servePlugin(
  driver: TaskDriver,
  host: PluginHost,
  options: ServeOptions = {},
): Promise<0 | 1> {
  // Whoever reads them may be gone.
  for (const output of [host.stdout, host.stderr]) output.on('error', () => {})
  const log = options.log ?? createHclogLogger(host.stderr, { module: driver.name })
  const ended = Promise.withResolvers<void>()
  const ignore = () => {}
  host.on('SIGINT', ignore)
  host.on('SIGHUP', ignore)
  host.on('SIGTERM', ended.resolve)
  try {
    await runPlugin(driver, host, { ...options, log, ended: ended.promise, end: ended.resolve })
    return 0
  } catch (error) {
    const { message, hint } = toLongshoreError(error)
    host.stderr.write(`${hint === undefined ? message : `${message} ${hint}`}\n`)
    return 1
  } finally {
    host.off('SIGINT', ignore)
    host.off('SIGHUP', ignore)
    host.off('SIGTERM', ended.resolve)
  }
}
