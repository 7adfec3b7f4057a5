import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { services } from '@longshore/test-support'

/** Debian's docker-registry over the images of the tests' registry, for those who have the password. */
export interface PrivateRegistry {
  /** `host:port` */
  address: string
  username: string
  password: string
  close(): Promise<void>
}

/** bcrypt of `opensesame`. */
const htpasswd = 'alice:$2b$04$tLJ40xuMKyrysxtS96VgUufgf7yHKLZAj5pkC9BEnTjjDVfHg/pZS\n'

export async function startPrivateRegistry(folder: string): Promise<PrivateRegistry> {
  const path = join(folder, 'htpasswd')
  const rootdirectory = join(services.registryFolder, 'data')
  const config = {
    version: 0.1,
    storage: { filesystem: { rootdirectory }, maintenance: { readonly: { enabled: true } } },
    http: { addr: '127.0.0.1:0' },
    auth: { htpasswd: { realm: 'interop', path } },
  }
  await mkdir(folder, { recursive: true })
  await writeFile(path, htpasswd)
  await writeFile(join(folder, 'config.json'), JSON.stringify(config))
  const registry = spawn(services.registryProgram, ['serve', join(folder, 'config.json')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await once(registry, 'spawn')
  return {
    address: await listening(registry.stderr),
    ...{ username: 'alice', password: 'opensesame' },
    async close() {
      if (registry.kill()) await once(registry, 'exit')
    },
  }
}

async function listening(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stderr })) {
    const [, address] = /listening on ([\d.:]+)/.exec(line) ?? []
    if (!address) continue
    stderr.resume()
    return address
  }
  throw new Error('The registry ended before it listened.')
}
