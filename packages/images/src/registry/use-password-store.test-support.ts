import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll } from 'vitest'

const run = promisify(execFile)

export interface Login {
  registry: string
  username: string
  secret: string
}

export interface PasswordStore {
  /** In which `docker-credential-pass` finds the store. */
  env: Record<string, string>
  /** Keeps a login, in place of an earlier one of its registry. */
  store(login: Login): Promise<void>
}

/**
 * Call in a `describe`: a store of the real `docker-credential-pass` for all its tests, with a key of its own without a
 * passphrase.
 */
export function usePasswordStore(): PasswordStore {
  const env: Record<string, string> = { PATH: '/usr/bin:/bin' }
  beforeAll(async () => {
    // A short path: gpg's agent listens on a socket in it.
    env.HOME = await mkdtemp(join(tmpdir(), 'ls-'))
    env.GNUPGHOME = join(env.HOME, 'gpg')
    env.PASSWORD_STORE_DIR = join(env.HOME, 'store')
    await mkdir(env.GNUPGHOME, { mode: 0o700 })
    await requirePrograms(env)
    const who = 'test@example.com'
    const key = ['--quick-generate-key', who, 'future-default', 'default', 'never']
    await run('gpg', ['--batch', '--quiet', '--passphrase', '', ...key], { env })
    await run('pass', ['init', who], { env })
  })
  afterAll(async () => {
    if (!env.HOME) return
    await run('gpgconf', ['--kill', 'all'], { env })
    await rm(env.HOME, { recursive: true, force: true })
  })
  return {
    env,
    async store({ registry: ServerURL, username: Username, secret: Secret }) {
      const child = spawn('docker-credential-pass', ['store'], { env })
      child.stdin.end(JSON.stringify({ ServerURL, Username, Secret }))
      const [exitCode] = await once(child, 'close')
      if (exitCode !== 0) throw new Error(`docker-credential-pass store ended with ${exitCode}`)
    },
  }
}

async function requirePrograms(env: Record<string, string>): Promise<void> {
  const programs = { 'docker-credential-pass': 'version', pass: 'version', gpg: '--version' }
  for (const [program, version] of Object.entries(programs))
    await run(program, [version], { env }).catch((cause) => {
      const packages = 'golang-docker-credential-helpers, pass and gnupg'
      throw new Error(`This test needs ${program}, of Debian's ${packages}.`, { cause })
    })
}
