import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

/**
 * Starts a registry on a free loopback port, with its data in `folder`, that goes with the running test. Resolves with
 * its `host:port`.
 */
export async function startRegistry(program: string, folder: string): Promise<string> {
  const config = join(folder, 'config.json')
  const storage = { filesystem: { rootdirectory: join(folder, 'data') } }
  await writeFile(config, JSON.stringify({ version: 0.1, storage, http: { addr: '127.0.0.1:0' } }))

  const registry = spawn(program, ['serve', config], { stdio: ['ignore', 'ignore', 'pipe'] })
  await once(registry, 'spawn').catch((cause) => {
    const message = `This test needs ${program}. Unpack it with: npm run services`
    throw new Error(message, { cause })
  })
  onTestFinished(async () => {
    if (registry.kill()) await once(registry, 'exit')
  })
  for await (const line of createInterface({ input: registry.stderr })) {
    const [, address] = /listening on ([\d.:]+)/.exec(line) ?? []
    if (!address) continue
    registry.stderr.resume()
    return address
  }
  throw new Error(`${program} ended before it listened.`)
}
