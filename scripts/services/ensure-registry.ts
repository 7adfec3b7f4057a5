import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ScriptError } from '../shared/script-error.ts'
import { withTemporaryFolder } from '../shared/with-temporary-folder.ts'
import { exists } from './exists.ts'
import type { Registry } from './registry.ts'
import { startDaemon } from './start-daemon.ts'
import type { Tools } from './tools.ts'
import { unpackPackages } from './unpack-packages.ts'

/**
 * Makes sure that a registry answers at `address`: Debian's docker-registry, unpacked into `folder` and not installed,
 * so that its own service is neither needed nor touched. Its data and log are in `folder` too.
 * Resolves with whether anything had to be done.
 */
export async function ensureRegistry(
  tools: Tools,
  registry: Registry,
  { address, folder }: { address: string; folder: string },
): Promise<boolean> {
  const found = await registry.probe()
  if (found === 'registry') return false
  if (found === 'other')
    throw new ScriptError(
      `The tests' registry belongs at ${address}, but something else listens there: stop it.`,
    )

  tools.say(`Starting Debian's docker-registry at ${address}; its data and log are in ${folder}`)
  const program = await unpackRegistry(tools, folder)
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

async function unpackRegistry(tools: Tools, folder: string): Promise<string> {
  const program = join(folder, 'docker-registry')
  if (await exists(program)) return program

  await mkdir(folder, { recursive: true })
  await withTemporaryFolder(async (temporary) => {
    const root = await unpackPackages(tools, ['docker-registry'], temporary)
    await copyFile(join(root, 'usr/bin/docker-registry'), `${program}.new`)
  })
  await rename(`${program}.new`, program)
  return program
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
