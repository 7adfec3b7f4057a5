import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll } from 'vitest'

/** The one account of a registry with passwords. */
export const account = { username: 'alice', password: 'opensesame' }
const htpasswd = 'alice:$2b$04$tLJ40xuMKyrysxtS96VgUufgf7yHKLZAj5pkC9BEnTjjDVfHg/pZS\n'

export interface TestRegistry {
  /** `host:port`, once the first test runs. */
  readonly address: string
  /** Every request until now, `GET /v2/app/manifests/1`, as the registry's own log has them. */
  requests(): Promise<string[]>
}

/** Makes the `auth` of a registry's configuration; what it needs of files goes into `folder`. */
export type MakeRegistryAuth = (folder: string) => Promise<object>

/** It asks for the password of {@link account}, of which it has the bcrypt hash. */
export const askForPassword: MakeRegistryAuth = async (folder) => {
  const path = join(folder, 'htpasswd')
  await writeFile(path, htpasswd)
  return { htpasswd: { realm: 'test', path } }
}

/**
 * Call in a `describe`: a registry of its own for all its tests, on a free loopback port. `program` is Debian's
 * docker-registry.
 */
export function useRegistry(program: string, makeAuth?: MakeRegistryAuth): TestRegistry {
  let started: StartedRegistry | undefined
  beforeAll(async () => {
    started = await startRegistry(program, makeAuth)
  })
  afterAll(() => started?.close())
  const running = () => {
    if (!started) throw new Error('The registry is not there before the first test.')
    return started
  }
  return {
    get address() {
      return running().address
    },
    requests: () => running().requests(),
  }
}

interface StartedRegistry extends TestRegistry {
  close(): Promise<void>
}

async function startRegistry(
  program: string,
  makeAuth: MakeRegistryAuth | undefined,
): Promise<StartedRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-test-registry-'))
  const config = {
    version: 0.1,
    storage: { filesystem: { rootdirectory: join(folder, 'data') } },
    http: { addr: '127.0.0.1:0' },
    auth: await makeAuth?.(folder),
  }
  const configFile = join(folder, 'config.json')
  await writeFile(configFile, JSON.stringify(config))

  const registry = spawn(program, ['serve', configFile], { stdio: ['ignore', 'pipe', 'pipe'] })
  await once(registry, 'spawn').catch((cause) => {
    const message = `This test needs ${program}. Unpack it with: npm run services`
    throw new Error(message, { cause })
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
    async close() {
      if (registry.kill()) await once(registry, 'exit')
      await rm(folder, { recursive: true })
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
