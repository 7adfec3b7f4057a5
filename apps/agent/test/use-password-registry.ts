import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll } from 'vitest'
import type { PrivateRegistry } from './private-registry.ts'

/** Of the account's password. */
const htpasswd = 'alice:$2b$04$tLJ40xuMKyrysxtS96VgUuXo0D7SepvmfGj6I/20kSM2xr8P/kqzK\n'

export interface PasswordRegistryOptions {
  /** Debian's docker-registry. */
  program: string
  /** Of the registry whose images these are; it is only read. */
  rootdirectory: string
}

/**
 * Call in a `describe`: the images of another registry, to be read with the account's password alone, of which this
 * registry has the bcrypt hash.
 */
export function usePasswordRegistry(options: PasswordRegistryOptions): PrivateRegistry {
  const { program, rootdirectory } = options
  let address = ''
  let close = async () => {}
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'longshore-test-registry-'))
    const path = join(folder, 'htpasswd')
    const config = {
      version: 0.1,
      storage: { filesystem: { rootdirectory }, maintenance: { readonly: { enabled: true } } },
      http: { addr: '127.0.0.1:0' },
      auth: { htpasswd: { realm: 'test', path } },
    }
    await writeFile(path, htpasswd)
    await writeFile(join(folder, 'config.json'), JSON.stringify(config))
    const args = ['serve', join(folder, 'config.json')]
    const registry = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    close = async () => {
      if (registry.kill()) await once(registry, 'exit')
      await rm(folder, { recursive: true })
    }
    await once(registry, 'spawn')
    address = await listening(registry.stderr)
  })
  afterAll(() => close())
  return {
    get address() {
      return address
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
