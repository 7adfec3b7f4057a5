import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

/** The one account of a registry with passwords. */
export const account = { username: 'alice', password: 'opensesame' }
const htpasswd = 'alice:$2b$04$tLJ40xuMKyrysxtS96VgUufgf7yHKLZAj5pkC9BEnTjjDVfHg/pZS\n'

export interface TestRegistry {
  /** `host:port` */
  address: string
  /** Every request until now, `GET /v2/app/manifests/1`, as the registry's own log has them. */
  requests(): Promise<string[]>
}

export interface TestRegistryOptions {
  /** Debian's docker-registry. */
  program: string
  /** For its data; empty. */
  folder: string
  /** Whether it asks for the password of {@link account}. */
  passwords?: boolean
}

/** A registry of its own on a free loopback port, that goes with the running test. */
export async function startRegistry({
  program,
  folder,
  passwords = false,
}: TestRegistryOptions): Promise<TestRegistry> {
  const path = join(folder, 'htpasswd')
  await writeFile(path, htpasswd)
  const config = {
    version: 0.1,
    storage: { filesystem: { rootdirectory: join(folder, 'data') } },
    http: { addr: '127.0.0.1:0' },
    auth: passwords ? { htpasswd: { realm: 'test', path } } : undefined,
  }
  const configFile = join(folder, 'config.json')
  await writeFile(configFile, JSON.stringify(config))

  const registry = spawn(program, ['serve', configFile], { stdio: ['ignore', 'pipe', 'pipe'] })
  await once(registry, 'spawn').catch((cause) => {
    const message = `This test needs ${program}. Unpack it with: npm run services`
    throw new Error(message, { cause })
  })
  onTestFinished(async () => {
    if (registry.kill()) await once(registry, 'exit')
  })

  const log: string[] = []
  const lines = createInterface({ input: registry.stdout }).on('line', (line) => log.push(line))
  const address = await listening(registry.stderr)
  return {
    address,
    async requests() {
      // The log comes in order: once the mark is there, all before it is.
      const mark = `/v2/mark-${log.length}`
      await fetch(`http://${address}${mark}`)
      while (!log.some((line) => line.includes(mark))) await once(lines, 'line')
      return log.flatMap((line) => /"([A-Z]+ \/v2\/[^ ]+\/[^ ]+) HTTP/.exec(line)?.[1] ?? [])
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
