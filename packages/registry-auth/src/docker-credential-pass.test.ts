import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it, onTestFinished } from 'vitest'
import { never, reveal } from './chain.test-support.ts'
import { createCredentialHelper, createRunCommand } from './index.ts'

const run = promisify(execFile)

it('finds what the real docker-credential-pass stores, and nothing else', async () => {
  const env = await passwordStore()
  await store(env, { ServerURL: '127.0.0.1:5055', Username: 'ali', Secret: 'open:sesame' })
  await store(env, { ServerURL: 'https://index.docker.io/v1/', Username: '<token>', Secret: 'tok' })

  const helper = createCredentialHelper('pass', createRunCommand({ env }))
  const find = async (registry: string) => reveal((await helper.find(registry, never))?.credentials)
  expect(await find('127.0.0.1:5055')).toEqual({ username: 'ali', password: 'open:sesame' })
  expect(await find('docker.io')).toEqual({ identityToken: 'tok' })
  expect(await find('127.0.0.1:5056')).toBeUndefined()
})

/** A store with a key of its own, without a passphrase. */
async function passwordStore(): Promise<Record<string, string>> {
  const folder = await temporaryDirectory()
  const GNUPGHOME = join(folder, 'gpg')
  const PASSWORD_STORE_DIR = join(folder, 'store')
  const env = { PATH: '/usr/bin:/bin', HOME: folder, GNUPGHOME, PASSWORD_STORE_DIR }
  await mkdir(GNUPGHOME, { mode: 0o700 })
  const programs = { 'docker-credential-pass': 'version', pass: 'version', gpg: '--version' }
  for (const [program, version] of Object.entries(programs))
    await run(program, [version], { env }).catch((cause) => {
      const packages = 'golang-docker-credential-helpers, pass and gnupg'
      throw new Error(`This test needs ${program}, of Debian's ${packages}.`, { cause })
    })
  onTestFinished(async () => void (await run('gpgconf', ['--kill', 'all'], { env })))
  const who = 'test@example.com'
  const key = ['--quick-generate-key', who, 'default', 'default', 'never']
  await run('gpg', ['--batch', '--quiet', '--passphrase', '', ...key], { env })
  await run('pass', ['init', who], { env })
  return env
}

async function store(env: Record<string, string>, credentials: object): Promise<void> {
  const child = spawn('docker-credential-pass', ['store'], {
    env,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  child.stdin.end(JSON.stringify(credentials))
  const [exitCode] = await once(child, 'close')
  expect(exitCode).toBe(0)
}
