import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ScriptError } from '../shared/script-error.ts'
import type { Registry } from './registry.ts'
import { startDaemon } from './start-daemon.ts'
import type { Tools } from './tools.ts'

/**
 * Makes sure that a registry answers at `address`: `program` is started, with its data and log in `folder`.
 * Resolves with whether anything had to be done.
 */
export async function ensureRegistry(
  tools: Tools,
  registry: Registry,
  { address, program, folder }: { address: string; program: string; folder: string },
): Promise<boolean> {
  const found = await registry.probe()
  if (found === 'registry') return false
  if (found === 'other')
    throw new ScriptError(
      `The tests' registry belongs at ${address}, but something else listens there: stop it.`,
    )

  tools.say(`Starting Debian's docker-registry at ${address}; its data and log are in ${folder}`)
  const config = join(folder, 'config.json')
  await writeFile(config, registryConfig(address, join(folder, 'data')))
  const isUp = async () => (await registry.probe()) === 'registry'
  const logFile = join(folder, 'registry.log')
  await startDaemon(
    { program, args: ['serve', config], logFile, isUp },
    AbortSignal.timeout(20_000),
  )
  return true
}

/** The registry reads YAML, and JSON is YAML. */
function registryConfig(address: string, data: string): string {
  return JSON.stringify({
    version: 0.1,
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: data }, delete: { enabled: true } },
    http: { addr: address },
  })
}
