import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { services } from '../packages/test-support/src/services.ts'
import { createRegistry } from '../scripts/services/registry.ts'
import { toRegistryImage } from '../scripts/services/to-registry-image.ts'

export interface PublishedImage {
  image: string
  /** Ends its registry. */
  close(): Promise<void>
}

/** An image of so many layers of random bytes, in a registry of its own on a free loopback port. */
export async function publishImage({ layers = 1, layerBytes = 0 }): Promise<PublishedImage> {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-bench-'))
  const config = {
    version: 0.1,
    log: { accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, 'data') } },
    http: { addr: '127.0.0.1:0' },
  }
  const configFile = join(folder, 'config.json')
  await writeFile(configFile, JSON.stringify(config))
  const registry = spawn(services.registryProgram, ['serve', configFile], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  async function close(): Promise<void> {
    if (registry.kill()) await once(registry, 'exit')
    await rm(folder, { recursive: true })
  }

  try {
    const address = await listening(registry.stderr)
    const archives: Buffer[] = []
    for (let n = 0; n < layers; n++)
      archives.push(await pack(join(folder, `layer${n}`), randomBytes(layerBytes)))
    const architecture = process.arch === 'x64' ? 'amd64' : process.arch
    const image = toRegistryImage(archives, architecture, { Cmd: ['/file'] })
    await createRegistry(address).push('longshore-bench/image', '1', image)
    return { image: `${address}/longshore-bench/image:1`, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function pack(folder: string, content: Buffer): Promise<Buffer> {
  await mkdir(folder)
  await writeFile(join(folder, 'file'), content)
  const { stdout } = await promisify(execFile)('tar', ['-c', '-C', folder, '.'], {
    encoding: 'buffer',
    maxBuffer: content.length + 2 ** 20,
  })
  return stdout
}

async function listening(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stderr })) {
    const [, address] = /listening on ([\d.:]+)/.exec(line) ?? []
    if (!address) continue
    stderr.resume()
    return address
  }
  throw new Error('The registry of the bench ended before it listened.')
}
